import { describe, expect, test } from 'vitest';
import { contradictions, INVARIANTS } from './ledger-invariants.ts';
import { smallSandbox } from './small-sandbox.ts';
import { WireClient } from './wire-client.ts';

const VOID = 'customscript_void_transaction';

const { client } = await smallSandbox();

async function expectSound(): Promise<void> {
  expect(await contradictions(client, INVARIANTS)).toEqual([]);
}

function sell(customer: string, amount: number, more: Record<string, unknown> = {}): Promise<string> {
  return client.create('invoice', {
    entity: { externalId: customer },
    item: { items: [{ item: { externalId: 'GAUGE' }, amount }] },
    ...more,
  });
}

async function ledger(id: string): Promise<string[]> {
  const rows = await client.rows(
    'SELECT a.acctnumber, t.amount FROM transactionaccountingline t JOIN account a ON a.id = t.account WHERE t.transaction = ? ORDER BY t.transactionline',
    [id],
  );
  return rows.map(({ acctnumber, amount }) => `${acctnumber} ${amount}`);
}

async function state(id: string): Promise<Record<string, string> | undefined> {
  const [row] = await client.rows(
    'SELECT status, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM transaction WHERE id = ?',
    [id],
  );
  return row;
}

async function refused(method: string, path: string, body?: unknown): Promise<string> {
  const answer = await client.record(method, path, body);
  expect(answer.status).toBe(400);
  return WireClient.detail(answer).replace('Error while accessing resource: ', '');
}

describe('deposits and refunds', () => {
  test('a deposit pays an invoice at its own rate, and the rest is paid back', async () => {
    const deposit = await client.create('customerDeposit', {
      customer: { externalId: 'C-4' },
      exchangeRate: 1.1,
      payment: 100,
    });
    const invoice = await sell('C-4', 60, { exchangeRate: 1.2 });
    const applied = await client.create('depositApplication', {
      deposit: { id: deposit },
      customer: { externalId: 'C-4' },
      apply: { items: [{ doc: { id: invoice }, amount: 60 }] },
    });
    expect(await ledger(applied)).toEqual(['2200 66', '1100 -72', '8000 6']);
    expect(await state(invoice)).toMatchObject({ status: 'B', open: '0' });
    expect(await state(deposit)).toMatchObject({ status: 'A', unused: '40' });
    const refund = await client.create('customerRefund', {
      customer: { externalId: 'C-4' },
      exchangeRate: 1.3,
      apply: { items: [{ doc: { id: deposit }, amount: 40 }] },
    });
    expect(await ledger(refund)).toEqual(['1050 -52', '2200 44', '8000 8']);
    expect(await state(deposit)).toMatchObject({ status: 'C', unused: '0' });
    expect(
      await client.rows(
        'SELECT linktype, foreignamount FROM nexttransactionlinelink WHERE previousdoc = ? ORDER BY linktype',
        [deposit],
      ),
    ).toEqual([
      { linktype: 'DepAppl', foreignamount: '60' },
      { linktype: 'DepRfnd', foreignamount: '40' },
    ]);
    await expectSound();
  });

  test('a deposit that was used cannot be deleted, what used it can', async () => {
    const deposit = await client.create('customerDeposit', { customer: { externalId: 'C-1' }, payment: 10 });
    const refund = await client.create('customerRefund', {
      customer: { externalId: 'C-1' },
      apply: { items: [{ doc: { id: deposit }, amount: 10 }] },
    });
    expect(await refused('DELETE', `customerDeposit/${deposit}`)).toBe(
      'This transaction cannot be deleted because it is linked to by one or more transactions.',
    );
    expect((await client.record('DELETE', `customerRefund/${refund}`)).status).toBe(204);
    expect(await state(deposit)).toMatchObject({ status: 'A', unused: '10' });
    expect((await client.record('DELETE', `customerDeposit/${deposit}`)).status).toBe(204);
    await expectSound();
  });

  test('another exchange rate of an invoice posts the gain of its payment anew', async () => {
    const invoice = await sell('C-4', 100, { exchangeRate: 1.1 });
    const payment = await client.create('customerPayment', {
      customer: { externalId: 'C-4' },
      exchangeRate: 1.25,
      payment: 100,
      apply: { items: [{ doc: { id: invoice }, amount: 100 }] },
    });
    expect(await ledger(payment)).toEqual(['1050 125', '1100 -110', '8000 -15']);
    await client.record('PATCH', `invoice/${invoice}`, { exchangeRate: 1.3 });
    expect(await ledger(payment)).toEqual(['1050 125', '1100 -130', '8000 5']);
    await expectSound();
  });
});

describe('voiding', () => {
  test('a journal takes back what the invoice posted, and the order waits for billing again', async () => {
    const order = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 50, taxRate1: 10 }] },
    });
    const billed = await client.record('POST', `salesOrder/${order}/!transform/invoice`, {});
    const invoice = String(billed.headers.get('location')).split('/').at(-1) as string;
    expect((await state(order))?.status).toBe('G');
    const { status, json } = await client.script(VOID, { id: invoice });
    expect(status).toBe(200);
    expect(await ledger(String(json.journal))).toEqual(['1100 -55', '4000 50', '2100 5']);
    expect(await state(invoice)).toEqual({ status: 'V', open: '0' });
    expect((await state(order))?.status).toBe('F');
    expect(await refused('PATCH', `invoice/${invoice}`, { memo: 'no' })).toBe(
      'This transaction has been voided and cannot be changed.',
    );
    await expectSound();
  });

  test('a payment lets go of its invoices, an invoice that is paid is not voided', async () => {
    const invoice = await sell('C-1', 80);
    const payment = await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      payment: 80,
      apply: { items: [{ doc: { id: invoice }, amount: 80 }] },
    });
    expect((await client.script(VOID, { id: invoice })).status).toBe(400);
    expect((await client.script(VOID, { id: payment })).status).toBe(200);
    expect(await state(invoice)).toMatchObject({ status: 'A', open: '80' });
    expect((await client.script(VOID, { id: invoice })).status).toBe(200);
    await expectSound();
  });
});

describe('what is refused', () => {
  test('receivables of a period that is locked for them, journals of one that is locked for all', async () => {
    const [july] = await client.rows(
      `SELECT id FROM accountingperiod WHERE isposting = 'T' AND startdate = TO_DATE('2024-07-01', 'YYYY-MM-DD')`,
    );
    const locked = 'This transaction cannot be saved or deleted because its posting period is locked.';
    const body = {
      entity: { externalId: 'C-1' },
      tranDate: '2024-07-04',
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 1 }] },
    };
    const journal = {
      tranDate: '2024-07-04',
      line: {
        items: [
          { account: { id: 1 }, debit: 1 },
          { account: { id: 2 }, credit: 1 },
        ],
      },
    };
    const id = await client.create('invoice', body);
    await client.record('PATCH', `accountingPeriod/${july?.id}`, { arLocked: true });
    expect(await refused('POST', 'invoice', body)).toBe(locked);
    expect(await refused('DELETE', `invoice/${id}`)).toBe(locked);
    expect(await refused('PATCH', `invoice/${id}`, { tranDate: '2024-06-15' })).toBe(locked);
    await client.create('journalEntry', journal);
    await client.record('PATCH', `accountingPeriod/${july?.id}`, { allLocked: true });
    expect(await refused('POST', 'journalEntry', journal)).toBe(locked);
    await expectSound();
  });

  test('an order of a customer put on hold; a hold that follows from figures only warns', async () => {
    const order = {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 5000 }] },
    };
    const hold = (value: string): Promise<unknown> =>
      client.record('PATCH', 'customer/eid:C-1', { creditHoldOverride: { id: value } });
    expect((await client.rows(`SELECT oncredithold FROM customer WHERE externalid = 'C-1'`))[0]).toEqual({
      oncredithold: 'T',
    });
    await client.create('salesOrder', order);
    await hold('ON');
    expect(await refused('POST', 'salesOrder', order)).toBe(
      'This customer is on credit hold. You cannot enter a new sales order for this customer.',
    );
    await hold('OFF');
    await client.create('salesOrder', order);
  });

  test('to pay another customer’s invoice, unless it is one below', async () => {
    const pay = (customer: string, doc: string): unknown => ({
      customer: { externalId: customer },
      payment: 5,
      apply: { items: [{ doc: { id: doc }, amount: 5 }] },
    });
    const own = await sell('C-1', 10);
    const below = await sell('C-2', 10);
    expect(await refused('POST', 'customerPayment', pay('C-2', own))).toBe(
      'The document to apply to belongs to another customer.',
    );
    await client.create('customerPayment', pay('C-1', below));
    expect(await state(below)).toMatchObject({ status: 'A', open: '5' });
    // the ledger has the payment with the customer who paid, the balances have it with the invoice
    const others = INVARIANTS.filter(
      ({ sentence }) => sentence !== 'what a customer owes is what receivables have of it',
    );
    expect(await contradictions(client, others)).toEqual([]);
  });

  test('less of an order’s line than was billed of it', async () => {
    const short = { item: { items: [{ line: 1, quantity: 3 }] } };
    expect(await refused('PATCH', 'salesOrder/eid:SO-B', short)).toBe(
      'A line that has been billed cannot be deleted or reduced below the quantity billed.',
    );
    const [order] = await client.rows(`SELECT status FROM transaction WHERE externalid = 'SO-B'`);
    expect(order).toEqual({ status: 'F' });
  });

  test('a journal in receivables that names no customer; one that does is part of what he owes', async () => {
    const line = (entity: object): unknown => ({
      line: {
        items: [
          { account: { id: 3 }, debit: 7, ...entity },
          { account: { id: 1 }, credit: 7 },
        ],
      },
    });
    expect(await refused('POST', 'journalEntry', line({}))).toBe(
      'Please choose a customer for lines posting to accounts receivable.',
    );
    const [customer] = await client.rows(`SELECT id, balancesearch FROM customer WHERE externalid = 'C-2'`);
    await client.create('journalEntry', line({ entity: { id: customer?.id } }));
    expect((await client.rows('SELECT balancesearch FROM customer WHERE id = ?', [customer?.id]))[0]).toEqual(
      {
        balancesearch: String(Number(customer?.balancesearch) + 7),
      },
    );
    await expectSound();
  });
});
