import { defineTable } from './column.ts';

const HIERARCHY =
  'id:key name:text fullname:text parent:int externalid:text isinactive:flag! includechildren:flag subsidiary:>subsidiary lastmodifieddate:time';

export const LIST_TABLES = [
  defineTable('account', {
    label: 'accountsearchdisplayname',
    columns: `id:key acctnumber:text fullname:text accountsearchdisplayname:text accountsearchdisplaynamecopy:text
      displaynamewithhierarchy:text accttype:>accounttype! generalrate:text cashflowrate:text eliminate:flag
      inventory:flag issummary:flag isinactive:flag! sspecacct:text description:text currency:>currency
      externalid:text parent:>account lastmodifieddate:time`,
    empty: `billableexpensesacct:>account category1099misc class:>classification date_deleted:date
      deferralacct:>account department:>department includechildren:flag location:>location
      reconcilewithmatching:flag revalue:flag sbankname sbankroutingnumber subsidiary`,
    indexes: ['externalid', 'accttype'],
  }),
  defineTable('accounttype', {
    label: 'longname',
    columns: `id:text! longname:text balancesheet:flag left:flag seqnum:int defaultgeneralratetype:text
      defaultcashflowratetype:text internalid:int`,
    empty: 'date_deleted:date eliminationalgo includeinrevaldefault:flag usercanchangerevaloption:flag',
  }),
  defineTable('accountsubsidiarymap', {
    label: 'account',
    primaryKey: ['account', 'subsidiary'],
    columns: 'account:>account! subsidiary:>subsidiary!',
  }),
  defineTable('accountingperiod', {
    label: 'periodname',
    columns: `id:key periodname:text startdate:date! enddate:date! parent:>accountingperiod isposting:flag!
      isadjust:flag! isquarter:flag! isyear:flag! closed:flag! alllocked:flag arlocked:flag aplocked:flag
      allownonglchanges:flag isinactive:flag externalid:text closedondate:date lastmodifieddate:time`,
    empty: 'date_deleted:date',
    indexes: ['startdate'],
  }),
  defineTable('accountingbook', {
    columns: `id:key name:text isprimary:flag! isadjustmentonly:flag isconsolidated:flag basebook:>accountingbook
      externalid:text lastmodifieddate:time`,
    empty: 'date_deleted:date effectiveperiod:>accountingperiod subsidiariesstring',
  }),
  defineTable('currency', {
    columns: `id:key name:text symbol:text! displaysymbol:text exchangerate:fx currencyprecision:int!
      isbasecurrency:flag! isinactive:flag! externalid:text lastmodifieddate:time`,
    empty: `date_deleted:date fxrateupdatetimezone includeinfxrateupdates:flag overridecurrencyformat:flag
      symbolplacement`,
  }),
  defineTable('currencyrate', {
    label: 'id',
    columns: `id:key basecurrency:>currency! transactioncurrency:>currency! exchangerate:fx! effectivedate:date!
      externalid:text lastmodifieddate:time`,
    indexes: ['transactioncurrency, basecurrency, effectivedate'],
  }),
  defineTable('consolidatedexchangerate', {
    label: 'id',
    columns: `id:key postingperiod:>accountingperiod! fromsubsidiary:>subsidiary! tosubsidiary:>subsidiary!
      fromcurrency:>currency tocurrency:>currency accountingbook:>accountingbook averagerate:fx currentrate:fx
      historicalrate:fx externalid:text`,
    empty: 'date_deleted:date',
    indexes: ['postingperiod, fromsubsidiary, tosubsidiary'],
  }),
  defineTable('subsidiary', {
    columns: `id:key name:text fullname:text legalname:text country:text currency:>currency! parent:>subsidiary
      iselimination:flag! isinactive:flag! email:text url:text state:text externalid:text lastmodifieddate:time`,
    empty: `date_deleted:date dropdownstate edition fax federalidnumber fiscalcalendar:int languagelocale
      mainaddress:int purchaseorderamount:money purchaseorderquantity:qty purchaseorderquantitydiff:qty
      receiptamount:money receiptquantity:qty receiptquantitydiff:qty returnaddress:int shippingaddress:int
      showsubsidiaryname:flag ssnortin state1taxnumber tranprefix`,
  }),
  defineTable('item', {
    label: 'itemid',
    columns: `id:key itemid:text fullname:text displayname:text description:text itemtype:#itemType! subtype:text
      class:>classification department:>department location:>location subsidiary:>subsidiary includechildren:flag incomeaccount:>account
      deferredrevenueaccount:>account deferralaccount:>account=deferredrevenueaccount expenseaccount:>account
      revenuerecognitionrule:>revenuerecognitionrule cost:rate baseprice:rate isfulfillable:flag isinactive:flag!
      totalquantityonhand:qty externalid:text createddate:time lastmodifieddate:time! custitem_salesforce_id:text`,
    empty: `assetaccount:>account averagecost:rate costingmethod gainlossaccount:>account isonline:flag
      lastpurchaseprice:rate manufacturer matrixtype parent:>item purchasedescription saleunit:int stockunit:int
      totalvalue:money upccode vendorname weight:qty`,
    indexes: ['externalid', 'itemid'],
  }),
  defineTable('term', {
    columns: `id:key name:text daysuntilnetdue:int discountpercent:rate daysuntilexpiry:int isinactive:flag!
      externalid:text lastmodifieddate:time`,
  }),
  defineTable('pricelevel', {
    columns: 'id:key name:text discountpct:rate isinactive:flag! externalid:text lastmodifieddate:time',
  }),
  defineTable('paymentmethod', {
    columns: 'id:key name:text isinactive:flag! externalid:text lastmodifieddate:time',
  }),
  defineTable('customercategory', {
    columns: 'id:key name:text isinactive:flag! externalid:text lastmodifieddate:time',
  }),
  defineTable('classification', {
    label: 'fullname',
    columns: HIERARCHY.replace('parent:int', 'parent:>classification'),
    empty: 'date_deleted:date',
  }),
  defineTable('department', {
    label: 'fullname',
    columns: HIERARCHY.replace('parent:int', 'parent:>department'),
    empty: 'date_deleted:date',
  }),
  defineTable('location', {
    label: 'fullname',
    columns: HIERARCHY.replace('parent:int', 'parent:>location'),
    empty: `date_deleted:date defaultallocationpriority:qty includeinsupplyplanning:flag latitude:rate locationtype
      longitude:rate mainaddress:int makeinventoryavailable:flag makeinventoryavailablestore:flag returnaddress:int
      tranprefix usebins:flag`,
  }),
  defineTable('deletedrecord', {
    label: 'name',
    primaryKey: ['recordtypeid', 'recordid'],
    columns: `name:text recordid:int! recordtypeid:int! scriptid:text context:text deletedby:>employee
      deleteddate:time! type:text iscustomrecord:flag`,
    indexes: ['deleteddate'],
  }),
  defineTable('systemnote', {
    label: 'field',
    columns: `id:key record:text recordid:int! recordtypeid:int field:text oldvalue:text newvalue:text date:time!
      name:>employee context:text`,
    indexes: ['recordid', 'date'],
  }),
];
