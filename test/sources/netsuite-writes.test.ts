import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inBackground } from '../../kit/work.ts';
import {
  createCredit,
  createInvoice,
  createPayment,
  creditInvoice,
} from '../../sources/netsuite/billing-writes.ts';
import { setCreditHold, updateNetSuiteCustomer } from '../../sources/netsuite/customer-writes.ts';
import {
  approveSalesOrder,
  cancelSalesOrder,
  closeSalesOrder,
  createSalesOrder,
  type NewSalesOrder,
} from '../../sources/netsuite/order-writes.ts';
import { smallCompany } from '../wire/netsuite/small-company.ts';
import { netsuiteAccount } from './support/netsuite-account.ts';

let account: Awaited<ReturnType<typeof netsuiteAccount>>;
let newOrder: NewSalesOrder;
let customerId: string;
beforeAll(async () => {
  account = await netsuiteAccount(smallCompany());
});
afterAll(() => account?.stop());
beforeEach(async () => {
  await account.reset();
  customerId = await account.id('customer', 'C-1');
  const [gauge, tank] = [await account.id('item', 'GAUGE'), await account.id('item', 'TANK')];
  newOrder = {
    key: 'a1b2',
    customerId,
    orderedOn: '2024-06-15',
    currencyCode: 'USD',
    poNumber: 'PO-9',
    channel: 'RESELLER',
    salesforceId: '801000000000001AAA',
    lines: [
      { itemId: gauge, quantity: '3', unitPrice: '10.10' },
      { itemId: tank, quantity: '2', unitPrice: '99.99' },
    ],
  };
});

/** What a document is: status, total, open and unused amounts. */
const document = async (key: string): Promise<unknown[]> =>
  (
    await account.rows(
      `SELECT status, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM transaction WHERE externalid = '${key}'`,
    )
  ).map(({ status, total, open, unused }) => [status, total, open, unused]);

test('a sales order is made once, exact, and a repeat finds it whatever became of it', async () => {
  const made = await createSalesOrder(account.netsuite, newOrder);
  expect(made).toMatchObject({
    recordType: 'salesOrder',
    action: 'CREATED',
    before: {},
    after: { entity: customerId, otherRefNum: 'PO-9', custbody_channel: 'RESELLER', orderStatus: 'B' },
  });
  expect(await document('a1b2')).toEqual([['B', '230.28', undefined, undefined]]);
  await cancelSalesOrder(account.netsuite, made.recordId, 'No longer wanted');
  expect(await createSalesOrder(account.netsuite, newOrder)).toMatchObject({
    action: 'UNCHANGED',
    recordId: made.recordId,
  });
  expect(await document('a1b2')).toEqual([['C', '230.28', undefined, undefined]]);
});

test('an order on hold waits for its approval', async () => {
  const { recordId } = await createSalesOrder(account.netsuite, { ...newOrder, needsApproval: true });
  expect(await document('a1b2')).toEqual([['A', '230.28', undefined, undefined]]);
  for (const action of ['UPDATED', 'UNCHANGED'])
    expect(await approveSalesOrder(account.netsuite, recordId)).toMatchObject({ action });
  expect(await document('a1b2')).toEqual([['B', '230.28', undefined, undefined]]);
});

test('an order is billed by line and quantity, then in full, each invoice once', async () => {
  const { recordId: orderId } = await createSalesOrder(account.netsuite, newOrder);
  const part = { key: 'inv1', orderId, issuedOn: '2024-06-15', lines: [{ lineId: '1', quantity: '1' }] };
  const rest = { key: 'inv2', orderId, issuedOn: '2024-06-15' };
  for (const action of ['CREATED', 'UNCHANGED'])
    expect(await createInvoice(account.netsuite, part)).toMatchObject({ action });
  for (const action of ['CREATED', 'UNCHANGED'])
    expect(await createInvoice(account.netsuite, rest)).toMatchObject({ action });
  expect(await document('inv1')).toEqual([['A', '10.1', '10.1', undefined]]);
  expect(await document('inv2')).toEqual([['A', '220.18', '220.18', undefined]]);
  expect(await document('a1b2')).toEqual([['G', '230.28', undefined, undefined]]);
  await expect(createInvoice(account.netsuite, { ...part, key: 'inv3' })).rejects.toMatchObject({
    failure: 'rejected',
  });
  expect(await document('inv3')).toEqual([]);
});

test('a payment settles the invoices that it names, keeps the rest unapplied, and is booked once', async () => {
  const { recordId: orderId } = await createSalesOrder(account.netsuite, newOrder);
  const invoice = await createInvoice(account.netsuite, { key: 'inv1', orderId, issuedOn: '2024-06-15' });
  const payment = {
    key: 'pay1',
    customerId,
    amount: '300.05',
    currencyCode: 'USD',
    receivedOn: '2024-06-15',
    applications: [{ invoiceId: invoice.recordId, amount: '200.28' }],
  };
  for (const action of ['CREATED', 'UNCHANGED'])
    expect(await createPayment(account.netsuite, payment)).toMatchObject({ action });
  expect(await document('pay1')).toEqual([['B', '300.05', undefined, '99.77']]);
  expect(await document('inv1')).toEqual([['A', '230.28', '30', undefined]]);
  const unapplied = { ...payment, key: 'pay2', applications: [] };
  expect(await createPayment(account.netsuite, unapplied)).toMatchObject({ action: 'CREATED' });
  expect(await document('pay2')).toEqual([['B', '300.05', undefined, '300.05']]);
});

test('a credit settles what is open of its invoice, in full or by line and quantity, once', async () => {
  const { recordId: orderId } = await createSalesOrder(account.netsuite, newOrder);
  const { recordId: invoiceId } = await createInvoice(account.netsuite, {
    key: 'inv1',
    orderId,
    issuedOn: '2024-06-15',
  });
  const part = { key: 'cm1', invoiceId, issuedOn: '2024-06-15', lines: [{ lineId: '2', quantity: '1' }] };
  for (const action of ['CREATED', 'UNCHANGED'])
    expect(await creditInvoice(account.netsuite, part)).toMatchObject({ action });
  expect(await document('cm1')).toEqual([['B', '99.99', undefined, '0']]);
  expect(await document('inv1')).toEqual([['A', '230.28', '130.29', undefined]]);
  await creditInvoice(account.netsuite, { key: 'cm2', invoiceId, issuedOn: '2024-06-15' });
  expect(await document('cm2')).toEqual([['A', '230.28', undefined, '99.99']]);
  expect(await document('inv1')).toEqual([['B', '230.28', '0', undefined]]);
  const [line] = newOrder.lines;
  await createCredit(account.netsuite, {
    key: 'cm3',
    customerId,
    currencyCode: 'USD',
    issuedOn: '2024-06-15',
    lines: [line as (typeof newOrder.lines)[0]],
  });
  expect(await document('cm3')).toEqual([['A', '30.3', undefined, '30.3']]);
});

test('an order that is billed in part cannot be cancelled, only closed, with its reason', async () => {
  const { recordId: orderId } = await createSalesOrder(account.netsuite, newOrder);
  const lines = [{ lineId: '1', quantity: '3' }];
  await createInvoice(account.netsuite, { key: 'inv1', orderId, issuedOn: '2024-06-15', lines });
  await expect(cancelSalesOrder(account.netsuite, orderId, 'x')).rejects.toMatchObject({
    failure: 'rejected',
    refusal: 'ALREADY_BILLED',
  });
  for (const action of ['UPDATED', 'UNCHANGED'])
    expect(await closeSalesOrder(account.netsuite, orderId, 'Rest not needed')).toMatchObject({ action });
  expect(await document('a1b2')).toEqual([['G', '230.28', undefined, undefined]]);
  const [{ reason } = {}] = await account.rows(
    `SELECT custbody_cancellation_reason AS reason FROM transaction WHERE id = ${orderId}`,
  );
  expect(reason).toBe('Rest not needed');
});

test('a credit hold is set once, keeps new orders out, and is not set on a customer who moved meanwhile', async () => {
  expect(await setCreditHold(account.netsuite, customerId, 'ON')).toMatchObject({
    action: 'UPDATED',
    before: { creditHoldOverride: 'AUTO' },
    after: { creditHoldOverride: 'ON' },
  });
  const { version } = (await setCreditHold(account.netsuite, customerId, 'ON')) as { version: string };
  await expect(createSalesOrder(account.netsuite, newOrder)).rejects.toMatchObject({
    failure: 'rejected',
    refusal: 'CREDIT_HOLD',
  });
  expect(await document('a1b2')).toEqual([]);
  expect(await setCreditHold(account.netsuite, customerId, 'OFF', '2020-01-01 00:00:00')).toEqual({
    conflict: { recordType: 'customer', recordId: customerId, version },
  });
  const change = { name: 'Acme & Söhne', phone: null };
  expect(await updateNetSuiteCustomer(account.netsuite, customerId, change, version)).toMatchObject({
    action: 'UPDATED',
    before: { companyName: 'Acme' },
    after: { companyName: 'Acme & Söhne' },
  });
});

test('work that nobody waits for is marked as such, its writes too', async () => {
  await inBackground(() => createSalesOrder(account.netsuite, newOrder));
  const { requests, background } = await account.stats();
  expect(background).toBeGreaterThan(0);
  await createSalesOrder(account.netsuite, newOrder);
  const later = await account.stats();
  expect([later.background, later.requests > requests]).toEqual([background, true]);
});
