import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSalesOrder } from '../../../sources/netsuite/order-writes.ts';
import { type BillingMutation, type Books, books } from './support/books.ts';

/** A write that can be asked for, and how often the books have it. */
interface Case {
  readonly mutation: BillingMutation;
  /** Where NetSuite takes it. */
  readonly path: string;
  readonly input: Record<string, unknown>;
  /** The same key with other content. */
  readonly other: Record<string, unknown>;
  count(): Promise<number>;
}

let stack: Books;
let customer: { id: string; graphId: string };
let itemId: string;
let july: string;
let serial = 0;

beforeAll(async () => {
  stack = await books({ WRITE_ANSWER_MS: '4000' });
  const { id } = await stack.row("SELECT id FROM customer WHERE externalid = 'ACC-00264'");
  customer = { id: String(id), graphId: await stack.customerId('ACC-00264') };
  itemId = String((await stack.row("SELECT id FROM item WHERE isinactive = 'F' ORDER BY id")).id);
  july = String((await stack.row("SELECT id FROM accountingperiod WHERE periodname = 'Jul 2026'")).id);
});
afterAll(() => stack?.stop());
afterEach(() => stack.faults('netsuite', []));

const countOf = async (condition: string): Promise<number> =>
  Number((await stack.row(`SELECT COUNT(*) AS n FROM transaction t WHERE ${condition}`)).n);

async function invoiceCase(day: string): Promise<Case> {
  const key = `faults-${++serial}`;
  const { recordId } = await createSalesOrder(stack.netsuite, {
    key,
    customerId: customer.id,
    orderedOn: '2026-06-30',
    currencyCode: 'USD',
    lines: [{ itemId, quantity: '2', unitPrice: '10' }],
  });
  const input = { idempotencyKey: key, orderId: `ord_n${recordId}`, issuedOn: day };
  return {
    mutation: 'invoiceOrder',
    path: '/services/rest/record/v1/salesOrder/',
    input,
    other: { ...input, issuedOn: '2026-06-02' },
    count: () =>
      countOf(
        `t.type = 'CustInvc' AND t.id IN (SELECT m.transaction FROM transactionline m WHERE m.mainline = 'T' AND m.createdfrom = ${recordId})`,
      ),
  };
}

function paymentCase(day: string): Case {
  const amount = `${1_000 + ++serial}.25`;
  const input = {
    idempotencyKey: `faults-${serial}`,
    customerId: customer.graphId,
    amount: { amount, currencyCode: 'USD' },
    receivedOn: day,
  };
  return {
    mutation: 'recordPayment',
    path: '/services/rest/record/v1/customerPayment',
    input,
    other: { ...input, amount: { amount: '1', currencyCode: 'USD' } },
    count: () => countOf(`t.type = 'CustPymt' AND t.foreigntotal = ${amount} AND t.entity = ${customer.id}`),
  };
}

function creditCase(day: string): Case {
  const reason = `faults ${++serial}`;
  const input = {
    idempotencyKey: reason,
    customerId: customer.graphId,
    currencyCode: 'USD',
    lines: [{ productId: `pro_n${itemId}`, quantity: '1', unitPrice: '3' }],
    reason,
    issuedOn: day,
  };
  return {
    mutation: 'issueCreditMemo',
    path: '/services/rest/record/v1/creditMemo',
    input,
    other: { ...input, reason: 'another' },
    count: () => countOf(`t.type = 'CustCred' AND t.memo = '${reason}'`),
  };
}

/** The hold that it sets is another one each time. */
async function holdCase(): Promise<Case> {
  const row = `SELECT creditholdoverride AS hold FROM customer WHERE id = ${customer.id}`;
  const hold = (await stack.row(row)).hold === 'OFF' ? 'AUTO' : 'OFF';
  const input = { idempotencyKey: `faults-${++serial}`, customerId: customer.graphId, hold };
  return {
    mutation: 'setCreditHold',
    path: '/services/rest/record/v1/customer/',
    input,
    other: { ...input, hold: 'ON' },
    count: async () => ((await stack.row(row)).hold === hold ? 1 : 0),
  };
}

const documents = async (day = '2026-06-30'): Promise<Case[]> => [
  await invoiceCase(day),
  paymentCase(day),
  creditCase(day),
];
const all = async (): Promise<Case[]> => [...(await documents()), await holdCase()];
const counts = (cases: readonly Case[]) => Promise.all(cases.map((one) => one.count()));
const callAll = (cases: readonly Case[]) =>
  Promise.all(cases.map(({ mutation, input }) => stack.call(mutation, input)));
/** How many records NetSuite was asked to make from others, to make, and to change. */
const sent = async () => {
  const { byOperation } = await stack.stats('netsuite');
  return ['transform', 'create', 'update'].map((name) => byOperation[`record.${name}`]);
};
/** Only what is needed to see that it is one write: for crowds. */
const brief = async (mutation: BillingMutation, input: Record<string, unknown>) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { operation { id status replayed } } }`;
  const { data, errors } = await stack.ask(query, { input }, 'finance');
  return errors ? errors[0]?.extensions.code : data[mutation].operation;
};

test('a replay answers the same write, and a key with other content is refused', async () => {
  const cases = await all();
  const first = await callAll(cases);
  const second = await callAll(cases);
  expect(second).toEqual(
    first.map((payload) => ({ ...payload, operation: { ...payload.operation, replayed: true } })),
  );
  const reused = await Promise.all(cases.map(({ mutation, other }) => brief(mutation, other)));
  expect(reused).toEqual(cases.map(() => 'IDEMPOTENCY_KEY_REUSED'));
  expect(await counts(cases)).toEqual([1, 1, 1, 1]);
});

test('two hundred at once run once', async () => {
  const cases = await all();
  await stack.resetStats();
  for (const { mutation, input } of cases) {
    const answers = await Promise.all(Array.from({ length: 200 }, () => brief(mutation, input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['SUCCEEDED']));
  }
  expect(await counts(cases)).toEqual([1, 1, 1, 1]);
  expect(await sent()).toEqual([1, 2, 1]);
});

const problem = (status: number, code: string, detail: string) => ({
  kind: 'status',
  status,
  body: { title: 'Bad Request', status, 'o:errorDetails': [{ detail, 'o:errorCode': code }] },
});

describe.each([
  ['an answer that is lost after the commit', { kind: 'lostResponse' }, 'UNCHANGED'],
  ['a connection that breaks', { kind: 'reset' }, 'WRITTEN'],
  [
    'too many requests',
    problem(429, 'CONCURRENCY_LIMIT_EXCEEDED', 'Concurrent request limit exceeded.'),
    'WRITTEN',
  ],
  ['a system that is not available', { kind: 'status', status: 503 }, 'WRITTEN'],
  [
    'somebody else at the same record',
    problem(400, 'RCRD_HAS_BEEN_CHANGED', 'Record has been changed'),
    'WRITTEN',
  ],
])('%s', (_name, fault, action) => {
  test('leaves each write done once', async () => {
    const cases = await all();
    await stack.faults(
      'netsuite',
      cases.flatMap(({ path }) => ['POST', 'PATCH'].map((method) => ({ path, method, times: 1, ...fault }))),
    );
    await stack.resetStats();
    const answers = await callAll(cases);
    const struck = action === 'UNCHANGED' ? 1 : 2;
    expect(await sent()).toEqual([struck, 2 * struck, struck]);
    expect(answers.map(({ operation, errors }) => [operation.status, errors])).toEqual(
      cases.map(() => ['SUCCEEDED', []]),
    );
    expect(await counts(cases)).toEqual([1, 1, 1, 1]);
    // After a lost answer the repeat finds what was written, and sends nothing.
    const actions = answers.map(({ operation }) => operation.effects[0].action);
    expect(actions).toEqual(
      action === 'UNCHANGED' ? cases.map(() => action) : ['CREATED', 'CREATED', 'CREATED', 'UPDATED'],
    );
  });
});

test('a credit whose settling answer is lost is one credit, settled once', async () => {
  const billed = await invoiceCase('2026-06-30');
  const { invoice } = await stack.call(billed.mutation, billed.input);
  await stack.faults('netsuite', [
    { path: '/services/rest/record/v1/creditMemo/', method: 'PATCH', kind: 'lostResponse', times: 1 },
    { path: '/services/rest/record/v1/invoice/', method: 'POST', kind: 'lostResponse', times: 1 },
  ]);
  const { creditMemo, operation } = await stack.call('issueCreditMemo', {
    idempotencyKey: 'settled',
    invoiceId: invoice.id,
    reason: 'Lost twice',
  });
  expect(operation.status).toBe('SUCCEEDED');
  expect(creditMemo).toMatchObject({
    status: 'APPLIED',
    total: { amount: invoice.total.amount },
    invoice: { status: 'PAID' },
  });
  expect(await countOf("t.memo = 'Lost twice'")).toBe(1);
});

test('a period that is locked refuses each write for that reason, and none is written', async () => {
  const cases = await documents('2026-07-15');
  await stack.patchNetSuite('accountingPeriod', july, { arLocked: true });
  const before = await stack.traces();
  const answers = await callAll(cases);
  expect(answers.map(({ errors }) => errors.map(({ reason }: { reason: string }) => reason))).toEqual(
    cases.map(() => ['PERIOD_CLOSED']),
  );
  expect(await counts(cases)).toEqual([0, 0, 0]);
  expect(await stack.traces()).toEqual(before);
});

test('while NetSuite is down writes are kept as pending, and are done in order once it is back', async () => {
  const cases = [...(await all()), paymentCase('2026-06-30'), paymentCase('2026-06-30')];
  await stack.faults('netsuite', [{ kind: 'reset' }]);
  const accepted = async () =>
    (await stack.ask('{ operations(first: 1) { totalCount } }', {}, 'finance')).data.operations.totalCount;
  const before = await accepted();
  const answers = [];
  for (const { mutation, input } of cases) {
    answers.push(stack.call(mutation, input));
    // Accepted one after another.
    await vi.waitFor(async () => expect(await accepted()).toBe(before + answers.length));
  }
  const pending = await Promise.all(answers);
  const objects = ['invoice', 'payment', 'creditMemo', 'customer', 'payment', 'payment'];
  expect(pending.map((payload, i) => [payload[objects[i] as string], payload.errors])).toEqual(
    cases.map(() => [null, []]),
  );
  // One that is just being tried again runs.
  for (const { operation } of pending) expect(['PENDING', 'RUNNING']).toContain(operation.status);
  const query = 'query ($id: ID!) { operation(id: $id) { waiting { code source } } }';
  await vi.waitFor(async () =>
    expect((await stack.ask(query, { id: pending[0].operation.id }, 'finance')).data.operation).toEqual({
      waiting: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE' },
    }),
  );
  await stack.faults('netsuite', []);
  await vi.waitFor(
    async () => {
      const done = await callAll(cases);
      expect(done.map(({ operation }) => [operation.status, operation.replayed])).toEqual(
        cases.map(() => ['SUCCEEDED', true]),
      );
    },
    { timeout: 20_000, interval: 200 },
  );
  expect(await counts(cases)).toEqual([1, 1, 1, 1, 1, 1]);
  const payments = (await callAll(cases)).filter(({ payment }) => payment).map(({ payment }) => payment.id);
  expect(payments.map((id) => Number(id.slice(5)))).toEqual(
    payments.map((id) => Number(id.slice(5))).toSorted((a, b) => a - b),
  );
});
