import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, books } from './support/books.ts';

interface Invoice {
  id: string;
  netsuiteId: string;
  total: string;
}

let stack: Books;
let customerId: string;
let first: Invoice;
let second: Invoice;
let yen: Invoice;
let yenCustomer: string;

const bill = async (reference: string): Promise<Invoice> => {
  const { invoice } = await stack.call('invoiceOrder', {
    idempotencyKey: `bill ${reference}`,
    orderId: await stack.orderId(reference),
  });
  return { id: invoice.id, netsuiteId: invoice.id.slice('inv_n'.length), total: invoice.total.amount };
};

beforeAll(async () => {
  stack = await books();
  customerId = await stack.customerId('ACC-00264');
  yenCustomer = await stack.customerId('ACC-00058');
  first = await bill('ORD-000431');
  second = await bill('ORD-001107');
  yen = await bill('ORD-001009');
});
afterAll(() => stack?.stop());

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const input = (key: string, amount: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: key,
  customerId,
  amount: usd(amount),
  receivedOn: '2026-06-30',
  ...more,
});
const document = (id: string) =>
  stack.row(
    `SELECT type, status, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused,
      TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version FROM transaction WHERE id = ${id}`,
  );
const plain = (amount: string): string => String(Number(amount));

test('a payment settles the invoices that it names, and keeps the rest unapplied', async () => {
  const open = (Number(second.total) - 100.25).toFixed(2);
  const amount = (Number(first.total) + 100.25 + 7.5).toFixed(2);
  const { payment, operation, errors } = await stack.call(
    'recordPayment',
    input('settles', amount, {
      applications: [
        { invoiceId: first.id, amount: usd(first.total) },
        { invoiceId: second.id, amount: usd('100.25') },
      ],
    }),
  );
  expect(errors).toEqual([]);
  const id = payment.id.slice('pay_n'.length);
  expect(payment).toEqual({
    id: `pay_n${id}`,
    number: expect.any(String),
    receivedOn: '2026-06-30',
    amount: { amount, currencyCode: 'USD' },
    unapplied: { amount: '7.50' },
    version: expect.any(String),
    customer: { id: customerId },
    applications: [
      {
        invoice: { id: second.id, status: 'OPEN', outstanding: { amount: open } },
        amount: { amount: '100.25' },
      },
      {
        invoice: { id: first.id, status: 'PAID', outstanding: { amount: '0.00' } },
        amount: { amount: first.total },
      },
    ],
  });
  expect(await document(id)).toEqual({
    type: 'CustPymt',
    status: 'B',
    total: plain(amount),
    unused: '7.5',
    version: payment.version,
  });
  expect(await document(first.netsuiteId)).toMatchObject({ status: 'B', open: '0' });
  expect(await document(second.netsuiteId)).toMatchObject({ status: 'A', open: plain(open) });
  expect(await stack.ledgerOf(id)).toEqual({ sum: '0', receivable: plain(`-${amount}`) });
  expect([operation.kind, operation.status]).toEqual(['recordPayment', 'SUCCEEDED']);
  expect(operation.effects).toEqual([
    {
      system: 'NETSUITE',
      recordType: 'customerPayment',
      recordId: id,
      action: 'CREATED',
      before: [],
      after: expect.arrayContaining([
        { name: 'payment', value: plain(amount) },
        { name: 'tranId', value: payment.number },
        { name: 'total', value: plain(amount) },
      ]),
      version: payment.version,
      reason: null,
    },
    {
      system: 'NETSUITE',
      recordType: 'invoice',
      recordId: first.netsuiteId,
      action: 'UPDATED',
      before: [
        { name: 'status', value: 'A' },
        { name: 'amountRemaining', value: plain(first.total) },
      ],
      after: [
        { name: 'status', value: 'B' },
        { name: 'amountRemaining', value: '0' },
      ],
      version: (await document(first.netsuiteId)).version,
      reason: null,
    },
    expect.objectContaining({
      recordId: second.netsuiteId,
      action: 'UPDATED',
      after: [
        { name: 'status', value: 'A' },
        { name: 'amountRemaining', value: plain(open) },
      ],
    }),
  ]);
});

test('a payment without applications stays unapplied, in a currency without decimals too', async () => {
  const { payment, errors } = await stack.call('recordPayment', {
    idempotencyKey: 'yen',
    customerId: yenCustomer,
    amount: { amount: '1054', currencyCode: 'JPY' },
    receivedOn: '2026-06-01',
  });
  expect(errors).toEqual([]);
  expect(payment).toMatchObject({
    receivedOn: '2026-06-01',
    amount: { amount: '1054', currencyCode: 'JPY' },
    unapplied: { amount: '1054' },
    applications: [],
  });
  expect(await document(payment.id.slice(5))).toMatchObject({ total: '1054', unused: '1054' });
});

test('a payment that does not fit is refused with all that is wrong and where, and nothing is booked', async () => {
  const other = await stack.row(
    "SELECT t.id FROM transaction t JOIN customer c ON c.id = t.entity WHERE t.type = 'CustInvc' AND t.status = 'A' AND c.externalid <> 'ACC-00264' ORDER BY t.id",
  );
  const { open } = await document(second.netsuiteId);
  const left = { amount: Number(open).toFixed(2), currencyCode: 'USD' };
  const at = (i: number, ...rest: string[]) => ['input', 'applications', String(i), ...rest];
  expect(
    await stack.refused(
      'recordPayment',
      input('wrong', '50', {
        applications: [
          { invoiceId: first.id, amount: usd('1') },
          { invoiceId: second.id, amount: usd((Number(open) + 0.01).toFixed(2)) },
          { invoiceId: `inv_n${other.id}`, amount: usd('1') },
          { invoiceId: 'inv_n999999', amount: usd('1') },
        ],
      }),
    ),
  ).toMatchObject([
    {
      __typename: 'AmountTooLargeProblem',
      path: ['input', 'applications'],
      amountLeft: { amount: '50.00', currencyCode: 'USD' },
    },
    { __typename: 'WrongStateProblem', path: at(0, 'invoiceId'), status: 'PAID' },
    { __typename: 'AmountTooLargeProblem', path: at(1, 'amount', 'amount'), amountLeft: left },
    { __typename: 'NotFoundProblem', path: at(2, 'invoiceId') },
    { __typename: 'NotFoundProblem', path: at(3, 'invoiceId') },
  ]);
  expect(
    await stack.refused('recordPayment', {
      ...input('dollars for yen', '50', { applications: [{ invoiceId: yen.id, amount: usd('1') }] }),
      customerId: yenCustomer,
    }),
  ).toMatchObject([
    { __typename: 'CurrencyMismatchProblem', path: at(0, 'invoiceId'), expectedCurrencyCode: 'JPY' },
  ]);
  expect(
    await stack.refused(
      'recordPayment',
      input('euros in dollars', '50', {
        applications: [{ invoiceId: second.id, amount: { amount: '1', currencyCode: 'EUR' } }],
      }),
    ),
  ).toMatchObject([
    {
      __typename: 'CurrencyMismatchProblem',
      path: at(0, 'amount', 'currencyCode'),
      expectedCurrencyCode: 'USD',
    },
  ]);
  for (const unknown of ['cus_n999999', 'cus_s001000000000009AAA'])
    expect(
      await stack.refused('recordPayment', { ...input(`nobody ${unknown}`, '5'), customerId: unknown }),
    ).toMatchObject([{ __typename: 'NotFoundProblem', path: ['input', 'customerId'] }]);
  const { data } = await stack.ask('{ customers(first: 100) { edges { node { id netsuiteId } } } }');
  const prospect = data.customers.edges.find(
    ({ node }: { node: { netsuiteId: string | null } }) => node.netsuiteId === null,
  ).node;
  expect(
    await stack.refused('recordPayment', { ...input('prospect', '5'), customerId: prospect.id }),
  ).toMatchObject([{ __typename: 'WrongStateProblem', status: 'NOT_IN_ERP' }]);
});

test('money that came in within a closed period is refused for that reason', async () => {
  const before = await stack.traces();
  const { payment, errors } = await stack.call(
    'recordPayment',
    input('closed', '5', { receivedOn: '2026-05-31' }),
  );
  expect([payment, errors]).toMatchObject([
    null,
    [{ __typename: 'SourceRefusedProblem', source: 'NETSUITE', reason: 'PERIOD_CLOSED' }],
  ]);
  expect(await stack.traces()).toEqual(before);
});

test('what no payment can be is bad input, and only who may write to the books may ask', async () => {
  for (const amount of [usd('0'), usd('-5'), usd('1.005'), { amount: '10.5', currencyCode: 'JPY' }])
    expect(await stack.refusedAtOnce('recordPayment', { ...input('bad', '1'), amount })).toBe(
      'BAD_USER_INPUT',
    );
  const one = { invoiceId: first.id, amount: usd('1') };
  for (const applications of [
    [one, one],
    [{ ...one, amount: usd('0.001') }],
    [{ ...one, invoiceId: customerId }],
  ])
    expect(await stack.refusedAtOnce('recordPayment', input('bad', '1', { applications }))).toBe(
      'BAD_USER_INPUT',
    );
  expect(await stack.refusedAtOnce('recordPayment', input('bad', '1'), 'frontend')).toBe(
    'UNAUTHORIZED_FIELD_OR_TYPE',
  );
});
