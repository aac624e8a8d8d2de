import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DataSet, Table } from '../../sandbox/dataset/dataset.ts';
import { cashForecast, forecastBasis } from '../../sources/netsuite/reports/cash-forecast.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { table } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

const TODAY = '2024-06-15';

/**
 * Acme pays 10, 20 and 40 days late, Beta once 2 days late: the median of Acme is 20, that of all 15. The orders: one with a
 * billing date, partly billed and paid ahead; one that must be delivered first; one that can be billed at once.
 */
function company(): DataSet {
  const netsuite = new Map<string, Table>([
    ['subsidiary', table('externalId,name,currency,country\nEU,Europe GmbH,EUR,DE')],
    [
      'currencyRate',
      table(`baseCurrency,transactionCurrency,exchangeRate,effectiveDate
      USD,EUR,1.1,2023-01-01
      USD,JPY,0.0064,2023-01-01
      EUR,KWD,2.98,2023-01-01`),
    ],
    [
      'item',
      table(`externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
      HOUR,HOUR,Hour,Service,Services,1,POINT_IN_TIME
      TANK,TANK,Tank,InvtPart,Hardware,400,POINT_IN_TIME`),
    ],
    [
      'customer',
      table(`externalId,entityId,companyName,subsidiary,currency,terms
      ACME,ACME,Acme,1,USD,Net 30
      BETA,BETA,Beta,1,JPY,Net 30
      GAMMA,GAMMA,Gamma,EU,KWD,Net 30`),
    ],
    [
      'salesOrder',
      table(`externalId,entity,tranDate,subsidiary,currency,nextBill,line.externalId,line.item,line.quantity,line.rate,line.taxRate
      SO-DATED,ACME,2024-06-01,1,USD,2024-07-01,L1,HOUR,3,100,
      SO-STOCK,BETA,2024-06-01,1,JPY,,L2,TANK,1,50000,
      SO-READY,GAMMA,2024-06-01,EU,KWD,,L3,HOUR,1,10.125,10`),
    ],
    [
      'invoice',
      table(`externalId,entity,createdFrom,tranDate,dueDate,subsidiary,currency,custbody_promised_date,line.externalId,line.item,line.quantity,line.rate,line.orderLine
      PAID-1,ACME,,2024-01-01,2024-01-31,1,USD,,P1,HOUR,1,10,
      PAID-2,ACME,,2024-01-01,2024-01-31,1,USD,,P2,HOUR,1,10,
      PAID-3,ACME,,2024-01-01,2024-01-31,1,USD,,P3,HOUR,1,10,
      PAID-4,BETA,,2024-01-01,2024-01-31,1,JPY,,P4,HOUR,1,1000,
      PAID-OLD,BETA,,2023-01-01,2023-01-31,1,JPY,,P5,HOUR,1,1000,
      DUE,ACME,,2024-05-21,2024-06-20,1,USD,,O1,HOUR,1,400.01,
      LATE,ACME,,2024-04-01,2024-05-01,1,USD,,O2,HOUR,1,20.02,
      PROMISED,ACME,,2024-04-01,2024-05-01,1,USD,2024-06-25,O3,HOUR,1,30.03,
      BROKEN,ACME,,2024-05-13,2024-06-12,1,USD,2024-06-10,O4,HOUR,1,40.04,
      YEN,BETA,,2024-05-17,2024-06-16,1,JPY,,O5,HOUR,1,1054,
      PART,ACME,SO-DATED,2024-06-10,2024-07-10,1,USD,,O6,HOUR,1,100,L1`),
    ],
    [
      'customerPayment',
      table(`externalId,customer,tranDate,subsidiary,currency,apply.doc,apply.amount
      PAY-1,ACME,2024-02-10,1,USD,PAID-1,10
      PAY-2,ACME,2024-02-20,1,USD,PAID-2,10
      PAY-3,ACME,2024-03-11,1,USD,PAID-3,10
      PAY-4,BETA,2024-02-02,1,JPY,PAID-4,1000
      PAY-OLD,BETA,2023-05-31,1,JPY,PAID-OLD,1000`),
    ],
    [
      'customerDeposit',
      table(`externalId,customer,salesOrder,tranDate,currency,payment
      DEP,ACME,SO-DATED,2024-06-05,USD,50`),
    ],
  ]);
  return { name: 'forecast', today: TODAY, salesforce: new Map(), netsuite };
}

let account: Awaited<ReturnType<typeof netsuiteAccount>>;
beforeAll(async () => {
  account = await netsuiteAccount(company());
});
afterAll(() => account?.stop());

async function forecast(asOf: string, weeks = 13): Promise<string[]> {
  const access = { ...account.netsuite, partner: undefined };
  return (await cashForecast(access, asOf, weeks)).map(
    (row) => `${row.currencyCode} week ${row.week} ${row.source} ${row.amount} of ${row.documents}`,
  );
}

test('each invoice comes by its customer’s own lateness, by the company’s where that is unknown, or as promised', async () => {
  expect(await forecast(TODAY)).toEqual([
    // to be delivered first, on no known day
    'JPY week 0 unscheduled 50000 of 1',
    'JPY week 3 open 1054 of 1',
    // billed at once, due in 30 days, 15 days late, with tax in the three digits of the dinar
    'KWD week 7 scheduled 11.138 of 1',
    'USD week 1 overdue 20.02 of 1',
    'USD week 2 promised 30.03 of 1',
    // the promise is broken: by lateness again
    'USD week 3 open 40.04 of 1',
    'USD week 4 open 400.01 of 1',
    'USD week 7 open 100 of 1',
    // 300 ordered, 100 billed, 50 paid ahead
    'USD week 10 scheduled 150 of 1',
  ]);
});

test('what comes after the last of the weeks is one more', async () => {
  expect((await forecast(TODAY, 3)).filter((row) => row.startsWith('USD'))).toEqual([
    'USD week 1 overdue 20.02 of 1',
    'USD week 2 promised 30.03 of 1',
    'USD week 3 open 40.04 of 1',
    'USD week 4 open 500.01 of 2',
    'USD week 4 scheduled 150 of 1',
  ]);
});

test('an invoice takes the place of what was scheduled: nothing is expected twice', async () => {
  const access = { ...account.netsuite, partner: undefined };
  const dollars = async () =>
    (await forecastBasis(access, TODAY)).find(({ currencyCode }) => currencyCode === 'USD');
  expect(await dollars()).toEqual({ currencyCode: 'USD', open: '590.1', unbilled: '150' });
  const client = await WireClient.connect(account.url);
  const order = await account.id('transaction', 'SO-DATED');
  expect(
    (await client.record('POST', `salesOrder/${order}/!transform/invoice`, { tranDate: TODAY })).status,
  ).toBe(204);
  // what was paid ahead is applied to the invoice by a document of its own, later
  expect(await dollars()).toEqual({ currencyCode: 'USD', open: '790.1', unbilled: '0' });
  expect((await forecast(TODAY)).filter((row) => row.includes('USD') && row.includes('scheduled'))).toEqual(
    [],
  );
  // as of the day before, the order was still to be billed
  expect(
    (await forecast('2024-06-14')).filter((row) => row.includes('USD') && row.includes('scheduled')),
  ).toEqual(['USD week 10 scheduled 150 of 1']);
});
