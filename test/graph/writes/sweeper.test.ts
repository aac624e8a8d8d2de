import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  acceptAll,
  approvedQuotes,
  leaveHalfDone,
  ordersOf,
  salesOrderCount,
  until,
  type Writer,
  writers,
} from './support/journal-loss.ts';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

let stack: TwoSystems;
let all: Awaited<ReturnType<typeof writers>>;
let writer: Writer;
let isStarted = false;
beforeAll(async () => {
  stack = await twoSystems({ SWEEP_MS: '0' });
  all = await writers(stack);
});
afterAll(async () => {
  await all?.stop();
  await stack?.stop();
});
afterEach(async () => {
  if (isStarted) await writer.lose();
  isStarted = false;
  await stack.mend();
});

const begin = (): void => {
  writer = all.start();
  isStarted = true;
};
const settle = async (kind: string, count: number): Promise<void> => {
  const statuses = ['SUCCEEDED', 'FAILED', 'NEEDS_ATTENTION'] as const;
  await until(
    async () => (await writer.engine.count({ actor: undefined, kinds: [kind], statuses })) === count,
  );
};
const healed = () => writer.engine.operations({ actor: undefined, kinds: ['healOrder'] }, 100, undefined);

/** An order that a person or another integration made as a draft, whatever key it bears. */
async function draftOfOthers(key: string | null): Promise<string> {
  const [model] = await stack.soql(
    'SELECT AccountId, Pricebook2Id, CurrencyIsoCode, (SELECT PricebookEntryId, UnitPrice FROM OrderItems LIMIT 1) FROM Order WHERE Pricebook2Id != null LIMIT 1',
  );
  const { AccountId, Pricebook2Id, CurrencyIsoCode, OrderItems } = model as Record<string, unknown>;
  const [line] = (OrderItems as { records: Record<string, unknown>[] }).records;
  const head = { AccountId, Pricebook2Id, CurrencyIsoCode, EffectiveDate: '2026-06-30', Status: 'Draft' };
  const { id } = await stack.postSalesforce('/sobjects/Order', { ...head, External_Id__c: key });
  await stack.postSalesforce('/sobjects/OrderItem', {
    OrderId: id,
    PricebookEntryId: line?.PricebookEntryId,
    Quantity: 1,
    UnitPrice: 10,
  });
  return String(id);
}

test('orders whose journal was lost half way are healed, none lost, none doubled, and other people\u2019s are left alone', async () => {
  const quotes = await approvedQuotes(stack, 'lost', 6);
  const [drafts, unlinked] = [quotes.slice(0, 3), quotes.slice(3)];
  await leaveHalfDone(stack, all.start, { drafts, unlinked });
  const others = [await draftOfOthers(null), await draftOfOthers('a'.repeat(40))];
  const untouched = () =>
    stack.soql(
      `SELECT Id, Status, NetSuite_Id__c, SystemModstamp FROM Order WHERE Id IN ('${others.join("','")}')`,
    );
  const before = await untouched();

  begin();
  expect(await writer.sweeper.look()).toBe(0);
  // Only now: what the lost processes had sent has arrived.
  await stack.resetStats();
  expect(await writer.sweeper.look()).toBe(6);
  await settle('healOrder', 6);
  const [salesforce, netsuite] = [await stack.stats('salesforce'), await stack.stats('netsuite')];
  expect([salesforce.requests, netsuite.requests]).toEqual([0, 0]);
  expect(Math.min(salesforce.background, netsuite.background)).toBeGreaterThan(6);
  expect(await writer.sweeper.look()).toBe(0);
  expect(await writer.sweeper.look()).toBe(0);

  const orders = await ordersOf(stack, quotes);
  expect(orders.map(({ status, quoteStatus }) => `${status} ${quoteStatus}`)).toEqual(
    Array(6).fill('Activated Accepted'),
  );
  expect(new Set(orders.map(({ quoteId }) => quoteId)).size).toBe(6);
  expect(new Set(orders.map(({ netsuiteId }) => netsuiteId)).size).toBe(6);
  expect(
    await salesOrderCount(
      stack,
      orders.map(({ key }) => key),
    ),
  ).toBe(6);
  expect(await untouched()).toEqual(before);
  const operations = await healed();
  expect(operations.map(({ status, actor }) => `${status} ${actor.subject}`)).toEqual(
    Array(6).fill('SUCCEEDED sweeper'),
  );
  expect(new Set(operations.map(({ input }) => input.finding))).toEqual(
    new Set(['NOT_PLACED', 'NOT_LINKED']),
  );
  expect(operations.every(({ effects }) => effects.some(({ action }) => action !== 'UNCHANGED'))).toBe(true);
});

test('a look costs one call of each system, however many orders are whole', async () => {
  begin();
  // The first two look at everything that was ever cancelled.
  await writer.sweeper.look();
  await writer.sweeper.look();
  await stack.resetStats();
  expect(await writer.sweeper.look()).toBe(0);
  const [salesforce, netsuite] = [await stack.stats('salesforce'), await stack.stats('netsuite')];
  expect([salesforce.background, netsuite.background]).toEqual([1, 1]);
});

test('what an open operation is about is left to that operation', async () => {
  const quotes = await approvedQuotes(stack, 'open', 1);
  begin();
  await stack.faults('netsuite', [
    { path: '/services/rest/record/v1/salesOrder', method: 'POST', kind: 'status', status: 503 },
  ]);
  await acceptAll(writer.engine, quotes);
  await until(async () => (await ordersOf(stack, quotes)).length === 1);
  expect(await writer.sweeper.look()).toBe(0);
  expect(await writer.sweeper.look()).toBe(0);
  await stack.mend();
  await settle('acceptQuote', 1);
  expect((await ordersOf(stack, quotes)).map(({ status }) => status)).toEqual(['Activated']);
});

test('an order that the books refuse is cancelled with the reason, once, like any other', async () => {
  const quotes = await approvedQuotes(stack, 'refused', 1);
  await leaveHalfDone(stack, all.start, { drafts: quotes, unlinked: [] });
  await stack.faults('netsuite', [
    {
      path: '/services/rest/record/v1/salesOrder',
      method: 'POST',
      kind: 'status',
      status: 400,
      body: { 'o:errorDetails': [{ detail: 'This item is inactive.', 'o:errorCode': 'USER_ERROR' }] },
    },
  ]);
  begin();
  await writer.sweeper.look();
  expect(await writer.sweeper.look()).toBe(1);
  await settle('healOrder', 1);
  expect((await healed())[0]).toMatchObject({
    status: 'FAILED',
    problems: [{ type: 'SourceRefusedProblem' }],
  });
  const [order] = await ordersOf(stack, quotes);
  expect(order?.status).toBe('Cancelled');
  expect(await salesOrderCount(stack, [order?.key as string])).toBe(0);
  for (let i = 0; i < 3; i++) expect(await writer.sweeper.look()).toBe(0);
});

test('an order that was cancelled in one system only is cancelled in the other, with the same reason', async () => {
  const quotes = await approvedQuotes(stack, 'cancelled', 2);
  begin();
  await acceptAll(writer.engine, quotes);
  await settle('acceptQuote', 2);
  const [here, there] = await ordersOf(stack, quotes);
  await stack.patchSalesforce('Order', here?.id as string, {
    Status: 'Cancelled',
    Cancellation_Reason__c: 'No budget',
  });
  await stack.patchNetSuite('salesOrder', there?.netsuiteId as string, {
    orderStatus: { id: 'C' },
    custbody_cancellation_reason: 'Out of stock',
  });
  await writer.sweeper.look();
  expect(await writer.sweeper.look()).toBe(2);
  await settle('healOrder', 2);
  const reasonThere = (id: string | null | undefined) =>
    stack.suiteql(
      `SELECT t.status, t.custbody_cancellation_reason AS reason FROM transaction t WHERE t.id = ${id} ORDER BY t.id`,
    );
  expect(await reasonThere(here?.netsuiteId)).toMatchObject([{ status: 'C', reason: 'No budget' }]);
  expect(await reasonThere(there?.netsuiteId)).toMatchObject([{ status: 'C', reason: 'Out of stock' }]);
  const rows = await stack.soql(
    `SELECT Status, Cancellation_Reason__c FROM Order WHERE Id IN ('${here?.id}', '${there?.id}') ORDER BY Id`,
  );
  expect(rows).toEqual([
    { Status: 'Cancelled', Cancellation_Reason__c: 'No budget' },
    { Status: 'Cancelled', Cancellation_Reason__c: 'Out of stock' },
  ]);
  for (let i = 0; i < 2; i++) expect(await writer.sweeper.look()).toBe(0);
});

test('an order that waits for its deal’s approval goes on by itself once that is given, and not before', async () => {
  const [deal] = await stack.soql(
    "SELECT Id, Name, End_Customer__c, End_Customer_Country__c FROM Deal_Registration__c WHERE Partner__r.External_Id__c = 'ACC-00061' AND Status__c = 'Submitted' ORDER BY Id LIMIT 1",
  );
  const input = {
    idempotencyKey: 'held',
    poNumber: 'PO-HELD',
    endCustomer: { name: deal?.End_Customer__c, countryCode: deal?.End_Customer_Country__c },
    shipTo: { name: 'Quay 4', city: 'Boston', countryCode: 'US' },
    currencyCode: 'USD',
    dealRegistration: deal?.Name,
    lines: [{ lineNumber: 1, productReference: 'TLG-300', quantity: '1' }],
  };
  const { data } = await stack.ask(
    'mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) { acknowledgement { status holds { code } } } }',
    { input },
    'partner',
    'ACC-00061',
  );
  const acknowledgement = { status: 'HELD', holds: [{ code: 'DEAL_REGISTRATION' }] };
  expect(data.submitResellerOrder).toEqual({ acknowledgement });
  const orderNow = () => stack.soql("SELECT Status, Hold_Reason__c FROM Order WHERE PoNumber = 'PO-HELD'");
  begin();
  for (let i = 0; i < 2; i++) expect(await writer.sweeper.look()).toBe(0);
  expect(await orderNow()).toEqual([{ Status: 'Draft', Hold_Reason__c: 'DEAL_REGISTRATION' }]);
  await stack.patchSalesforce('Deal_Registration__c', String(deal?.Id), { Status__c: 'Approved' });
  expect(await writer.sweeper.look()).toBe(1);
  await settle('releaseResellerOrder', 1);
  expect(await orderNow()).toEqual([{ Status: 'Activated', Hold_Reason__c: null }]);
  for (let i = 0; i < 2; i++) expect(await writer.sweeper.look()).toBe(0);
});

test('npm start compares both systems by itself, as often as SWEEP_MS says', async () => {
  const sweeping = await twoSystems({ SWEEP_MS: '50' });
  const others = await writers(sweeping);
  try {
    const quotes = await approvedQuotes(sweeping, 'itself', 2);
    await leaveHalfDone(sweeping, others.start, { drafts: [], unlinked: quotes });
    const healedBy = async (): Promise<string[]> => {
      const { data } = await sweeping.ask(
        '{ operations(filter: { kind: "healOrder" }, first: 5) { edges { node { status } } } }',
      );
      return data.operations.edges.map(({ node }: { node: { status: string } }) => node.status);
    };
    await until(async () => (await healedBy()).filter((status) => status === 'SUCCEEDED').length === 2);
    expect((await ordersOf(sweeping, quotes)).map(({ quoteStatus }) => quoteStatus)).toEqual([
      'Accepted',
      'Accepted',
    ]);
  } finally {
    await others.stop();
    await sweeping.stop();
  }
});
