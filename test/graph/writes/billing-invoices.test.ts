import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSalesOrder } from '../../../sources/netsuite/order-writes.ts';
import { type Books, books } from './support/books.ts';

let stack: Books;
beforeAll(async () => {
  stack = await books();
});
afterAll(() => stack?.stop());

const linesOf = async (orderId: string): Promise<{ id: string; quantity: string }[]> =>
  (await stack.ask('query ($id: ID!) { order(id: $id) { lines { id quantity } } }', { id: orderId })).data
    .order.lines;

/** What NetSuite says of an invoice. */
const invoiceRow = (id: string) =>
  stack.row(
    `SELECT t.type, t.status, t.foreigntotal AS total, t.foreignamountunpaid AS open, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day, t.tranid,
      m.createdfrom AS salesorder FROM transaction t JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T' WHERE t.id = ${id}`,
  );
const salesOrder = (reference: string) =>
  stack.row(
    `SELECT id, status, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version FROM transaction WHERE type = 'SalesOrd' AND externalid = '${reference}'`,
  );

test('an order is billed in full, today, and the answer is what NetSuite now holds', async () => {
  const orderId = await stack.orderId('ORD-000431');
  const { invoice, operation, errors } = await stack.call('invoiceOrder', {
    idempotencyKey: 'full',
    orderId,
  });
  expect(errors).toEqual([]);
  const order = await salesOrder('ORD-000431');
  const id = invoice.id.slice('inv_n'.length);
  const row = await invoiceRow(id);
  expect(row).toEqual({
    type: 'CustInvc',
    status: 'A',
    total: String(Number(invoice.total.amount)),
    open: String(Number(invoice.total.amount)),
    day: '2026-06-30',
    tranid: invoice.number,
    salesorder: order.id,
  });
  expect(invoice).toMatchObject({
    status: 'OPEN',
    issuedOn: '2026-06-30',
    total: { currencyCode: 'USD' },
    outstanding: { amount: invoice.total.amount },
    order: { id: orderId, reference: 'ORD-000431', salesOrder: { status: 'BILLED' } },
    customer: { id: await stack.customerId('ACC-00264') },
  });
  expect(invoice.lines.map(({ quantity }: { quantity: string }) => quantity)).toEqual(
    (await linesOf(orderId)).map(({ quantity }) => quantity),
  );
  expect(operation).toMatchObject({
    kind: 'invoiceOrder',
    status: 'SUCCEEDED',
    replayed: false,
    waiting: null,
  });
  expect(operation.effects).toEqual([
    {
      system: 'NETSUITE',
      recordType: 'invoice',
      recordId: id,
      action: 'CREATED',
      before: [],
      after: [
        { name: 'tranDate', value: '2026-06-30' },
        { name: 'tranId', value: invoice.number },
        { name: 'total', value: row.total },
      ],
      version: invoice.version,
      reason: null,
    },
    {
      system: 'NETSUITE',
      recordType: 'salesOrder',
      recordId: order.id,
      action: 'UPDATED',
      before: [{ name: 'orderStatus', value: 'F' }],
      after: [{ name: 'orderStatus', value: 'G' }],
      version: order.version,
      reason: null,
    },
  ]);
  expect(await stack.ledgerOf(id)).toEqual({ sum: '0', receivable: row.total });
});

test('an order is billed by line and quantity, by the ids of Salesforce’s lines, then the rest', async () => {
  const orderId = await stack.orderId('ORD-000648');
  const lines = await linesOf(orderId);
  expect(lines[0]?.id).toMatch(/^802/);
  const second = lines[1] as { id: string; quantity: string };
  const part = await stack.call('invoiceOrder', {
    idempotencyKey: 'part',
    orderId,
    issuedOn: '2026-06-15',
    lines: [{ lineId: second.id, quantity: '1' }],
  });
  expect(part.errors).toEqual([]);
  expect(part.invoice).toMatchObject({
    issuedOn: '2026-06-15',
    lines: [{ quantity: '1' }],
    order: { salesOrder: { status: 'PENDING_BILLING' } },
  });
  const sold = await stack.soql(`SELECT Product2Id, UnitPrice FROM OrderItem WHERE Id = '${second.id}'`);
  expect(part.invoice.lines[0].product.id).toBe(`pro_s${sold[0]?.Product2Id}`);
  expect(Number(part.invoice.lines[0].unitPrice.amount)).toBe(Number(sold[0]?.UnitPrice));
  expect(part.operation.effects[1]).toMatchObject({ recordType: 'salesOrder', action: 'UNCHANGED' });
  const rest = await stack.call('invoiceOrder', { idempotencyKey: 'rest', orderId });
  const billed = rest.invoice.lines.map(({ quantity }: { quantity: string }) => Number(quantity));
  expect(billed.reduce((sum: number, quantity: number) => sum + quantity, 0)).toBe(6);
  expect(rest.invoice.order.salesOrder.status).toBe('BILLED');
  expect(await salesOrder('ORD-000648')).toMatchObject({ status: 'G' });
});

test('an order that only NetSuite knows is billed by NetSuite’s lines', async () => {
  const customer = await stack.row("SELECT id FROM customer WHERE externalid = 'ACC-00264'");
  const item = await stack.row("SELECT id FROM item WHERE isinactive = 'F' ORDER BY id");
  const itemId = String(item.id);
  await createSalesOrder(stack.netsuite, {
    key: 'own-order',
    customerId: String(customer.id),
    orderedOn: '2026-06-30',
    currencyCode: 'USD',
    lines: [
      { itemId, quantity: '2', unitPrice: '10' },
      { itemId, quantity: '3', unitPrice: '11' },
    ],
  });
  const { id } = await salesOrder('own-order');
  const orderId = `ord_n${id}`;
  const lines = await linesOf(orderId);
  expect(lines.map(({ quantity }) => quantity)).toEqual(['2', '3']);
  const { invoice, errors } = await stack.call('invoiceOrder', {
    idempotencyKey: 'own',
    orderId,
    lines: [{ lineId: lines[1]?.id, quantity: '2.5' }],
  });
  expect(errors).toEqual([]);
  expect(invoice.lines).toMatchObject([
    { quantity: '2.5', unitPrice: { amount: '11.00' }, total: { amount: '27.50' } },
  ]);
});

test('what cannot be billed is refused with what is wrong where, and nothing is written', async () => {
  const orderId = await stack.orderId('ORD-001107');
  const lines = await linesOf(orderId);
  const [first, second] = lines as [{ id: string; quantity: string }, { id: string }];
  const { version } = await salesOrder('ORD-001107');
  const input = (key: string, more: Record<string, unknown> = {}) => ({
    idempotencyKey: key,
    orderId,
    ...more,
  });
  const path = ['input', 'orderId'];
  expect(
    await stack.refused(
      'invoiceOrder',
      input('too much', {
        lines: [
          { lineId: first.id, quantity: String(Number(first.quantity) + 0.5) },
          { lineId: second.id, quantity: '1' },
          { lineId: '802000000000000AAA', quantity: '1' },
        ],
      }),
    ),
  ).toMatchObject([
    {
      __typename: 'QuantityTooLargeProblem',
      path: ['input', 'lines', '0', 'quantity'],
      left: first.quantity,
    },
    { __typename: 'NotFoundProblem', path: ['input', 'lines', '2', 'lineId'] },
  ]);
  expect(
    await stack.refused('invoiceOrder', input('moved', { expectedVersion: '2020-01-01 00:00:00' })),
  ).toMatchObject([
    { __typename: 'ConflictProblem', expectedVersion: '2020-01-01 00:00:00', currentVersion: version },
  ]);
  expect(await stack.refused('invoiceOrder', input('nobody', { orderId: 'ord_n999999' }))).toMatchObject([
    { __typename: 'NotFoundProblem', path },
  ]);
  expect(
    await stack.refused('invoiceOrder', input('nobody either', { orderId: 'ord_s801000000000009AAA' })),
  ).toMatchObject([{ __typename: 'NotFoundProblem', path }]);
  expect(
    await stack.refused('invoiceOrder', input('billed', { orderId: await stack.orderId('ORD-000431') })),
  ).toMatchObject([{ __typename: 'WrongStateProblem', path, status: 'BILLED' }]);
  const { data } = await stack.ask(
    '{ orders(filter: { status: DRAFT }, first: 1) { edges { node { id salesOrder { status } } } } }',
  );
  const draft = data.orders.edges[0].node;
  expect(draft.salesOrder).toBeNull();
  expect(await stack.refused('invoiceOrder', input('draft', { orderId: draft.id }))).toMatchObject([
    { __typename: 'WrongStateProblem', path, status: 'NOT_IN_ERP' },
  ]);
});

test('an operation tells the problems of the books too, whoever asks for it later', async () => {
  const orderId = await stack.orderId('ORD-001107');
  const [line] = await linesOf(orderId);
  const lines = [{ lineId: line?.id, quantity: '1000000' }];
  const { operation } = await stack.call('invoiceOrder', { idempotencyKey: 'told later', orderId, lines });
  const query = `query ($id: ID!) { operation(id: $id) {
    kind status errors { __typename path ... on QuantityTooLargeProblem { left } } } }`;
  expect(await stack.ask(query, { id: operation.id }, 'finance')).toEqual({
    data: {
      operation: {
        kind: 'invoiceOrder',
        status: 'FAILED',
        errors: [
          {
            __typename: 'QuantityTooLargeProblem',
            path: ['input', 'lines', '0', 'quantity'],
            left: line?.quantity,
          },
        ],
      },
    },
  });
});

test('an order that waits for approval or is called off is not billed', async () => {
  const orderId = await stack.orderId('ORD-001079');
  const { id } = await salesOrder('ORD-001079');
  for (const [letter, status] of [
    ['A', 'PENDING_APPROVAL'],
    ['C', 'CANCELLED'],
  ]) {
    await stack.patchNetSuite('salesOrder', String(id), { orderStatus: { id: letter } });
    expect(await stack.refused('invoiceOrder', { idempotencyKey: `state ${letter}`, orderId })).toMatchObject(
      [{ __typename: 'WrongStateProblem', status }],
    );
  }
});

test('a period that is closed refuses the invoice, for a reason that is told', async () => {
  const orderId = await stack.orderId('ORD-001107');
  const before = await stack.traces();
  const { invoice, operation, errors } = await stack.call('invoiceOrder', {
    idempotencyKey: 'closed',
    orderId,
    issuedOn: '2026-05-31',
  });
  expect(errors).toMatchObject([
    { __typename: 'SourceRefusedProblem', source: 'NETSUITE', reason: 'PERIOD_CLOSED' },
  ]);
  expect([invoice, operation.status, operation.effects]).toEqual([null, 'FAILED', []]);
  expect(await stack.traces()).toEqual(before);
});

test('what no invoice can be is bad input, and only who may write to the books may ask', async () => {
  const orderId = await stack.orderId('ORD-001107');
  const lineId = (await linesOf(orderId))[0]?.id;
  const base = { idempotencyKey: 'bad', orderId };
  for (const lines of [
    [],
    [{ lineId, quantity: '0' }],
    [{ lineId, quantity: '-1' }],
    [{ lineId, quantity: '0.000001' }],
    [
      { lineId, quantity: '1' },
      { lineId, quantity: '1' },
    ],
  ])
    expect(await stack.refusedAtOnce('invoiceOrder', { ...base, lines })).toBe('BAD_USER_INPUT');
  expect(await stack.refusedAtOnce('invoiceOrder', { ...base, orderId: 'cus_n1' })).toBe('BAD_USER_INPUT');
  expect(await stack.refusedAtOnce('invoiceOrder', base, 'frontend')).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
});

test('a customer on credit hold is still billed for what was ordered before: the hold is on new orders', async () => {
  expect(
    await stack.row("SELECT creditholdoverride AS hold FROM customer WHERE externalid = 'ACC-00313'"),
  ).toEqual({ hold: 'ON' });
  const { invoice, errors } = await stack.call('invoiceOrder', {
    idempotencyKey: 'held',
    orderId: await stack.orderId('ORD-001071'),
  });
  expect(errors).toEqual([]);
  expect(invoice).toMatchObject({
    total: { currencyCode: 'EUR' },
    order: { salesOrder: { status: 'BILLED' } },
  });
});
