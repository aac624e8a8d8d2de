import { defineTable } from './column.ts';

export const REVENUE_TABLES = [
  defineTable('revenuearrangement', {
    label: 'tranid',
    columns: `id:key tranid:text trandate:date entity:>entity subsidiary:>subsidiary currency:>currency
      exchangerate:fx foreigntotal:money createdfrom:>transaction accountingbook:>accountingbook
      lastmodifieddate:time`,
    indexes: ['entity', 'createdfrom'],
  }),
  defineTable('revenueelement', {
    label: 'recordnumber',
    columns: `id:key recordnumber:text referenceid:text source:text sourcerecordtype:text
      sourcetransaction:>transaction sourceline:int revenuearrangement:>revenuearrangement entity:>entity item:>item
      quantity:qty salesamount:money discountedsalesamount:money allocationamount:money currency:>currency
      exchangerate:fx elementdate:date revrecstartdate:date revrecenddate:date
      revenuerecognitionrule:>revenuerecognitionrule deferralaccount:>account recognitionaccount:>account
      revenueplanstatus:#revenuePlanStatus accountingbook:>accountingbook subsidiary:>subsidiary
      requiresrevenueplanupdate:flag forecaststartdate:date forecastenddate:date
      revrecforecastrule:>revenuerecognitionrule returnofelement:>revenueelement lastmodifieddate:time`,
    indexes: ['revenuearrangement', 'sourcetransaction', 'entity', 'item', 'lastmodifieddate'],
  }),
  defineTable('revenueplan', {
    label: 'recordnumber',
    columns: `id:key recordnumber:text createdfrom:>revenueelement item:>item amount:money
      amountsource:text revenueplantype:#revenuePlanType revenueplancurrency:>currency exchangerate:fx
      recognitionmethod:text revenuerecognitionrule:>revenuerecognitionrule revrecstartdate:date revrecenddate:date
      totalrecognized:money remainingdeferredbalance:money statusfordisplay:text holdrevenuerecognition:flag
      terminmonths:int creationtriggeredbydisplay:text accountingbook:>accountingbook lastmodifieddate:time`,
    empty: 'periodoffset:int catchupperiod:>accountingperiod',
    indexes: ['createdfrom', 'lastmodifieddate'],
  }),
  defineTable('revenueplanplannedrevenue', {
    label: 'id',
    columns: `id:key revenueplan:>revenueplan! plannedperiod:>accountingperiod postingperiod:>accountingperiod
      plannedrevenuetype:text amount:money isrecognized:flag! journal:>transaction dateexecuted:date
      percentrecognizedinperiod:rate percenttotalrecognized:rate totalrecognized:money
      deferredrevenueaccount:>account recognitionaccount:>account exchangerate:fx`,
    indexes: ['revenueplan', 'plannedperiod', 'journal'],
  }),
  defineTable('fairvalueprice', {
    label: 'id',
    columns: `id:key item:>item! currency:>currency! fairvalue:money! startdate:date enddate:date externalid:text
      lastmodifieddate:time`,
    indexes: ['item'],
  }),
  defineTable('revenuerecognitionrule', {
    columns:
      'id:key name:text recognitionmethod:text terminmonths:int isinactive:flag lastmodifieddate:time externalid:text',
  }),
];
