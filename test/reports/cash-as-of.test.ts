import { afterAll, beforeAll, expect, test } from 'vitest';
import { cashTotals } from '../../sources/netsuite/cash.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { smallCompany } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

let account: Awaited<ReturnType<typeof netsuiteAccount>>;
let client: WireClient;
let customer: string;
let order: string;
let refund: string;

beforeAll(async () => {
  account = await netsuiteAccount(smallCompany());
  client = await WireClient.connect(account.url);
  customer = await account.id('customer', 'C-1');
  order = await account.id('transaction', 'SO-C');
  refund = await client.create('customerRefund', {
    customer: { id: customer },
    tranDate: '2024-06-03',
    apply: { items: [{ doc: { externalId: 'PAY-A' }, apply: true, amount: 20 }] },
  });
  await client.create('depositApplication', {
    deposit: { externalId: 'DEP-A' },
    tranDate: '2024-06-05',
    apply: { items: [{ doc: { externalId: 'INV-A' }, apply: true, amount: 150 }] },
  });
});
afterAll(() => account?.stop());

async function unapplied(scope: 'customer' | 'order', asOf: string): Promise<string | undefined> {
  const id = scope === 'customer' ? customer : order;
  const rows = await cashTotals({ ...account.netsuite, partner: undefined }, [{ scope, id }], asOf);
  return rows.find(({ currencyCode }) => currencyCode === 'USD')?.unapplied;
}

test('what a customer has unapplied goes down by a refund on the day of the refund', async () => {
  expect(await unapplied('customer', '2024-03-05')).toBe('49.7');
  expect(await unapplied('customer', '2024-06-02')).toBe('549.7');
  expect(await unapplied('customer', '2024-06-03')).toBe('529.7');
  expect(await unapplied('customer', '2024-06-05')).toBe('379.7');
});

test('what an order has unapplied of its deposit is that of the day, not of today', async () => {
  expect(await unapplied('order', '2024-03-05')).toBe('0');
  expect(await unapplied('order', '2024-06-04')).toBe('500');
  expect(await unapplied('order', '2024-06-05')).toBe('350');
});

test('a refund that is voided counts until the day of the void', async () => {
  expect((await client.script('customscript_void_transaction', { id: refund })).status).toBe(200);
  expect(await unapplied('customer', '2024-06-02')).toBe('549.7');
  expect(await unapplied('customer', '2024-06-14')).toBe('379.7');
  expect(await unapplied('customer', '2024-06-15')).toBe('399.7');
});
