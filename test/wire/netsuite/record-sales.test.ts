import { describe, expect, test } from 'vitest';
import { checkLedger } from './ledger-check.ts';
import { smallSandbox } from './small-sandbox.ts';
import { type Answer, WireClient } from './wire-client.ts';

const { client } = await smallSandbox();

async function transaction(externalId: string): Promise<Record<string, string>> {
  const [row] = await client.rows(
    'SELECT status, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM transaction WHERE externalid = ?',
    [externalId],
  );
  return row as Record<string, string>;
}

async function expectSound(): Promise<void> {
  const { unbalanced, receivables, openItems } = await checkLedger(client);
  expect(unbalanced).toEqual([]);
  expect(openItems).toBe(receivables);
}

describe('orders and invoices', () => {
  test('an order is created with totals and waits for billing', async () => {
    const id = await client.create('salesOrder', {
      entity: { id: await client.idOf('customer', 'C-1') },
      externalId: 'SO-N',
      otherRefNum: 'PO-1',
      item: {
        items: [
          { item: { id: await client.idOf('item', 'GAUGE') }, quantity: 3, rate: 33.335, taxRate1: 10 },
          { item: { externalId: 'PLAN' }, amount: 120 },
        ],
      },
    });
    expect((await client.record('GET', `salesOrder/${id}`)).json).toMatchObject({
      tranId: 'SO4',
      tranDate: '2024-06-15',
      subtotal: 220.01,
      taxTotal: 10,
      total: 230.01,
      orderStatus: { id: 'F' },
      salesRep: { refName: 'Ada Rep' },
      terms: { refName: 'Net 30' },
    });
    await expectSound();
  });

  test('keyed lines are changed by their line, others added, replace takes all', async () => {
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: {
        items: [
          { item: { externalId: 'GAUGE' }, quantity: 1, rate: 10 },
          { item: { externalId: 'GAUGE' }, quantity: 2, rate: 20 },
        ],
      },
    });
    await client.record('PATCH', `salesOrder/${id}`, {
      item: {
        items: [
          { line: 1, amount: 54.0 },
          { item: { externalId: 'PLAN' }, quantity: 1, rate: 5 },
        ],
      },
    });
    const lines =
      'SELECT id, -foreignamount AS amount FROM transactionline WHERE transaction = ? AND item IS NOT NULL ORDER BY id';
    expect(await client.rows(lines, [id])).toEqual([
      { id: '1', amount: '54' },
      { id: '2', amount: '40' },
      { id: '3', amount: '5' },
    ]);
    await client.record('PATCH', `salesOrder/${id}?replace=item`, {
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 7 }] },
    });
    expect((await client.rows(lines, [id])).map(({ amount }) => amount)).toEqual(['7']);
    expect((await client.record('PATCH', `salesOrder/${id}`, { item: null })).status).toBe(400);
  });

  test('replace keeps the lines that it names, in its order, and a line that there is not is a new one', async () => {
    const line = (rate: number): unknown => ({ item: { externalId: 'GAUGE' }, quantity: 1, rate });
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [line(1), line(2), line(3)] },
    });
    const items = [{ line: 3 }, { line: 1, rate: 10 }, { line: 9, item: { externalId: 'PLAN' }, amount: 5 }];
    expect((await client.record('PATCH', `salesOrder/${id}?replace=item`, { item: { items } })).status).toBe(
      204,
    );
    const { items: after } = (await client.record('GET', `salesOrder/${id}/item`)).json as {
      items: Record<string, unknown>[];
    };
    expect(after.map(({ line: number, amount }) => [number, amount])).toEqual([
      [3, 3],
      [1, 10],
      [4, 5],
    ]);
  });

  test('an amount with tax gives the amount without', async () => {
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 3, grossAmt: 35.7, taxRate1: 19 }] },
    });
    expect((await client.record('GET', `salesOrder/${id}`)).json).toMatchObject({
      subtotal: 30,
      taxTotal: 5.7,
      total: 35.7,
    });
  });

  test('an order is invoiced in part, then in full by a transform', async () => {
    const order = await client.idOf('transaction', 'SO-B');
    const part = await client.record('PUT', 'invoice/eid:INV-P', {
      entity: { externalId: 'C-2' },
      createdFrom: { id: order },
      item: { items: [{ orderLine: 1, quantity: 2 }] },
    });
    expect(part.status).toBe(204);
    expect(await transaction('INV-P')).toEqual({ status: 'A', total: '216.39', open: '216.39' });
    expect((await transaction('SO-B')).status).toBe('F');
    const rest = await client.record('POST', `salesOrder/${order}/!transform/invoice`, {});
    expect(rest.status).toBe(204);
    expect((await client.call('GET', rest.headers.get('location') as string)).json).toMatchObject({
      subtotal: 399.8,
      createdFrom: { id: order },
    });
    expect((await transaction('SO-B')).status).toBe('G');
    expect(
      await client.rows(
        'SELECT quantitybilled FROM transactionline WHERE transaction = ? AND item IS NOT NULL',
        [order],
      ),
    ).toEqual([{ quantitybilled: '10' }]);
    await expectSound();
  });

  test('more than is left of an order cannot be billed, and nothing is written', async () => {
    const order = await client.idOf('transaction', 'SO-B');
    const answer = await client.record('POST', 'invoice', {
      entity: { externalId: 'C-2' },
      createdFrom: { id: order },
      item: { items: [{ orderLine: 1, quantity: 7 }] },
    });
    expect(WireClient.refusal(answer)).toMatchObject([
      400,
      'USER_ERROR',
      expect.stringContaining('more than the 6 left'),
      'item.items[0].quantity',
    ]);
    expect(await client.rows(`SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustInvc'`)).toEqual([
      { n: '4' },
    ]);
  });

  test('an invoice credits deferred revenue or income and plans its revenue by the rules of its items', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: {
        items: [
          { item: { externalId: 'PLAN' }, amount: 100 },
          { item: { externalId: 'GAUGE' }, amount: 50 },
        ],
      },
    });
    const ledger = `SELECT a.accttype, tal.amount FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE tal.transaction = ? ORDER BY tal.transactionline`;
    expect(await client.rows(ledger, [id])).toEqual([
      { accttype: 'AcctRec', amount: '150' },
      { accttype: 'DeferRevenue', amount: '-100' },
      { accttype: 'Income', amount: '-50' },
    ]);
    await client.script('customscript_update_revenue_plans');
    const plan = `SELECT ap.periodname, r.amount, r.isrecognized FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL' JOIN revenueelement e ON e.id = p.createdfrom JOIN transactionline tl ON tl.revenueelement = e.id JOIN accountingperiod ap ON ap.id = r.plannedperiod WHERE tl.transaction = ? ORDER BY tl.id, ap.startdate`;
    const rows = await client.rows(plan, [id]);
    expect([rows.length, rows[0], rows[11], rows[12]]).toEqual([
      13,
      { periodname: 'Jun 2024', amount: '8.33', isrecognized: 'F' },
      { periodname: 'May 2025', amount: '8.37', isrecognized: 'F' },
      { periodname: 'Jun 2024', amount: '50', isrecognized: 'T' },
    ]);
    await expectSound();
  });

  test('an invoice can be deleted until something is paid of it', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'PLAN' }, amount: 100 }] },
    });
    expect((await client.record('DELETE', `invoice/${id}`)).status).toBe(204);
    expect(
      await client.rows('SELECT COUNT(*) AS n FROM revenueelement WHERE sourcetransaction = ?', [id]),
    ).toEqual([{ n: '0' }]);
    const paid = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'PLAN' }, amount: 100 }] },
    });
    await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      apply: { items: [{ doc: { id: paid }, amount: 1 }] },
    });
    expect((await client.record('DELETE', `invoice/${paid}`)).status).toBe(400);
    await expectSound();
  });

  test('an order is cancelled by its status, unless it was billed', async () => {
    expect((await client.record('PATCH', 'salesOrder/eid:SO-C', { orderStatus: { id: 'C' } })).status).toBe(
      204,
    );
    expect((await transaction('SO-C')).status).toBe('C');
    expect((await client.record('PATCH', 'salesOrder/eid:SO-B', { orderStatus: { id: 'C' } })).status).toBe(
      400,
    );
    await client.record('PATCH', 'salesOrder/eid:SO-B', { item: { items: [{ line: 1, isClosed: true }] } });
    expect((await transaction('SO-B')).status).toBe('G');
  });

  test('nothing is posted to a closed period, but a note may be changed there', async () => {
    const body = {
      entity: { externalId: 'C-1' },
      tranDate: '2024-05-31',
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 1 }] },
    };
    expect((await client.record('POST', 'invoice', body)).status).toBe(400);
    expect(
      (await client.record('PATCH', 'invoice/eid:INV-B', { memo: 'called', custbody_disputed: false }))
        .status,
    ).toBe(204);
    expect(
      (await client.record('PATCH', 'invoice/eid:INV-B', { item: { items: [{ line: 1, rate: 1 }] } })).status,
    ).toBe(400);
    expect((await client.record('GET', 'invoice/eid:INV-B')).json).toMatchObject({
      memo: 'called',
      custbody_disputed: false,
      total: 432.78,
      amountRemaining: 332.78,
    });
    await expectSound();
  });
});

describe('payments and credits', () => {
  test('a payment pays an invoice, and the customer owes less', async () => {
    const invoice = await client.idOf('transaction', 'INV-A');
    await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      externalId: 'PAY-N',
      payment: 250,
      memo: '10',
      apply: { items: [{ doc: { id: invoice }, line: 0, apply: true, amount: 200 }] },
    });
    expect(await transaction('INV-A')).toMatchObject({ status: 'B', open: '0' });
    expect(await transaction('PAY-N')).toEqual({ status: 'B', total: '250', unused: '50' });
    expect(
      await client.rows(`SELECT balancesearch, overduebalancesearch FROM customer WHERE externalid = 'C-1'`),
    ).toEqual([{ balancesearch: '-99.7', overduebalancesearch: '0' }]);
    expect(
      (await client.record('GET', 'customerPayment/eid:PAY-N?expandSubResources=true')).json,
    ).toMatchObject({
      payment: 250,
      applied: 200,
      unapplied: 50,
      apply: { items: [{ doc: { id: invoice }, amount: 200, apply: true, refNum: 'INV1' }] },
    });
    await expectSound();
  });

  test('PATCH applies more, less and nothing', async () => {
    const invoice = await client.idOf('transaction', 'INV-A');
    const id = await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      payment: 150,
      apply: { items: [{ doc: { id: invoice }, amount: 50 }] },
    });
    const open = async (): Promise<string | undefined> => (await transaction('INV-A')).open;
    expect(await open()).toBe('150');
    await client.record('PATCH', `customerPayment/${id}`, {
      apply: { items: [{ doc: { id: invoice }, amount: 120 }] },
    });
    expect(await open()).toBe('80');
    await client.record('PATCH', `customerPayment/${id}`, {
      apply: { items: [{ doc: { id: invoice }, apply: false }] },
    });
    expect(await open()).toBe('200');
    expect(
      await client.rows('SELECT COUNT(*) AS n FROM nexttransactionlinelink WHERE nextdoc = ?', [id]),
    ).toEqual([{ n: '0' }]);
    await client.record('DELETE', `customerPayment/${id}`);
    await expectSound();
  });

  test('a payment cannot apply more than is open, or than it has', async () => {
    const invoice = await client.idOf('transaction', 'INV-A');
    const pay = (payment: number, amount: number): Promise<Answer> =>
      client.record('POST', 'customerPayment', {
        customer: { externalId: 'C-1' },
        payment,
        apply: { items: [{ doc: { id: invoice }, amount }] },
      });
    expect((await pay(500, 200.01)).status).toBe(400);
    expect((await pay(100, 150)).status).toBe(400);
    expect((await pay(100, 99.999)).status).toBe(400);
    expect(await transaction('INV-A')).toMatchObject({ status: 'A', open: '200' });
    await expectSound();
  });

  test('a payment in another currency leaves a realized gain and no open cent', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-4' },
      exchangeRate: 1.1,
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 33.33 }] },
    });
    for (const amount of [11.11, 11.11, 11.11])
      await client.create('customerPayment', {
        customer: { externalId: 'C-4' },
        exchangeRate: 1.25,
        payment: amount,
        apply: { items: [{ doc: { id }, amount }] },
      });
    expect(
      await client.rows('SELECT status, foreignamountunpaid AS open FROM transaction WHERE id = ?', [id]),
    ).toEqual([{ status: 'B', open: '0' }]);
    expect(
      await client.rows(
        'SELECT amountunpaid, amountpaid FROM transactionaccountingline WHERE transaction = ? AND transactionline = 0',
        [id],
      ),
    ).toEqual([{ amountunpaid: '0', amountpaid: '36.66' }]);
    await expectSound();
  });

  test('a credit memo reverses an invoice and is applied to it', async () => {
    const invoice = await client.idOf('transaction', 'INV-B');
    const id = await client.create('creditMemo', {
      entity: { externalId: 'C-2' },
      externalId: 'CM-N',
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 99.95, taxRate1: 8.25 }] },
      apply: { items: [{ doc: { id: invoice }, amount: 108.2 }] },
    });
    expect(await transaction('INV-B')).toMatchObject({ status: 'A', open: '224.58' });
    expect(await transaction('CM-N')).toEqual({ status: 'B', total: '108.2', unused: '0' });
    expect(
      await client.rows(
        'SELECT quantity, foreignamount FROM transactionline WHERE transaction = ? AND item IS NOT NULL',
        [id],
      ),
    ).toEqual([{ quantity: '1', foreignamount: '99.95' }]);
    await expectSound();
  });

  test('a retried PUT by external id pays once', async () => {
    const body = {
      customer: { externalId: 'C-1' },
      payment: 200,
      apply: { items: [{ doc: { id: await client.idOf('transaction', 'INV-A') }, amount: 200 }] },
    };
    expect([
      (await client.record('PUT', 'customerPayment/eid:K-1', body)).status,
      (await client.record('PUT', 'customerPayment/eid:K-1', body)).status,
    ]).toEqual([204, 204]);
    expect(await client.rows(`SELECT COUNT(*) AS n FROM transaction WHERE externalid = 'K-1'`)).toEqual([
      { n: '1' },
    ]);
    expect(await transaction('INV-A')).toMatchObject({ status: 'B', open: '0' });
    await expectSound();
  });

  test('a journal is keyed by its lines: they are changed one by one, added, or replaced as a whole', async () => {
    const id = await client.create('journalEntry', {
      line: {
        items: [
          { account: { id: '1' }, debit: 10, memo: 'in' },
          { account: { id: '2' }, credit: 10 },
        ],
      },
    });
    const lines = async (): Promise<unknown[]> => {
      const { items } = (await client.record('GET', `journalEntry/${id}/line`)).json as {
        items: Record<string, unknown>[];
      };
      return items.map(({ line, debit, credit, memo }) => [
        line,
        debit ?? null,
        credit ?? null,
        memo ?? null,
      ]);
    };
    const patch = (items: unknown[], query = ''): Promise<Answer> =>
      client.record('PATCH', `journalEntry/${id}${query}`, { line: { items } });
    expect((await patch([{ line: 0, memo: 'changed' }])).status).toBe(204);
    expect(await lines()).toEqual([
      [0, 10, null, 'changed'],
      [1, null, 10, null],
    ]);
    expect((await patch([{ line: 0, debit: 12 }])).status).toBe(400);
    expect(
      (
        await patch([
          { line: 0, debit: 12 },
          { account: { id: '3' }, credit: 2, entity: { externalId: 'C-1' } },
        ])
      ).status,
    ).toBe(204);
    expect((await lines()).length).toBe(3);
    const both = [{ account: { id: '1' }, debit: 1, credit: 1 }];
    expect((await patch(both, '?replace=line')).status).toBe(400);
    const anew = [
      { account: { id: '2' }, debit: 5 },
      { account: { id: '1' }, credit: 5 },
    ];
    expect((await patch(anew, '?replace=line')).status).toBe(204);
    expect(await lines()).toEqual([
      [0, 5, null, null],
      [1, null, 5, null],
    ]);
    await expectSound();
  });

  test('a journal must balance', async () => {
    const line = (account: string, side: string, amount: number): unknown => ({
      account: { id: account },
      [side]: amount,
    });
    expect(
      (
        await client.record('POST', 'journalEntry', {
          line: { items: [line('1', 'debit', 10), line('2', 'credit', 9.99)] },
        })
      ).status,
    ).toBe(400);
    await client.create('journalEntry', {
      line: { items: [line('1', 'debit', 10), line('2', 'credit', 10)] },
    });
    await expectSound();
  });
});
