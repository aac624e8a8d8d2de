import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { draftQuote, goodCustomers, soldProducts } from './support/quotes.ts';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
let stack: TwoSystems;
let customerId: string;
let productId: string;

beforeAll(async () => {
  stack = await twoSystems({ WRITE_ANSWER_MS: '4000' });
  [customerId = ''] = await goodCustomers(stack);
  productId = (await soldProducts(stack)).at(-1)?.id ?? '';
});
afterAll(() => stack?.stop());
afterEach(() => stack.mend());

const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  order { id status version salesOrder { status } }
  operation { id status replayed effects { system recordType recordId action before { name value } after { name value } reason } }
  errors { __typename message path ... on WrongStateProblem { status } ... on SourceRefusedProblem { source } ... on ConflictProblem { currentVersion } } } }`;

async function cancel(key: string, orderId: string, more: Record<string, unknown> = {}): Promise<Any> {
  const input = { idempotencyKey: key, orderId, reason: 'No longer wanted', ...more };
  const { data, errors } = await stack.ask(CANCEL, { input }, 'frontend');
  expect(errors).toBeUndefined();
  return data.cancelOrder;
}

/** An order that both systems have, made through the graph. */
async function placed(key: string): Promise<Any> {
  const quoteId = await draftQuote(stack, key, { customerId, lines: [{ productId, quantity: '2' }] });
  const { data, errors } = await stack.ask(
    `mutation ($submit: SubmitQuoteInput!, $accept: AcceptQuoteInput!) { submitQuote(input: $submit) { errors { message } }
      acceptQuote(input: $accept) { errors { message } order { id version salesforceId netsuiteId } } }`,
    {
      submit: { idempotencyKey: `submit ${key}`, quoteId },
      accept: { idempotencyKey: `accept ${key}`, quoteId },
    },
    'frontend',
  );
  expect([errors, data.submitQuote.errors, data.acceptQuote.errors]).toEqual([undefined, [], []]);
  return data.acceptQuote.order;
}

const inBoth = async ({ salesforceId, netsuiteId }: Any): Promise<unknown[]> => [
  ...(await stack.soql(`SELECT Status, Cancellation_Reason__c FROM Order WHERE Id = '${salesforceId}'`)),
  ...(await stack.suiteql(
    `SELECT t.status, t.custbody_cancellation_reason AS reason FROM transaction t WHERE t.id = ${netsuiteId}`,
  )),
];

/** An order of the demo company of which NetSuite has billed everything, or part. */
async function billed(letter: string): Promise<Any> {
  const [row] = await stack.suiteql(
    `SELECT t.id, t.externalid AS key FROM transaction t WHERE t.type = 'SalesOrd' AND t.status = '${letter}' AND t.externalid LIKE 'ORD-%' ORDER BY t.id`,
  );
  const [order] = await stack.soql(`SELECT Id FROM Order WHERE External_Id__c = '${row?.key}'`);
  return { salesforceId: order?.Id, netsuiteId: row?.id, id: `ord_s${order?.Id}` };
}

test('an order is cancelled in both systems with its reason, and cannot be cancelled again', async () => {
  const order = await placed('whole');
  const { operation, errors, ...answer } = await cancel('whole', order.id, {
    expectedVersion: order.version,
  });
  expect(errors).toEqual([]);
  expect(answer.order).toMatchObject({ status: 'CANCELLED', salesOrder: { status: 'CANCELLED' } });
  expect(
    operation.effects.map(({ system, recordType, recordId, action, reason }: Any) => [
      system,
      recordType,
      recordId,
      action,
      reason,
    ]),
  ).toEqual([
    ['NETSUITE', 'salesOrder', order.netsuiteId, 'CANCELLED', 'No longer wanted'],
    ['SALESFORCE', 'Order', order.salesforceId, 'CANCELLED', 'No longer wanted'],
  ]);
  expect(operation.effects[1].before).toContainEqual({ name: 'Status', value: 'Activated' });
  expect(operation.effects[1].after).toContainEqual({ name: 'Status', value: 'Cancelled' });
  expect(await inBoth(order)).toMatchObject([
    { Status: 'Cancelled', Cancellation_Reason__c: 'No longer wanted' },
    { status: 'C', reason: 'No longer wanted' },
  ]);
  const before = await stack.traces();
  expect((await cancel('again', order.id)).errors).toMatchObject([
    { __typename: 'WrongStateProblem', status: 'CANCELLED', path: ['input', 'orderId'] },
  ]);
  expect((await cancel('whole', order.id, { expectedVersion: order.version })).operation).toEqual({
    ...operation,
    replayed: true,
  });
  expect(await stack.traces()).toEqual(before);
});

test('an order of which anything is billed is not cancelled, and nothing is written in either system', async () => {
  const order = await billed('G');
  const before = [await inBoth(order), await stack.traces()];
  expect(await cancel('billed', order.id)).toMatchObject({
    order: { id: order.id, salesOrder: { status: 'BILLED' } },
    operation: { status: 'FAILED', effects: [] },
    errors: [{ __typename: 'WrongStateProblem', status: 'BILLED', path: ['input', 'orderId'] }],
  });
  const fresh = await placed('billed in part');
  const [line] = await stack.suiteql(
    `SELECT l.id FROM transactionline l WHERE l.transaction = ${fresh.netsuiteId} AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.id`,
  );
  const invoiced = await stack.ask(
    `mutation ($input: InvoiceOrderInput!) { invoiceOrder(input: $input) { errors { message } } }`,
    {
      input: {
        idempotencyKey: 'part',
        orderId: `ord_n${fresh.netsuiteId}`,
        lines: [{ lineId: String(line?.id), quantity: '1' }],
      },
    },
    'finance',
  );
  expect(invoiced.data.invoiceOrder.errors).toEqual([]);
  const then = [await inBoth(fresh), await stack.traces()];
  expect((await cancel('part', fresh.id)).errors).toMatchObject([
    { __typename: 'SourceRefusedProblem', source: 'NETSUITE', message: expect.stringContaining('billed') },
  ]);
  expect([await inBoth(fresh), await stack.traces()]).toEqual(then);
  expect(before[0]).toEqual(await inBoth(order));
});

test('an order that changed meanwhile, or that nobody knows, is not cancelled', async () => {
  const order = await placed('moved');
  await stack.patchSalesforce('Order', order.salesforceId, { Description: 'Somebody else' });
  const before = await stack.traces();
  const moved = await cancel('moved', order.id, { expectedVersion: order.version });
  expect(moved).toMatchObject({
    order: { status: 'ACTIVATED' },
    operation: { status: 'FAILED', effects: [] },
    errors: [{ __typename: 'ConflictProblem', path: ['input', 'expectedVersion'] }],
  });
  expect(moved.errors[0].currentVersion).toBe(moved.order.version);
  for (const unknown of ['ord_s801000000000001', 'ord_n999999999'])
    expect(await cancel(`unknown ${unknown}`, unknown)).toMatchObject({
      order: null,
      errors: [{ __typename: 'NotFoundProblem', path: ['input', 'orderId'] }],
    });
  expect(await stack.traces()).toEqual(before);
  const blank = { idempotencyKey: 'blank', orderId: order.id, reason: ' ' };
  const { errors } = await stack.ask(CANCEL, { input: blank }, 'frontend');
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('an order that was cancelled in one system only is cancelled in the other', async () => {
  const half = await placed('half');
  await stack.patchSalesforce('Order', half.salesforceId, { Status: 'Cancelled' });
  const { operation, errors } = await cancel('half', half.id);
  expect(errors).toEqual([]);
  expect(operation.effects.map(({ system, action }: Any) => [system, action])).toEqual([
    ['NETSUITE', 'CANCELLED'],
  ]);
  expect(await inBoth(half)).toMatchObject([{ Status: 'Cancelled' }, { status: 'C' }]);
});

test('an order that one system alone knows is cancelled there', async () => {
  const { data: known } = await stack.ask('query ($id: ID!) { customer(id: $id) { netsuiteId } }', {
    id: customerId,
  });
  const [item] = await stack.suiteql(
    "SELECT i.id FROM item i WHERE i.isinactive = 'F' AND i.externalid IS NOT NULL ORDER BY i.id",
  );
  await stack.postNetSuite('salesOrder', {
    externalId: 'ERP-ONLY',
    entity: { id: known.customer.netsuiteId },
    item: { items: [{ item: { id: item?.id }, quantity: 1, rate: 10 }] },
  });
  const [made] = await stack.suiteql("SELECT t.id FROM transaction t WHERE t.externalid = 'ERP-ONLY'");
  const there = await cancel('erp only', `ord_n${made?.id}`);
  expect([there.errors, there.order.status]).toEqual([[], 'CANCELLED']);
  expect(there.operation.effects.map(({ system, action }: Any) => [system, action])).toEqual([
    ['NETSUITE', 'CANCELLED'],
  ]);
  const { data } = await stack.ask(
    '{ orders(filter: { status: DRAFT }) { edges { node { id netsuiteId } } } }',
  );
  const inSalesforce = data.orders.edges.map(({ node }: Any) => node).find((node: Any) => !node.netsuiteId);
  const here = await cancel('crm only', inSalesforce.id);
  expect([here.errors, here.order]).toMatchObject([[], { status: 'CANCELLED', salesOrder: null }]);
  expect(here.operation.effects.map(({ system, action }: Any) => [system, action])).toEqual([
    ['SALESFORCE', 'CANCELLED'],
  ]);
});

test('while NetSuite is down the cancellation waits, Salesforce’s too; lost answers change nothing of the outcome', async () => {
  const order = await placed('outage');
  await stack.faults('netsuite', [{ kind: 'reset' }]);
  const pending = await cancel('outage', order.id);
  expect([pending.order, pending.operation.effects, pending.errors]).toEqual([null, [], []]);
  await stack.faults('netsuite', [
    { kind: 'lostResponse', path: '/services/rest/record/v1/salesOrder', method: 'PATCH', times: 1 },
  ]);
  await stack.faults('salesforce', [
    { kind: 'lostResponse', path: '/services/data/v62.0/composite', method: 'POST', times: 3 },
  ]);
  await vi.waitFor(
    async () => expect((await cancel('outage', order.id)).operation.status).toBe('SUCCEEDED'),
    { timeout: 20_000 },
  );
  expect(await inBoth(order)).toMatchObject([
    { Status: 'Cancelled', Cancellation_Reason__c: 'No longer wanted' },
    { status: 'C', reason: 'No longer wanted' },
  ]);
});
