import type { DataSet, Table } from '#sandbox/dataset/dataset.ts';

/** A company small enough to know every figure of: two subsidiaries, two currencies, tax, a credit, a deposit. */

export function table(text: string): Table {
  const [header = '', ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return { columns: header.split(','), rows: rows.map((row) => row.split(',')) };
}

export const SMALL_TODAY = '2024-06-15';

export function smallCompany(name = 'small'): DataSet {
  const netsuite = new Map<string, Table>([
    [
      'subsidiary',
      table(`externalId,name,currency,country
      EU,Europe GmbH,EUR,DE`),
    ],
    [
      'currencyRate',
      table(`baseCurrency,transactionCurrency,exchangeRate,effectiveDate
      USD,EUR,1.1,2024-01-01
      USD,EUR,1.2,2024-05-01`),
    ],
    [
      'consolidatedExchangeRate',
      table(`postingPeriod,fromSubsidiary,toSubsidiary,averageRate,currentRate,historicalRate
      2024-03,EU,1,1.11,1.12,1.05`),
    ],
    [
      'employee',
      table(`externalId,entityId,salesRep
      REP-1,Ada Rep,T
      REP-2,Bo Rep,T`),
    ],
    [
      'partner',
      table(`externalId,entityId,companyName
      PART-1,PART-1,Reseller Ltd`),
    ],
    [
      'item',
      table(`externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
      GAUGE,GAUGE,Gauge,NonInvtPart,Hardware,10.25,POINT_IN_TIME
      PLAN,PLAN,Yearly Plan,Service,Software,1,STRAIGHT_LINE_12M
      TANK,TANK,Tank,InvtPart,Hardware,400,POINT_IN_TIME`),
    ],
    [
      'customer',
      table(`externalId,entityId,companyName,email,subsidiary,currency,terms,creditLimit,creditHoldOverride,salesRep,partner,parent,custentity_channel
      C-1,C-1,Acme,pay@acme.example,1,USD,Net 30,1000,AUTO,REP-1,,,DIRECT
      C-2,C-2,Beta,,1,USD,Net 45,,AUTO,REP-2,PART-1,C-1,RESELLER
      C-3,C-3,Gamma,,EU,EUR,Net 30,500000,ON,,,,SELF_SERVICE
      C-4,C-4,Delta,,1,EUR,Net 30,,OFF,,,,DIRECT`),
    ],
    [
      'salesOrder',
      table(`externalId,entity,tranDate,currency,salesRep,otherRefNum,custbody_channel,line.externalId,line.item,line.quantity,line.rate,line.taxRate
      SO-A,C-1,2024-01-10,USD,REP-1,PO-77,DIRECT,SO-A-1,GAUGE,3,0.10,
      SO-A,C-1,2024-01-10,USD,REP-1,PO-77,DIRECT,SO-A-2,PLAN,1,1200,
      SO-B,C-2,2024-02-10,USD,REP-2,PO-78,RESELLER,SO-B-1,GAUGE,10,99.95,8.25
      SO-C,C-1,2024-03-05,USD,REP-1,,DIRECT,SO-C-1,TANK,2,1000,`),
    ],
    [
      'invoice',
      table(`externalId,entity,createdFrom,tranDate,dueDate,subsidiary,currency,salesRep,custbody_channel,custbody_disputed,line.externalId,line.item,line.quantity,line.rate,line.taxRate,line.orderLine
      INV-A,C-1,SO-A,2024-01-15,2024-02-14,1,USD,REP-1,DIRECT,F,INV-A-1,GAUGE,3,0.10,,SO-A-1
      INV-A,C-1,SO-A,2024-01-15,2024-02-14,1,USD,REP-1,DIRECT,F,INV-A-2,PLAN,1,1200,,SO-A-2
      INV-B,C-2,SO-B,2024-02-12,2024-03-28,1,USD,REP-2,RESELLER,T,INV-B-1,GAUGE,4,99.95,8.25,SO-B-1
      INV-C,C-3,,2024-03-20,2024-04-19,EU,EUR,,SELF_SERVICE,F,INV-C-1,GAUGE,1,500,19,
      INV-D,C-4,,2024-04-02,2024-05-02,1,EUR,,DIRECT,F,INV-D-1,GAUGE,1,100.01,,`),
    ],
    [
      'creditMemo',
      table(`externalId,entity,tranDate,currency,line.externalId,line.item,line.quantity,line.rate,line.taxRate,apply.doc,apply.amount
      CM-A,C-2,2024-03-01,USD,CM-A-1,GAUGE,1,99.95,8.25,INV-B,100.00`),
    ],
    [
      'customerPayment',
      table(`externalId,customer,tranDate,subsidiary,currency,apply.doc,apply.amount
      PAY-A,C-1,2024-02-20,1,USD,INV-A,1000.30
      PAY-A,C-1,2024-02-20,1,USD,,49.70
      PAY-D,C-4,2024-05-10,1,EUR,INV-D,100.01`),
    ],
    [
      'customerDeposit',
      table(`externalId,customer,salesOrder,tranDate,currency,payment
      DEP-A,C-1,SO-C,2024-03-06,USD,500`),
    ],
    [
      'cashSale',
      table(`externalId,entity,tranDate,currency,line.item,line.quantity,line.rate
      CASH-A,C-2,2024-05-20,USD,GAUGE,2,50`),
    ],
    [
      'journalEntry',
      table(`externalId,tranDate,currency,memo,line.account,line.debit,line.credit,line.memo
      JE-A,2024-05-31,USD,Deposit,1000,250.25,,to bank
      JE-A,2024-05-31,USD,Deposit,1050,,250.25,from undeposited`),
    ],
    [
      'revenuePlan',
      table(`source,sourceLine,period,amount,currency,recognized
      INV-A,INV-A-1,2024-01,0.30,USD,T
      ${Array.from({ length: 12 }, (_, index) => `INV-A,INV-A-2,2024-${String(index + 1).padStart(2, '0')},100,USD,${index < 5 ? 'T' : 'F'}`).join('\n')}
      INV-B,INV-B-1,2024-02,399.80,USD,T
      INV-C,INV-C-1,2024-03,500,EUR,T
      INV-D,INV-D-1,2024-04,100.01,EUR,T`),
    ],
  ]);
  return { name, today: SMALL_TODAY, salesforce: new Map(), netsuite };
}
