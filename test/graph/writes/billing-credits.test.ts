import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, books } from './support/books.ts';

interface Line {
  id: string;
  quantity: string;
  unitPrice: { amount: string };
}
interface Invoice {
  id: string;
  netsuiteId: string;
  total: string;
  version: string;
  lines: Line[];
}

let stack: Books;
let customerId: string;

const bill = async (reference: string): Promise<Invoice> => {
  const { invoice } = await stack.call('invoiceOrder', {
    idempotencyKey: `bill ${reference}`,
    orderId: await stack.orderId(reference),
  });
  const { id, total, version, lines } = invoice;
  return { id, netsuiteId: id.slice('inv_n'.length), total: total.amount, version, lines };
};

beforeAll(async () => {
  stack = await books();
  customerId = await stack.customerId('ACC-00264');
});
afterAll(() => stack?.stop());

const input = (key: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: key,
  reason: 'Damaged in transit',
  ...more,
});
const document = (id: string) =>
  stack.row(
    `SELECT type, status, memo, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused,
      TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version FROM transaction WHERE id = ${id}`,
  );
const plain = (amount: string): string => String(Number(amount));

test('an invoice is credited by line and quantity, then what is left of it, and settled by that', async () => {
  const invoice = await bill('ORD-000431');
  const [line] = invoice.lines as [Line, ...Line[]];
  const part = await stack.call(
    'issueCreditMemo',
    input('part', {
      invoiceId: invoice.id,
      expectedVersion: invoice.version,
      issuedOn: '2026-06-20',
      lines: [{ lineId: line.id, quantity: '1' }],
    }),
  );
  expect(part.errors).toEqual([]);
  const id = part.creditMemo.id.slice('cre_n'.length);
  const row = await document(id);
  const left = (Number(invoice.total) - Number(part.creditMemo.total.amount)).toFixed(2);
  expect(part.creditMemo).toEqual({
    id: `cre_n${id}`,
    number: expect.any(String),
    status: 'APPLIED',
    issuedOn: '2026-06-20',
    reason: 'Damaged in transit',
    subtotal: { amount: line.unitPrice.amount },
    tax: { amount: (Number(part.creditMemo.total.amount) - Number(line.unitPrice.amount)).toFixed(2) },
    total: { amount: Number(row.total).toFixed(2), currencyCode: 'USD' },
    unapplied: { amount: '0.00' },
    version: row.version,
    lines: [
      {
        product: { id: expect.stringMatching(/^pro_s/) },
        quantity: '1',
        unitPrice: line.unitPrice,
        total: line.unitPrice,
      },
    ],
    customer: { id: customerId },
    invoice: { id: invoice.id, status: 'OPEN', outstanding: { amount: left } },
    applications: [{ invoice: { id: invoice.id }, amount: { amount: part.creditMemo.total.amount } }],
  });
  expect(row).toMatchObject({ type: 'CustCred', status: 'B', memo: 'Damaged in transit', unused: '0' });
  expect(await document(invoice.netsuiteId)).toMatchObject({ status: 'A', open: plain(left) });
  expect(part.operation.effects).toEqual([
    {
      system: 'NETSUITE',
      recordType: 'creditMemo',
      recordId: id,
      action: 'CREATED',
      before: [],
      after: [
        { name: 'tranDate', value: '2026-06-20' },
        { name: 'memo', value: 'Damaged in transit' },
        { name: 'tranId', value: part.creditMemo.number },
        { name: 'total', value: row.total },
      ],
      version: row.version,
      reason: null,
    },
    {
      system: 'NETSUITE',
      recordType: 'invoice',
      recordId: invoice.netsuiteId,
      action: 'UPDATED',
      before: [
        { name: 'status', value: 'A' },
        { name: 'amountRemaining', value: plain(invoice.total) },
      ],
      after: [
        { name: 'status', value: 'A' },
        { name: 'amountRemaining', value: plain(left) },
      ],
      version: (await document(invoice.netsuiteId)).version,
      reason: null,
    },
  ]);
  const rest = await stack.call('issueCreditMemo', input('rest', { invoiceId: invoice.id, customerId }));
  expect(rest.creditMemo).toMatchObject({
    total: { amount: left },
    issuedOn: '2026-06-30',
    invoice: { status: 'PAID', outstanding: { amount: '0.00' } },
  });
  expect(await stack.refused('issueCreditMemo', input('all gone', { invoiceId: invoice.id }))).toMatchObject([
    { __typename: 'WrongStateProblem', path: ['input', 'invoiceId'], status: 'CREDITED' },
  ]);
  for (const memo of [id, rest.creditMemo.id.slice(5)])
    expect(await stack.ledgerOf(memo)).toEqual({
      sum: '0',
      receivable: plain(`-${(await document(memo)).total}`),
    });
});

test('what was paid already stays with the customer when the invoice is credited in full', async () => {
  const invoice = await bill('ORD-001107');
  await stack.call('recordPayment', {
    idempotencyKey: 'paid',
    customerId,
    amount: { amount: '10.50', currencyCode: 'USD' },
    receivedOn: '2026-06-30',
    applications: [{ invoiceId: invoice.id, amount: { amount: '10.50', currencyCode: 'USD' } }],
  });
  const { creditMemo, errors } = await stack.call(
    'issueCreditMemo',
    input('full', { invoiceId: invoice.id }),
  );
  expect(errors).toEqual([]);
  expect(creditMemo).toMatchObject({
    status: 'OPEN',
    total: { amount: invoice.total },
    unapplied: { amount: '10.50' },
    invoice: { status: 'PAID' },
    applications: [{ amount: { amount: (Number(invoice.total) - 10.5).toFixed(2) } }],
  });
});

test('a customer is credited for products without an invoice, and finds it again', async () => {
  const items = await stack.suiteql(
    "SELECT externalid FROM item WHERE isinactive = 'F' AND externalid IS NOT NULL ORDER BY id",
  );
  const products = await stack.ask(
    'query ($r: String!) { products(filter: { reference: $r }) { edges { node { id } } } }',
    { r: items[0]?.externalid },
  );
  const productId = products.data.products.edges[0].node.id;
  const { creditMemo, operation, errors } = await stack.call(
    'issueCreditMemo',
    input('goodwill', {
      customerId,
      currencyCode: 'USD',
      lines: [{ productId, quantity: '2.5', unitPrice: '19.99' }],
    }),
  );
  expect(errors).toEqual([]);
  expect(creditMemo).toMatchObject({
    status: 'OPEN',
    subtotal: { amount: '49.98' },
    invoice: null,
    applications: [],
    lines: [
      {
        product: { id: productId },
        quantity: '2.5',
        unitPrice: { amount: '19.99' },
        total: { amount: '49.98' },
      },
    ],
  });
  expect(creditMemo.unapplied.amount).toBe(creditMemo.total.amount);
  expect(operation.effects.map(({ recordType }: { recordType: string }) => recordType)).toEqual([
    'creditMemo',
  ]);
  const found = await stack.ask(
    `query ($id: ID!, $customer: ID!) {
      node(id: $id) { __typename id ... on CreditMemo { number } } creditMemo(id: $id) { number }
      customer(id: $customer) { creditMemos(first: 1) { totalCount edges { node { number } } } }
      creditMemos(filter: { customerId: $customer }, first: 1) { totalCount edges { node { number } } } }`,
    { id: creditMemo.id, customer: customerId },
    'admin',
  );
  const { number } = creditMemo;
  const page = { totalCount: expect.any(Number), edges: [{ node: { number } }] };
  expect(found).toEqual({
    data: {
      node: { __typename: 'CreditMemo', id: creditMemo.id, number },
      creditMemo: { number },
      customer: { creditMemos: page },
      creditMemos: page,
    },
  });
  expect(found.data.creditMemos.totalCount).toBe(found.data.customer.creditMemos.totalCount);
});

test('a credit that does not fit is refused with what is wrong where, and nothing is written', async () => {
  const invoice = await bill('ORD-000648');
  const [line] = invoice.lines as [Line];
  const of = (key: string, more: Record<string, unknown>) =>
    stack.refused('issueCreditMemo', input(key, { invoiceId: invoice.id, ...more }));
  expect(
    await of('too many', {
      lines: [
        { lineId: line.id, quantity: String(Number(line.quantity) + 1) },
        { lineId: '99', quantity: '1' },
      ],
    }),
  ).toMatchObject([
    { __typename: 'QuantityTooLargeProblem', path: ['input', 'lines', '0', 'quantity'], left: line.quantity },
    { __typename: 'NotFoundProblem', path: ['input', 'lines', '1', 'lineId'] },
  ]);
  expect(await of('moved', { expectedVersion: '2020-01-01 00:00:00' })).toMatchObject([
    { __typename: 'ConflictProblem', currentVersion: invoice.version },
  ]);
  expect(await of('other', { customerId })).toMatchObject([
    { __typename: 'NotFoundProblem', path: ['input', 'invoiceId'] },
  ]);
  expect(await of('euros', { currencyCode: 'EUR' })).toMatchObject([
    { __typename: 'CurrencyMismatchProblem', expectedCurrencyCode: 'USD' },
  ]);
  expect(await of('none', { invoiceId: 'inv_n999999' })).toMatchObject([{ __typename: 'NotFoundProblem' }]);
  const lines = [
    { productId: 'pro_n999999', quantity: '1', unitPrice: '1' },
    { productId: 'pro_s01t000000000009AAA', quantity: '1', unitPrice: '1' },
  ];
  expect(
    await stack.refused('issueCreditMemo', input('no product', { customerId, currencyCode: 'USD', lines })),
  ).toMatchObject([
    { __typename: 'NotFoundProblem', path: ['input', 'lines', '0', 'productId'] },
    { __typename: 'InvalidInputProblem', path: ['input', 'lines', '1', 'productId'] },
  ]);
});

test('a credit in a closed period is refused for that reason', async () => {
  const invoice = await bill('ORD-000489');
  const before = await stack.traces();
  const { creditMemo, errors } = await stack.call(
    'issueCreditMemo',
    input('closed', { invoiceId: invoice.id, issuedOn: '2026-05-31' }),
  );
  expect([creditMemo, errors]).toMatchObject([
    null,
    [{ __typename: 'SourceRefusedProblem', reason: 'PERIOD_CLOSED' }],
  ]);
  expect(await stack.traces()).toEqual(before);
});

test('what no credit can be is bad input, and only who may write to the books may ask', async () => {
  const productLine = { productId: 'pro_n1', quantity: '1', unitPrice: '1' };
  const yen = { customerId, currencyCode: 'JPY' };
  for (const more of [
    {},
    { customerId },
    { customerId, currencyCode: 'USD' },
    { customerId, currencyCode: 'USD', lines: [{ lineId: '1', quantity: '1' }] },
    { ...yen, lines: [{ ...productLine, unitPrice: '1.5' }] },
    { ...yen, lines: [{ ...productLine, quantity: '0' }] },
    { ...yen, lines: [productLine], expectedVersion: 'x' },
    { invoiceId: 'inv_n1', lines: [productLine] },
    { invoiceId: 'inv_n1', lines: [] },
    { invoiceId: 'inv_n1', reason: '  ' },
  ])
    expect(await stack.refusedAtOnce('issueCreditMemo', input('bad', more))).toBe('BAD_USER_INPUT');
  expect(
    await stack.refusedAtOnce('issueCreditMemo', input('bad', { invoiceId: 'inv_n1' }), 'frontend'),
  ).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
});
