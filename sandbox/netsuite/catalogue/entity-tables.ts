import { defineTable } from './column.ts';

export const ENTITY_TABLES = [
  defineTable('customer', {
    label: 'entitytitle',
    columns: `id:key entityid:text entitytitle:text altname:text companyname:text isperson:flag firstname:text
      lastname:text email:text phone:text comments:text externalid:text isinactive:flag! currency:>currency
      terms:>term salesrep:>employee partner:>partner parent:>customer category:>customercategory pricelevel:>pricelevel
      receivablesaccount:>account searchstage:text entitystatus:#customerStatus datecreated:time
      lastmodifieddate:time! creditlimit:money creditholdoverride:#creditHold! oncredithold:flag!
      balancesearch:money overduebalancesearch:money unbilledorderssearch:money consolbalancesearch:money
      consoloverduebalancesearch:money consolunbilledorderssearch:money daysoverduesearch:int
      firstorderdate:date lastorderdate:date firstsaledate:date lastsaledate:date url:text title:text
      custentity_channel:text custentity_salesforce_id:text subsidiary:>subsidiary`,
    empty: `accountnumber alcoholrecipienttype altemail altphone assignedwebsite:int billingratecard:int
      billingschedule:int billingtransactiontype billpay:flag buyingreason:int buyingtimeframe:int campaignevent:int
      clickstream consoldaysoverduesearch:int contact:int contactlist date_deleted:date defaultbankaccount:>account
      defaultbillingaddress:int defaultorderpriority:qty defaultshippingaddress:int duplicate:flag emailpreference
      emailtransactions:flag enddate:date entitynumber:int estimatedbudget:money fax faxtransactions:flag
      firstvisit:date giveaccess:flag globalsubscriptionstatus homephone isbudgetapproved:flag keywords language
      lastpagevisited lastvisit:date leadsource:int middlename mobilephone negativenumberformat numberformat
      prefccprocessor:int printoncheckas printtransactions:flag probability:rate referrer reminderdays:int
      resalenumber salesreadiness:int salutation shipcomplete:flag shippingcarrier shippingitem:>item
      sourcewebsite:int startdate:date territory:int thirdpartyacct thirdpartycarrier thirdpartycountry
      thirdpartyzipcode visits:int weblead:flag dateclosed:date representingsubsidiary:>subsidiary`,
    indexes: ['externalid', 'entityid', 'lastmodifieddate, id', 'custentity_salesforce_id', 'parent'],
  }),
  defineTable('entity', {
    label: 'entitytitle',
    columns: `id:key entityid:text entitytitle:text altname:text type:#entityType! isperson:flag firstname:text
      lastname:text email:text phone:text comments:text externalid:text isinactive:flag! datecreated:time
      lastmodifieddate:time! parent:>entity customer:>customer employee:>employee partner:>partner`,
    empty: `altemail altphone contact:int date_deleted:date entitynumber:int fax genericresource:int homephone
      laborcost:money middlename mobilephone othername:int project:int projecttemplate:int salutation title
      toplevelparent:>entity vendor:int`,
    indexes: ['type', 'externalid'],
  }),
  defineTable('customersubsidiaryrelationship', {
    label: 'id',
    columns:
      'id:key entity:>customer! subsidiary:>subsidiary! isprimarysub:flag! externalid:text lastmodifieddate:time',
    indexes: ['entity'],
  }),
  defineTable('employee', {
    label: 'entityid',
    columns: `id:key entityid:text entitytitle:text firstname:text lastname:text email:text phone:text title:text
      department:>department subsidiary:>subsidiary supervisor:>employee currency:>currency issalesrep:flag
      isinactive:flag! externalid:text datecreated:time lastmodifieddate:time!`,
    empty: `altname approvallimit:money birthdate:date class:>classification employeestatus:int employeetype:int
      expenselimit:money gender giveaccess:flag hiredate:date isjobresource:flag location:>location
      purchaseorderapprovallimit:money purchaseorderlimit:money`,
    indexes: ['externalid'],
  }),
  defineTable('partner', {
    label: 'entitytitle',
    columns: `id:key entityid:text entitytitle:text altname:text companyname:text isperson:flag firstname:text
      lastname:text email:text phone:text subsidiary:>subsidiary partnercode:text isinactive:flag! externalid:text
      datecreated:time lastmodifieddate:time! custentity_salesforce_id:text`,
    indexes: ['externalid'],
  }),
];
