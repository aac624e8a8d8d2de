import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  answerApproval,
  draftQuote,
  goodCustomers,
  type SoldProduct,
  soldProducts,
} from './support/quotes.ts';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

let stack: TwoSystems;
let customers: string[];
let products: SoldProduct[];

beforeAll(async () => {
  stack = await twoSystems({ WRITE_ANSWER_MS: '4000' });
  customers = await goodCustomers(stack);
  products = await soldProducts(stack);
});
afterAll(() => stack?.stop());
afterEach(() => stack.mend());

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
const ACCEPT = `mutation ($input: AcceptQuoteInput!) { acceptQuote(input: $input) {
  order { id reference number status poNumber total { amount currencyCode } salesforceId netsuiteId customer { id } quote { id }
    lines { product { id } quantity unitPrice { amount } total { amount } } salesOrder { status total { amount } } }
  quote { id status order { id } } policy { outcome }
  operation { id status replayed effects { system recordType recordId action reason } }
  errors { __typename message path ... on WrongStateProblem { status } ... on ConflictProblem { currentVersion }
    ... on SourceRefusedProblem { source } ... on PolicyProblem { outcome requiredApprovals { role } findings { code severity } } } } }`;

async function accept(key: string, quoteId: string, more: Record<string, unknown> = {}): Promise<Any> {
  const input = { idempotencyKey: key, quoteId, ...more };
  const { data, errors } = await stack.ask(ACCEPT, { input }, 'frontend');
  expect(errors).toBeUndefined();
  return data.acceptQuote;
}

/** A quote that is approved because policy has nothing against it. */
async function approved(key: string, lines?: readonly Record<string, string>[]): Promise<string> {
  const quoteId = await draftQuote(stack, key, {
    customerId: customers[0] as string,
    lines: lines ?? [{ productId: products.at(-1)?.id as string, quantity: '2' }],
  });
  const { data } = await stack.ask(
    'mutation ($input: SubmitQuoteInput!) { submitQuote(input: $input) { quote { status } errors { message } } }',
    { input: { idempotencyKey: `submit ${key}`, quoteId } },
    'frontend',
  );
  expect(data.submitQuote).toEqual({ quote: { status: 'APPROVED' }, errors: [] });
  return quoteId;
}

const ordersInSalesforce = (quoteId: string): Promise<Any[]> =>
  stack.soql(
    `SELECT Id, OrderNumber, External_Id__c, Status, TotalAmount, PoNumber, AccountId, NetSuite_Id__c, Cancellation_Reason__c, (SELECT Product2Id, Quantity, UnitPrice, QuoteLineItemId FROM OrderItems ORDER BY OrderItemNumber)
      FROM Order WHERE QuoteId = '${quoteId.slice(5)}'`,
  );
const ordersInNetSuite = (key: string): Promise<Any[]> =>
  stack.suiteql(
    `SELECT t.id, t.status, t.foreigntotal AS total, t.otherrefnum AS po, t.custbody_salesforce_id AS salesforceid FROM transaction t WHERE t.type = 'SalesOrd' AND t.externalid = '${key}'`,
  );
const dealOf = async (quoteId: string): Promise<Any> => {
  const [row] = await stack.soql(
    `SELECT Status, Opportunity.StageName, SystemModstamp FROM Quote WHERE Id = '${quoteId.slice(5)}'`,
  );
  return row;
};

test('an approved quote becomes one order in both systems, linked, activated and exact to the cent, and the deal is won', async () => {
  const [first, second] = [products.at(-1), products.at(-2)] as [SoldProduct, SoldProduct];
  const quoteId = await approved('whole', [
    { productId: first.id, quantity: '7', discountPercent: '7.5' },
    { productId: second.id, quantity: '2' },
  ]);
  const { order, quote, policy, operation, errors } = await accept('whole', quoteId, { poNumber: 'PO-77' });
  expect(errors).toEqual([]);
  const [row, ...others] = await ordersInSalesforce(quoteId);
  expect(others).toEqual([]);
  const { data } = await stack.ask('query ($id: ID!) { quote(id: $id) { total { amount } } }', {
    id: quoteId,
  });
  const total = data.quote.total.amount;
  expect(order).toMatchObject({
    id: `ord_s${row.Id}`,
    reference: row.External_Id__c,
    status: 'ACTIVATED',
    poNumber: 'PO-77',
    total: { amount: total, currencyCode: 'USD' },
    salesforceId: row.Id,
    netsuiteId: row.NetSuite_Id__c,
    customer: { id: customers[0] },
    quote: { id: quoteId },
    salesOrder: { total: { amount: total } },
  });
  expect([quote, policy]).toEqual([
    { id: quoteId, status: 'ACCEPTED', order: { id: order.id } },
    { outcome: 'PASS' },
  ]);
  expect(operation.status).toBe('SUCCEEDED');
  expect(
    operation.effects
      .filter(({ recordType }: Any) => recordType !== 'OrderItem')
      .map(({ system, recordType, action }: Any) => `${system} ${recordType} ${action}`),
  ).toEqual([
    'SALESFORCE Order CREATED',
    'NETSUITE salesOrder CREATED',
    'SALESFORCE Order UPDATED',
    'SALESFORCE Order UPDATED',
    'SALESFORCE Quote UPDATED',
    'SALESFORCE Opportunity UPDATED',
  ]);
  expect(await dealOf(quoteId)).toMatchObject({
    Status: 'Accepted',
    Opportunity: { StageName: 'Closed Won' },
  });
  const [salesOrder, ...doubled] = await ordersInNetSuite(row.External_Id__c);
  expect(doubled).toEqual([]);
  expect(salesOrder).toMatchObject({
    id: row.NetSuite_Id__c,
    po: 'PO-77',
    salesforceid: row.Id,
  });
  const pieces = (productId: string) =>
    row.OrderItems.records
      .filter(({ Product2Id }: Any) => Product2Id === productId)
      .reduce((sum: number, { Quantity }: Any) => sum + Number(Quantity), 0);
  expect([pieces(first.salesforceId), pieces(second.salesforceId)]).toEqual([7, 2]);
});

test('a second acceptance is refused and shows the order of the first; a replay is answered with it', async () => {
  const quoteId = await approved('once');
  const first = await accept('once', quoteId);
  expect(first.errors).toEqual([]);
  const before = await stack.traces();
  const second = await accept('once more', quoteId);
  expect(second).toMatchObject({
    order: { id: first.order.id },
    quote: { status: 'ACCEPTED' },
    operation: { status: 'FAILED', effects: [] },
    errors: [{ __typename: 'WrongStateProblem', status: 'ACCEPTED', path: ['input', 'quoteId'] }],
  });
  const replay = await accept('once', quoteId);
  expect(replay.operation).toEqual({ ...first.operation, replayed: true });
  expect(replay.order).toEqual(first.order);
  expect(await stack.traces()).toEqual(before);
});

test('two hundred acceptances at once, by one key and by twenty, make one order', async () => {
  const quoteId = await approved('crowd');
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => accept(`crowd ${i < 180 ? 0 : i - 179}`, quoteId)),
  );
  const accepted = answers.filter(({ operation }) => operation.status === 'SUCCEEDED');
  expect(new Set(accepted.map(({ operation }) => operation.id)).size).toBe(1);
  expect(accepted.filter(({ operation }) => !operation.replayed)).toHaveLength(1);
  const [order, ...others] = await ordersInSalesforce(quoteId);
  expect(others).toEqual([]);
  expect(await ordersInNetSuite(order.External_Id__c)).toHaveLength(1);
});

test('a draft is not accepted, nor one that changed meanwhile, nor one that is not there: nothing is written', async () => {
  const draftId = await draftQuote(stack, 'draft', {
    customerId: customers[0] as string,
    lines: [{ productId: products[0]?.id as string, quantity: '1' }],
  });
  const quoteId = await approved('moved');
  const { SystemModstamp } = await dealOf(quoteId);
  await stack.patchSalesforce('Quote', quoteId.slice(5), { Name: 'Somebody else' });
  const before = await stack.traces();
  expect((await accept('draft', draftId)).errors).toMatchObject([
    { __typename: 'WrongStateProblem', status: 'DRAFT' },
  ]);
  const expectedVersion = new Date(SystemModstamp).toISOString();
  const moved = await accept('moved', quoteId, { expectedVersion });
  expect(moved).toMatchObject({
    order: null,
    quote: { status: 'APPROVED' },
    errors: [{ __typename: 'ConflictProblem', path: ['input', 'expectedVersion'] }],
  });
  expect((await accept('unknown', 'quo_s0Q0000000000001')).errors).toMatchObject([
    { __typename: 'NotFoundProblem', path: ['input', 'quoteId'] },
  ]);
  expect(await stack.traces()).toEqual(before);
});

test('policy is asked again: a discount that nobody approved is refused, and accepted once it is approved', async () => {
  const quoteId = await approved('later discount', [{ productId: products[0]?.id as string, quantity: '1' }]);
  const [line] = await stack.soql(`SELECT Id FROM QuoteLineItem WHERE QuoteId = '${quoteId.slice(5)}'`);
  await stack.patchSalesforce('QuoteLineItem', String(line?.Id), { Discount: 15 });
  const before = await stack.traces();
  expect(await accept('unapproved', quoteId)).toMatchObject({
    order: null,
    policy: { outcome: 'APPROVAL' },
    operation: { status: 'FAILED', effects: [] },
    errors: [
      {
        __typename: 'PolicyProblem',
        message: 'Sales policy asks for approvals that are not on record.',
        outcome: 'APPROVAL',
        requiredApprovals: [{ role: 'Sales manager' }],
        findings: [{ code: 'DISCOUNT_OVER_REP', severity: 'APPROVAL' }],
      },
    ],
  });
  expect(await stack.traces()).toEqual(before);
  await stack.ask(
    'mutation ($input: SubmitQuoteInput!) { submitQuote(input: $input) { quote { status } } }',
    { input: { idempotencyKey: 'ask for it', quoteId } },
    'frontend',
  );
  await answerApproval(stack, quoteId.slice(5), 'Approve');
  const accepted = await accept('approved by now', quoteId);
  expect([accepted.errors, accepted.order.status, accepted.policy.outcome]).toEqual([
    [],
    'ACTIVATED',
    'APPROVAL',
  ]);
});

test('a quote that has expired since is blocked, and nothing is written', async () => {
  const quoteId = await approved('expired');
  await stack.patchSalesforce('Quote', quoteId.slice(5), { ExpirationDate: '2026-06-29' });
  const before = await stack.traces();
  expect((await accept('expired', quoteId)).errors).toMatchObject([
    { __typename: 'PolicyProblem', outcome: 'BLOCK', findings: [{ code: 'QUOTE_EXPIRED' }] },
  ]);
  expect(await stack.traces()).toEqual(before);
});

test('where NetSuite refuses the order for good, Salesforce’s is cancelled with the reason, and a later acceptance makes a new one', async () => {
  const quoteId = await approved('refused');
  await stack.faults('netsuite', [
    {
      kind: 'status',
      method: 'POST',
      path: '/services/rest/record/v1/salesOrder',
      status: 400,
      body: { 'o:errorDetails': [{ 'o:errorCode': 'USER_ERROR', detail: 'No.' }] },
    },
  ]);
  const refused = await accept('refused', quoteId);
  expect(refused).toMatchObject({
    quote: { status: 'APPROVED' },
    operation: { status: 'FAILED' },
    errors: [{ __typename: 'SourceRefusedProblem', source: 'NETSUITE' }],
  });
  expect(refused.operation.effects.at(-1)).toMatchObject({
    system: 'SALESFORCE',
    recordType: 'Order',
    action: 'CANCELLED',
  });
  await stack.mend();
  const [cancelled] = await ordersInSalesforce(quoteId);
  expect([cancelled.Status, cancelled.Cancellation_Reason__c]).toEqual([
    'Cancelled',
    expect.stringMatching(/^NetSuite refused the write\./),
  ]);
  const again = await accept('refused, again', quoteId);
  expect([again.errors, again.order.status]).toEqual([[], 'ACTIVATED']);
  expect(again.order.reference).not.toBe(cancelled.External_Id__c);
  expect(await ordersInNetSuite(again.order.reference)).toHaveLength(1);
});

test('while both systems are down acceptances wait, and are done in the order of their customer once both are back', async () => {
  const quoteIds = [await approved('outage 1'), await approved('outage 2')];
  for (const system of ['salesforce', 'netsuite'] as const) await stack.faults(system, [{ kind: 'reset' }]);
  const pending = await Promise.all(quoteIds.map((id, i) => accept(`outage ${i}`, id)));
  for (const { order, quote, operation, errors } of pending) {
    expect(operation.status).toMatch(/^(PENDING|RUNNING)$/);
    expect([order, quote, operation.effects, errors]).toEqual([null, null, [], []]);
  }
  await stack.mend();
  await vi.waitFor(
    async () => {
      const answers = await Promise.all(quoteIds.map((id, i) => accept(`outage ${i}`, id)));
      expect(answers.map(({ operation }) => operation.status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    },
    { timeout: 20_000 },
  );
  const orders = await Promise.all(quoteIds.map(ordersInSalesforce));
  expect(orders.map(({ length }) => length)).toEqual([1, 1]);
  const numbers = orders.map(([order]) => order.OrderNumber);
  expect(numbers).toEqual(numbers.toSorted());
});

test('answers that are lost after the commit, in both systems, leave one order in each', async () => {
  const quoteId = await approved('lost');
  await stack.faults('salesforce', [
    // The first ones, so that none is left for the answer's own reading.
    { kind: 'lostResponse', path: '/services/data/v62.0/composite', method: 'POST', times: 4 },
    { kind: 'lostResponse', path: '/services/data/v62.0/sobjects', method: 'PATCH', times: 2 },
  ]);
  await stack.faults('netsuite', [
    { kind: 'lostResponse', path: '/services/rest/record/v1/salesOrder', method: 'POST', times: 2 },
  ]);
  const { order, operation, errors } = await accept('lost', quoteId);
  expect(errors).toEqual([]);
  expect(operation.effects).toContainEqual(
    expect.objectContaining({ recordType: 'salesOrder', action: 'UNCHANGED' }),
  );
  const found = await ordersInSalesforce(quoteId);
  expect(found.map(({ Id }) => `ord_s${Id}`)).toEqual([order.id]);
  expect(await ordersInNetSuite(order.reference)).toHaveLength(1);
});
