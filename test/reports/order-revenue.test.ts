import { afterAll, beforeAll, expect, test } from 'vitest';
import { revenueTotals } from '../../sources/netsuite/revenue.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { table } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

/** An order of a device, earned when it is billed, and of a plan, earned over a year. */
const COMPANY = {
  name: 'an order of two kinds of revenue',
  today: '2024-03-31',
  salesforce: new Map(),
  netsuite: new Map([
    [
      'item',
      table(`externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
      GAUGE,GAUGE,Gauge,NonInvtPart,Hardware,10,POINT_IN_TIME
      PLAN,PLAN,Yearly Plan,Service,Software,1,STRAIGHT_LINE_12M`),
    ],
    ['customer', table('externalId,entityId,companyName,currency,terms\nC-1,C-1,Buyer,USD,Net 30')],
    [
      'salesOrder',
      table(`externalId,entity,tranDate,currency,line.externalId,line.item,line.quantity,line.rate
      SO-1,C-1,2024-01-10,USD,SO-1-1,GAUGE,2,100
      SO-1,C-1,2024-01-10,USD,SO-1-2,PLAN,1,1200`),
    ],
  ]),
};

let account: Awaited<ReturnType<typeof netsuiteAccount>>;
let client: WireClient;
beforeAll(async () => {
  account = await netsuiteAccount(COMPANY);
  client = await WireClient.connect(account.url);
});
afterAll(() => account?.stop());

/** What the order and its customer say, which is the same where the order is all that the customer has. */
async function revenue(range: { from?: string; to?: string } = {}): Promise<unknown> {
  const [order] = await client.rows("SELECT id, entity FROM transaction WHERE externalid = 'SO-1'");
  const rows = await revenueTotals(
    { ...account.netsuite, partner: undefined },
    [
      { scope: 'order', id: order?.id ?? '' },
      { scope: 'customer', id: order?.entity ?? '' },
    ],
    { from: range.from, to: range.to },
  );
  const [ofCustomer, ofOrder] = rows.map(({ recognized, planned, deferred }) => ({
    recognized: Number(recognized),
    planned: Number(planned),
    deferred: Number(deferred),
  }));
  expect(ofOrder).toEqual(ofCustomer);
  return ofOrder;
}

test('an order’s revenue is what its bills and plans posted, less what credits took back, as the customer’s is', async () => {
  expect(await revenue()).toBeUndefined();
  const [order] = await client.rows("SELECT id FROM transaction WHERE externalid = 'SO-1'");

  // Billed: the device is earned at once, the plan is owed.
  const invoice = await client.create(`salesOrder/${order?.id}/!transform/invoice`, {
    tranDate: '2024-03-05',
  });
  expect(await revenue()).toEqual({ recognized: 200, planned: 0, deferred: 1200 });

  // Planned: March to February.
  await client.script('customscript_update_revenue_plans');
  expect(await revenue()).toEqual({ recognized: 200, planned: 1200, deferred: 1200 });

  const [march] = await client.rows(
    "SELECT id FROM accountingperiod WHERE isposting = 'T' AND startdate = TO_DATE('2024-03-01', 'YYYY-MM-DD')",
  );
  await client.script('customscript_create_revenue_journals', { period: march?.id });
  expect(await revenue()).toEqual({ recognized: 300, planned: 1100, deferred: 1100 });
  expect(await revenue({ from: '2024-04-01', to: '2024-05-31' })).toEqual({
    recognized: 0,
    planned: 200,
    deferred: 1100,
  });

  // Credited: one of the two devices comes back.
  const lines = await client.rows(
    `SELECT l.linesequencenumber AS line, i.itemid AS item FROM transactionline l JOIN item i ON i.id = l.item WHERE l.transaction = ${invoice}`,
  );
  await client.create(`invoice/${invoice}/!transform/creditMemo`, {
    tranDate: '2024-03-20',
    item: {
      items: lines.map(({ line, item }) => ({ orderLine: Number(line), quantity: item === 'GAUGE' ? 1 : 0 })),
    },
  });
  expect(await revenue()).toEqual({ recognized: 200, planned: 1100, deferred: 1100 });
  expect(await revenue({ from: '2024-03-01', to: '2024-04-30' })).toEqual({
    recognized: 200,
    planned: 100,
    deferred: 1100,
  });
});
