import { defineTable } from './column.ts';

export const TRANSACTION_TABLES = [
  defineTable('transaction', {
    label: 'trandisplayname',
    columns: `id:key tranid:text transactionnumber:text type:#transactionType! abbrevtype:text recordtype:text
      trandisplayname:text trandate:date! duedate:date closedate:date createddate:time lastmodifieddate:time!
      entity:>entity status:status posting:flag postingperiod:>accountingperiod currency:>currency exchangerate:fx
      foreigntotal:money foreignamountpaid:money foreignamountunpaid:money foreignpaymentamountused:money
      foreignpaymentamountunused:money account:>account subsidiary:>subsidiary employee:>employee partner:>partner
      terms:>term approvalstatus:#approvalStatus memo:text otherrefnum:text externalid:text createdfrom:>transaction
      voided:flag! void:flag=voided class:>classification department:>department location:>location
      shippingaddress:>transactionshippingaddress
      billingaddress:>transactionbillingaddress email:text paymentmethod:>paymentmethod nextbilldate:date
      custbody_channel:text custbody_disputed:flag custbody_promised_date:date custbody_salesforce_id:text
      custbody_end_customer:text custbody_cancellation_reason:text`,
    empty: `isreversal:flag reversal:>transaction reversaldate:date reversaldefer:flag
      createdby:>employee lastmodifiedby:>employee journaltype actualshipdate:date balsegstatus billingstatus:flag
      customform:int enddate:date entitystatus:>entitystatus estgrossprofit:money estgrossprofitpercent:rate
      expectedclosedate:date firmed:flag forecasttype:int includeinforecast:flag incoterm:int intercoadj:flag
      intercostatus intercotransaction:>transaction isfinchrg:flag leadsource:int linkedtrackingnumberlist memomain
      message nextapprover:>employee nexus:>nexus opportunity:>transaction ordpicked:flag printedpickingticket:flag
      probability:rate projectedtotal:money shipcarrier shipcomplete:flag shipdate:date shipmethod:int source
      startdate:date title tobeemailed:flag tobefaxed:flag tobeprinted:flag totalcostestimate:money
      trackingnumberlist typebaseddocumentnumber userevenuearrangement:flag visibletocustomer:flag
      winlossreason:int accountbasednumber altsalestotal:money buyingreason:int buyingtimeframe:int committed:flag
      customtype:int estimatedbudget:money fax fulfillmenttype fxaltsalestotal:money fxnetaltsalestotal:money
      isbudgetapproved:flag memdoc:int netaltsalestotal:money number ordreceived:flag
      paymenthold:flag paymentoption:int rangehigh:money rangelow:money revision:int salesreadiness:int
      sourcetransaction:>transaction tosubsidiary:>subsidiary transferlocation:>location website:int
      weightedtotal:money`,
    indexes: [
      'entity',
      'type, trandate',
      'externalid',
      'createdfrom',
      'tranid',
      'lastmodifieddate, id',
      'otherrefnum',
      'custbody_salesforce_id',
      'postingperiod',
    ],
  }),
  defineTable('transactionline', {
    label: 'memo',
    primaryKey: ['transaction', 'id'],
    columns: `id:int! transaction:>transaction! linesequencenumber:int! uniquekey:int! mainline:flag! taxline:flag!
      iscogs:flag! item:>item itemtype:#itemType quantity:qty rate:rate netamount:money amount:money=netamount
      foreignamount:money
      foreignamountpaid:money foreignamountunpaid:money foreignpaymentamountused:money
      foreignpaymentamountunused:money creditforeignamount:money debitforeignamount:money account:>account
      expenseaccount:>account=account accountinglinetype:text createdfrom:>transaction entity:>entity
      subsidiary:>subsidiary department:>department class:>classification location:>location memo:text
      quantitybilled:qty quantityshiprecv:qty fulfillable:flag isclosed:flag isfullyshipped:flag isbillable:flag
      revenueelement:>revenueelement price:>pricelevel taxrate1:rate orderdoc:>transaction orderline:int
      linelastmodifieddate:time transactionlinetype:text donotdisplayline:flag custcol_external_id:text`,
    empty: `actualshipdate:date amortizationenddate:date amortizationresidual amortizationsched:int
      amortizstartdate:date amountlinked:money assemblycomponent:flag billeddate:date billingschedule:int
      billvariancestatus blandedcost:flag bomquantity:qty buildvariance:flag category:int chargetype cleared:flag
      cleareddate:date commitinventory commitmentfirm:flag componentyield:qty costestimate:money
      costestimaterate:rate costestimatetype createdpo:>transaction date_deleted:date documentnumber dropship:flag
      estgrossprofit:money estgrossprofitpercent:rate estimatedamount:money expectedreceiptdate:date
      expectedshipdate:date fxamountlinked:money hasfulfillableitems:flag inventoryreportinglocation:>location
      isfxvariance:flag isinventoryaffecting:flag isrevrectransaction:flag isscrap:flag itemsource
      kitcomponent:flag kitmemberof:int landedcostcategory:int landedcostperline:flag matchbilltoreceipt:flag
      oldcommitmentfirm:flag operationdisplaytext orderpriority:qty paymentmethod:int processedbyrevcommit:flag
      quantitybackordered:qty quantitycommitted:qty quantitypacked:qty quantitypicked:qty quantityrejected:qty
      rateamount:money ratepercent:rate requestnote shipmethod:int specialorder:flag transactiondiscount:flag
      transferorderitemlineid:int settlementamount:money units:int vsoeisestimate:flag eliminate:flag`,
    indexes: [
      'createdfrom',
      'entity',
      'revenueelement',
      'item',
      'uniquekey',
      'custcol_external_id',
      'orderdoc, orderline',
    ],
  }),
  defineTable('transactionaccountingline', {
    label: 'transaction',
    primaryKey: ['transaction', 'transactionline', 'accountingbook'],
    columns: `transaction:>transaction! transactionline:int! accountingbook:>accountingbook! account:>account
      amount:money debit:money credit:money netamount:money=amount amountpaid:money amountunpaid:money
      amountlinked:money paymentamountused:money paymentamountunused:money posting:flag! exchangerate:fx`,
    empty: 'date_deleted:date overheadparentitem:>item',
    indexes: ['account'],
  }),
  defineTable('nexttransactionlinelink', {
    label: 'linktype',
    primaryKey: ['previousdoc', 'previousline', 'nextdoc', 'nextline', 'linktype'],
    columns: `previousdoc:>transaction! previousline:int! previoustype:#transactionType nextdoc:>transaction!
      nextline:int! nexttype:#transactionType linktype:text! foreignamount:money baseamount:money
      lastmodifieddate:time`,
    indexes: ['nextdoc, nextline', 'lastmodifieddate'],
  }),
  defineTable('previoustransactionlinelink', {
    label: 'linktype',
    stored: 'nexttransactionlinelink',
    columns: `previousdoc:>transaction! previousline:int! previoustype:#transactionType nextdoc:>transaction!
      nextline:int! nexttype:#transactionType linktype:text! foreignamount:money lastmodifieddate:time`,
  }),
  defineTable('nexttransactionlink', {
    label: 'linktype',
    primaryKey: ['previousdoc', 'nextdoc', 'linktype'],
    columns: `previousdoc:>transaction! previoustype:#transactionType nextdoc:>transaction!
      nexttype:#transactionType linktype:text! foreignamount:money lastmodifieddate:time`,
    indexes: ['nextdoc'],
  }),
  defineTable('previoustransactionlink', {
    label: 'linktype',
    stored: 'nexttransactionlink',
    columns: `previousdoc:>transaction! previoustype:#transactionType nextdoc:>transaction!
      nexttype:#transactionType linktype:text! foreignamount:money lastmodifieddate:time`,
  }),
];
