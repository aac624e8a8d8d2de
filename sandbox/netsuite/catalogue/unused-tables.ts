import { defineTable } from './column.ts';

/** Record types that clients read of every account and that order to cash never fills. */
export const UNUSED_TABLES = [
  defineTable('vendor', {
    label: 'entitytitle',
    columns: `id:key entityid:text entitytitle:text altname:text companyname:text isperson:flag firstname:text
      lastname:text email:text phone:text isinactive:flag currency:>currency subsidiary:>subsidiary terms:>term
      externalid:text datecreated:time lastmodifieddate:time`,
    empty: `accountnumber altemail altphone balance:money balanceprimary:money billpay:flag category:int comments
      contact:int contactlist creditlimit:money date_deleted:date defaultbankaccount:>account defaultbillingaddress:int
      defaultshippingaddress:int defaultvendorpaymentaccount:>account duplicate:flag emailpreference
      emailtransactions:flag entitynumber:int expenseaccount:>account fax faxtransactions:flag giveaccess:flag
      globalsubscriptionstatus homephone incoterm:int isjobresourcevend:flag laborcost:money legalname middlename
      mobilephone payablesaccount:>account printoncheckas printtransactions:flag purchaseorderamount:money
      purchaseorderquantity:qty purchaseorderquantitydiff:qty receiptamount:money receiptquantity:qty
      receiptquantitydiff:qty rolesforsearch salutation subsidiaryedition timeapprover:>employee title
      unbilledorders:money unbilledordersprimary:money url workcalendar:int representingsubsidiary:>subsidiary`,
  }),
  defineTable('vendorsubsidiaryrelationship', {
    label: 'id',
    columns: 'id:key entity:>vendor subsidiary:>subsidiary isprimarysub:flag',
  }),
  defineTable('vendorcategory', {
    columns: 'id:key name:text isinactive:flag externalid:text lastmodifieddate:time',
  }),
  defineTable('job', {
    label: 'entityid',
    columns: `id:key entityid:text entitytitle:text altname:text companyname:text customer:>customer parent:>entity
      startdate:date enddate:date isinactive:flag externalid:text datecreated:time lastmodifieddate:time`,
  }),
  defineTable('nexus', {
    label: 'description',
    columns: 'id:key country:text description:text state:text taxagency:>vendor',
  }),
  defineTable('role', { columns: 'id:key name:text scriptid:text isinactive:flag' }),
  defineTable('loginaudit', {
    label: 'status',
    primaryKey: ['date', 'user'],
    columns: 'date:time! user:>employee! role:>role status:text detail:text emailaddress:text',
  }),
];
