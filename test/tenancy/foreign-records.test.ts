import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { to18 } from '../../kit/ids.ts';
import { type Vendors, vendorsOf } from '../graph/support/vendors.ts';
import { ARRANGED, keyOf, SHARED_PO } from './support/canary-company.ts';
import { type CanaryStack, canaryStack } from './support/canary-stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
let stack: CanaryStack;
let vendors: Vendors;
/** The ids of what is not the first partner's, by type, each under every form that the graph may have given out. */
const foreign: Record<string, string[]> = {};

beforeAll(async () => {
  stack = await canaryStack();
  vendors = await vendorsOf(stack);
  const salesforce = async (prefix: string, object: string, whose: string) =>
    (await vendors.soql(`SELECT Id FROM ${object} WHERE ${whose} ORDER BY Id`)).map(
      ({ Id }) => `${prefix}_s${Id}`,
    );
  const netsuite = async (prefix: string, query: string) =>
    (await vendors.suiteql(`SELECT k.id FROM ${query} ORDER BY k.id`)).map(({ id }) => `${prefix}_n${id}`);
  const own = keyOf('a');
  const documents = (type: string): string =>
    `transaction k WHERE k.type = '${type}' AND k.entity NOT IN (SELECT c.id FROM customer c WHERE c.externalid = '${own}')`;
  foreign.Customer = [
    ...(await salesforce('cus', 'Account', `External_Id__c != '${own}'`)),
    ...(await netsuite('cus', `customer k WHERE k.externalid <> '${own}'`)),
  ];
  foreign.Quote = await salesforce('quo', 'Quote', `Account.External_Id__c != '${own}'`);
  foreign.Order = [
    ...(await salesforce('ord', 'Order', `(NOT External_Id__c LIKE 'ZQA%')`)),
    ...(await netsuite('ord', documents('SalesOrd'))),
  ];
  foreign.Invoice = await netsuite('inv', documents('CustInvc'));
  foreign.Payment = await netsuite('pay', documents('CustPymt'));
  foreign.CreditMemo = await netsuite('cre', documents('CustCred'));
});
afterEach(async () => {
  await vendors.faults('salesforce', []);
  await vendors.faults('netsuite', []);
});
afterAll(() => stack?.stop());

const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  Customer: [`cus_s${to18('001000000000ZZZ')}`, 'cus_n999999'],
  Quote: [`quo_s${to18('0Q0000000000ZZZ')}`],
  Order: [`ord_s${to18('801000000000ZZZ')}`, 'ord_n999999'],
  Invoice: ['inv_n999999'],
  Payment: ['pay_n999999'],
  CreditMemo: ['cre_n999999'],
};

/** Every way to ask for a record by its id, by the type that the id is of. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  Customer: [
    'customer(id: $id) { id reference name netsuiteId }',
    'node(id: $id) { id __typename }',
    'orders(filter: { customerId: $id }) { totalCount edges { node { id } } }',
    'quotes(filter: { customerId: $id }) { totalCount edges { node { id } } }',
    'invoices(filter: { customerId: $id }) { totalCount edges { node { id } } }',
    'payments(filter: { customerId: $id }) { totalCount edges { node { id } } }',
    'creditMemos(filter: { customerId: $id }) { totalCount edges { node { id } } }',
  ],
  Quote: ['quote(id: $id) { id reference number }', 'node(id: $id) { id __typename }'],
  Order: [
    'order(id: $id) { id reference number netsuiteId salesOrder { number } blocker { code } }',
    'node(id: $id) { id ... on Order { reference } }',
    'invoices(filter: { orderId: $id }) { totalCount edges { node { id } } }',
    'webhookDeliveries(filter: { orderId: $id }) { edges { node { id } } }',
  ],
  Invoice: ['invoice(id: $id) { id number }', 'node(id: $id) { id ... on Invoice { number } }'],
  Payment: ['payment(id: $id) { id number }', 'node(id: $id) { id ... on Payment { number } }'],
  CreditMemo: ['creditMemo(id: $id) { id number }', 'node(id: $id) { id ... on CreditMemo { number } }'],
};

/** What a way answers for an id: its data, and its errors without the path of this answer. */
async function answers(way: string, ids: readonly string[]): Promise<unknown[]> {
  const query = `{ ${ids.map((id, i) => `f${i}: ${way.replace('$id', JSON.stringify(id))}`).join(' ')} }`;
  const { data, errors = [] } = await stack.as('a', query);
  return ids.map((_, i) => ({
    data: data?.[`f${i}`] ?? null,
    errors: errors
      .filter(({ path }) => path?.[0] === `f${i}`)
      .map(({ message, extensions }) => ({ message, code: extensions.code, source: extensions.source })),
  }));
}

const STATES: Readonly<Record<string, () => Promise<unknown>>> = {
  'both systems answer': async () => {},
  'Salesforce is down': () => vendors.faults('salesforce', [{ path: '/', kind: 'status', status: 503 }]),
  'NetSuite is down': () => vendors.faults('netsuite', [{ path: '/', kind: 'status', status: 503 }]),
};

describe.each(Object.entries(STATES))('while %s', (state, begin) => {
  test('whatever way a foreign record is asked for by its id, the answer is that of one that does not exist', async () => {
    await begin();
    let compared = 0;
    for (const [type, ways] of Object.entries(WAYS))
      for (const way of ways)
        for (const form of ['s', 'n']) {
          const isForm = (id: string): boolean => id[4] === form;
          const [unknown] = (UNKNOWN[type] ?? []).filter(isForm);
          const ids = (foreign[type] ?? []).filter(isForm);
          if (unknown === undefined) continue;
          const [expected, ...got] = await answers(way, [unknown, ...ids]);
          expect(ids.length, `${type} ${form}`).toBeGreaterThan(2);
          expect(got, `${state}: ${way}`).toEqual(ids.map(() => expected));
          compared += ids.length;
          if (state === 'both systems answer') expect(expected, way).toMatchObject({ errors: [] });
        }
    expect(compared).toBeGreaterThan(200);
  });
});

test('a partner has its own records and no more, in both systems', async () => {
  const { data, errors } = await stack.as(
    'a',
    `{ customers { totalCount edges { node { reference name } } } orders { totalCount edges { node { reference } } }
      quotes { totalCount } invoices { totalCount edges { node { reference } } } payments { totalCount edges { node { reference } } }
      creditMemos { totalCount edges { node { reference } } }
      byText: customers(filter: { search: "harbour" }) { totalCount edges { node { reference } } }
      byOther: customers(filter: { reference: "${keyOf('b')}" }) { totalCount edges { node { id } } }
      bySharedNumber: orders(filter: { poNumber: "${SHARED_PO}" }) { totalCount edges { node { reference } } }
      byForeignNumber: orders(filter: { poNumber: "ZQB-PO-2" }) { totalCount edges { node { id } } }
      byForeignNumberInBooks: orders(filter: { poNumber: "ZQB-PO-5" }) { totalCount edges { node { id } } }
      byForeignReference: orders(filter: { reference: "ZQB-ORD-5" }) { totalCount edges { node { id } } }
      invoicesByReference: invoices(filter: { reference: "ZQB-INV-1" }) { totalCount edges { node { id } } }
    }`,
  );
  const references = (list: Any): string[] => list.edges.map(({ node }: Any) => node.reference).sort();
  const none = { totalCount: 0, edges: [] };
  expect(errors).toBeUndefined();
  expect(references(data.customers)).toEqual(['ZQA-ACC']);
  expect(references(data.orders)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `ZQA-ORD-${n}`));
  expect(references(data.invoices)).toEqual(['ZQA-INV-1', 'ZQA-INV-2', 'ZQA-INV-5']);
  expect(references(data.payments)).toEqual(['ZQA-PAY-1', 'ZQA-PAY-2']);
  expect(references(data.creditMemos)).toEqual(['ZQA-CRE-2']);
  expect(
    [data.customers, data.orders, data.quotes, data.invoices].map(({ totalCount }) => totalCount),
  ).toEqual([1, 7, 2, 3]);
  expect(data.byText).toEqual({ totalCount: 1, edges: [{ node: { reference: 'ZQA-ACC' } }] });
  expect(data.bySharedNumber).toEqual({ totalCount: 1, edges: [{ node: { reference: 'ZQA-ORD-1' } }] });
  for (const name of [
    'byOther',
    'byForeignNumber',
    'byForeignNumberInBooks',
    'byForeignReference',
    'invoicesByReference',
  ])
    expect(data[name], name).toEqual(none);
});

test('an order that a partner arranged shows what is its own, and nothing of the customer who is billed', async () => {
  const { data, errors } = await stack.as(
    'a',
    `{ orders(filter: { reference: "${ARRANGED}" }) { edges { node { reference poNumber total { amount } lines { total { amount } }
      partner { reference } customer { id name reference } quote { id } salesOrder { number } cash { invoiced { amount } }
      invoices { totalCount edges { node { id } } } payments { totalCount edges { node { id } } } revenue { recognized { amount } }
      timeline { kind } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.orders.edges.map(({ node }: Any) => node)).toEqual([
    {
      reference: ARRANGED,
      poNumber: 'ZQA-PO-7',
      total: { amount: '2530.13' },
      lines: [{ total: { amount: '2530.13' } }],
      partner: { reference: 'ZQA-ACC' },
      customer: null,
      quote: null,
      salesOrder: null,
      cash: null,
      invoices: { totalCount: 0, edges: [] },
      payments: { totalCount: 0, edges: [] },
      revenue: null,
      timeline: [{ kind: 'ORDERED' }, { kind: 'ACTIVATED' }],
    },
  ]);
});

test('a cursor that another partner was given goes on in a partner’s own list', async () => {
  const ask = (owner: 'a' | 'b', after: string | null): Promise<Any> =>
    stack.as(
      owner,
      `query ($after: String) { orders(first: 2, after: $after) { totalCount edges { cursor node { reference } } } }`,
      { after },
    );
  const { data: theirs } = await ask('b', null);
  const { data, errors } = await ask('a', theirs.orders.edges[1].cursor);
  expect(errors).toBeUndefined();
  expect(data.orders.totalCount).toBe(7);
  expect(data.orders.edges.every(({ node }: Any) => node.reference.startsWith('ZQA'))).toBe(true);
});

const SUBMIT = `mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) {
  order { id reference } operation { id status replayed } errors { __typename message } } }`;

function submit(owner: 'a' | 'b', poNumber: string, idempotencyKey: string): Promise<Any> {
  const input = {
    idempotencyKey,
    poNumber,
    endCustomer: { name: `zq${owner} Quay`, countryCode: 'US' },
    shipTo: { name: `zq${owner} Quay`, street: 'Quay 4', city: 'Boston', countryCode: 'US' },
    currencyCode: 'USD',
    lines: [{ lineNumber: 1, productReference: 'GAUGE', quantity: '1' }],
  };
  return stack.as(owner, SUBMIT, { input });
}

test('keys and purchase order numbers of one partner are free for the other, and its operations do not exist', async () => {
  const [first, second] = [await submit('a', 'ZQ-FREE', 'one key'), await submit('b', 'ZQ-FREE', 'one key')];
  expect([first.errors, second.errors]).toEqual([undefined, undefined]);
  const [mine, theirs] = [first.data.submitResellerOrder, second.data.submitResellerOrder];
  expect([mine.errors, theirs.errors]).toEqual([[], []]);
  expect([mine.operation.status, theirs.operation.status]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect([mine.operation.replayed, theirs.operation.replayed]).toEqual([false, false]);
  expect(mine.order.id).not.toBe(theirs.order.id);
  expect(mine.operation.id).not.toBe(theirs.operation.id);
  const { data, errors } = await stack.as(
    'a',
    '{ operations(first: 100) { totalCount edges { node { id } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.operations).toEqual({ totalCount: 1, edges: [{ node: { id: mine.operation.id } }] });
  for (const owner of ['a', 'b'] as const) {
    const id = owner === 'a' ? theirs.operation.id : mine.operation.id;
    expect(await stack.as(owner, 'query ($id: ID!) { operation(id: $id) { id } }', { id })).toEqual({
      data: { operation: null },
    });
  }
});

test('an order that a partner submits shows to it with its invoices and payments in the books, and to nobody else', async () => {
  const answer = await submit('b', 'ZQB-BILLED', 'billed');
  expect(answer.data.submitResellerOrder).toMatchObject({ errors: [], operation: { status: 'SUCCEEDED' } });
  const orderId = answer.data.submitResellerOrder.order.id;
  const billed = await stack.ask(
    `mutation ($input: InvoiceOrderInput!) { invoiceOrder(input: $input) { invoice { id total { amount currencyCode } customer { id } } errors { message } } }`,
    { input: { idempotencyKey: 'bill', orderId } },
  );
  expect(billed.data.invoiceOrder.errors).toEqual([]);
  const { invoice } = billed.data.invoiceOrder;
  const paid = await stack.ask(
    `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { payment { id } errors { message } } }`,
    {
      input: {
        idempotencyKey: 'pay',
        customerId: invoice.customer.id,
        amount: invoice.total,
        receivedOn: '2026-06-30',
        applications: [{ invoiceId: invoice.id, amount: invoice.total }],
      },
    },
  );
  const paymentId = paid.data.recordPayment.payment.id;
  const query = `query ($id: ID!) { order(id: $id) { poNumber salesOrder { status } cash { outstanding { amount } paid { amount } }
    invoices { edges { node { id status order { poNumber } customer { reference } } } } payments { edges { node { id } } } } }`;
  expect(await stack.as('b', query, { id: orderId })).toEqual({
    data: {
      order: {
        poNumber: 'ZQB-BILLED',
        salesOrder: { status: 'BILLED' },
        cash: { outstanding: { amount: '0.00' }, paid: { amount: invoice.total.amount } },
        invoices: {
          edges: [
            {
              node: {
                id: invoice.id,
                status: 'PAID',
                order: { poNumber: 'ZQB-BILLED' },
                customer: { reference: 'ZQB-ACC' },
              },
            },
          ],
        },
        payments: { edges: [{ node: { id: paymentId } }] },
      },
    },
  });
  expect(await stack.as('a', query, { id: orderId })).toEqual({ data: { order: null } });
});
