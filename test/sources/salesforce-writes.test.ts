import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inBackground } from '../../kit/work.ts';
import { updateAccount } from '../../sources/salesforce/account-writes.ts';
import {
  activateOrder,
  cancelOrder,
  createOrder,
  linkOrder,
  type NewOrder,
} from '../../sources/salesforce/order-writes.ts';
import { priceEntries, standardPriceBook } from '../../sources/salesforce/price-entries.ts';
import {
  changeQuote,
  createQuote,
  type NewQuote,
  type QuoteLineWrite,
  setQuoteStatus,
} from '../../sources/salesforce/quote-writes.ts';
import type { RecordsWritten } from '../../sources/salesforce/record-writes.ts';
import { smallCompany } from '../wire/salesforce/small-company.ts';
import { salesforceOrg } from './support/salesforce-org.ts';

let org: Awaited<ReturnType<typeof salesforceOrg>>;
let newQuote: NewQuote;
let newOrder: NewOrder;
let nut: QuoteLineWrite;
beforeAll(async () => {
  org = await salesforceOrg(smallCompany());
});
afterAll(() => org?.stop());
beforeEach(async () => {
  await org.reset();
  const access = { ...org.salesforce, partner: undefined };
  const priceBookId = (await standardPriceBook(access))?.id as string;
  const productIds = [await org.id('Product2', 'BOLT'), await org.id('Product2', 'NUT')];
  const entries = await priceEntries(access, { productIds, currencyCode: 'USD', priceBookId });
  const [boltEntry, nutEntry] = productIds.map((id) => entries.get(id)?.id as string) as [string, string];
  const accountId = await org.id('Account', 'ACC-1');
  nut = { priceEntryId: nutEntry, quantity: '4', unitPrice: '1.10', discountPercent: null };
  const bolt = { priceEntryId: boltEntry, quantity: '3', unitPrice: '2.45', discountPercent: '12.5' };
  newQuote = {
    key: 'quote-one',
    name: 'Spring',
    opportunity: { accountId, name: 'Spring deal', stage: 'Prospecting', closeOn: '2024-06-30' },
    currencyCode: 'USD',
    priceBookId,
    expiresOn: '2024-06-30',
    lines: [bolt, nut],
  };
  newOrder = {
    key: 'order-one',
    accountId,
    orderedOn: '2024-05-15',
    currencyCode: 'USD',
    priceBookId,
    poNumber: 'PO-9',
    channel: 'DIRECT',
    lines: [bolt, nut],
  };
});

const quoteRows = () =>
  org.rows(
    "SELECT Name, Status, TotalPrice, AccountId, ExpirationDate FROM Quote WHERE External_Id__c = 'quote-one'",
  );
const lineRows = async (): Promise<unknown[]> =>
  (
    await org.rows(
      "SELECT Quantity, UnitPrice, Discount FROM QuoteLineItem WHERE Quote.External_Id__c = 'quote-one' ORDER BY SortOrder",
    )
  ).map((row) => Object.values(row));
const written = (result: unknown): RecordsWritten['records'] => (result as RecordsWritten).records;

test('a quote is made with its opportunity and lines in one request, exact, and made once however often it is asked for', async () => {
  const { records } = await createQuote(org.salesforce, newQuote);
  expect(records.map(({ recordType, action }) => [recordType, action])).toEqual([
    ['Quote', 'CREATED'],
    ['Opportunity', 'CREATED'],
    ['QuoteLineItem', 'CREATED'],
    ['QuoteLineItem', 'CREATED'],
  ]);
  const again = await createQuote(org.salesforce, newQuote);
  expect(again.records).toEqual([{ ...records[0], action: 'UNCHANGED', before: {}, after: {} }]);
  expect(await quoteRows()).toEqual([
    {
      Name: 'Spring',
      Status: 'Draft',
      TotalPrice: '10.83',
      AccountId: newOrder.accountId,
      ExpirationDate: '2024-06-30',
    },
  ]);
  expect(await lineRows()).toEqual([
    ['3.0', '2.45', '12.5'],
    ['4.0', '1.1', null],
  ]);
  const stats = await org.stats();
  expect(stats.byOperation).toMatchObject({ composite: expect.anything() });
});

test('a quote that moved since the expected version is not changed, and the version that it has now is given', async () => {
  const [quote] = (await createQuote(org.salesforce, newQuote)).records;
  const { recordId: id } = quote;
  const expectedVersion = quote.version as string;
  await setQuoteStatus(org.salesforce, id, 'NEEDS_REVIEW', expectedVersion);
  const before = await quoteRows();
  const [{ SystemModstamp }] = (await org.rows(`SELECT SystemModstamp FROM Quote WHERE Id = '${id}'`)) as [
    { SystemModstamp: string },
  ];
  const version = SystemModstamp.replace('+0000', 'Z');
  expect(await changeQuote(org.salesforce, 'op', { id, expectedVersion, name: 'Other', lines: [] })).toEqual({
    conflict: { recordType: 'Quote', recordId: id, version },
  });
  expect([await quoteRows(), (await lineRows()).length]).toEqual([before, 2]);
  const [changed] = written(
    await changeQuote(org.salesforce, 'op', { id, expectedVersion: version, name: 'Other' }),
  );
  expect(changed).toMatchObject({ action: 'UPDATED', before: { Name: 'Spring' }, after: { Name: 'Other' } });
  expect((changed?.version as string) > version).toBe(true);
});

test('a change that comes between our look and our write is the vendor\u2019s to notice', async () => {
  const [{ recordId, version }] = (await createQuote(org.salesforce, newQuote)).records;
  const moved = [{ errorCode: 'PRECONDITION_FAILED', message: 'modified' }];
  const body = { compositeResponse: [{ referenceId: 'w0', httpStatusCode: 412, body: moved }] };
  await org.faults([
    { path: '/services/data/v62.0/composite', method: 'POST', kind: 'status', status: 200, body },
  ]);
  expect(await setQuoteStatus(org.salesforce, recordId, 'ACCEPTED', version as string)).toEqual({
    conflict: { recordType: 'Quote', recordId, version },
  });
  const [asked] = (await (await fetch(`${org.url}/sandbox/log?last=2`)).json()) as { body: string }[];
  const { compositeRequest } = JSON.parse(asked?.body ?? '{}');
  expect(compositeRequest[0]).toMatchObject({
    method: 'PATCH',
    httpHeaders: { 'If-Unmodified-Since': expect.stringMatching(/ GMT$/) },
  });
});

test('the lines of a quote are replaced all at once: those that stay keep their ids, and a repeat changes nothing', async () => {
  const [{ recordId: id }, , , second] = (await createQuote(org.salesforce, newQuote)).records;
  const lines = [
    { ...nut, quantity: '7.25' },
    { ...nut, unitPrice: '0.99', discountPercent: '5' },
  ];
  const change = { id, lines };
  const records = written(await changeQuote(org.salesforce, 'op', change));
  expect(records.map(({ recordType, action }) => [recordType, action])).toEqual([
    ['Quote', 'UNCHANGED'],
    ['QuoteLineItem', 'UPDATED'],
    ['QuoteLineItem', 'CREATED'],
    ['QuoteLineItem', 'DELETED'],
  ]);
  expect(records[1]?.recordId).toBe(second?.recordId);
  const now = await lineRows();
  expect(now).toEqual([
    ['7.25', '1.1', null],
    ['4.0', '0.99', '5.0'],
  ]);
  const repeated = written(await changeQuote(org.salesforce, 'op', change));
  expect(repeated.every(({ action }) => action === 'UNCHANGED')).toBe(true);
  expect(await lineRows()).toEqual(now);
});

test('of ten that replace the lines at once none doubles or loses one, and a refused one passes', async () => {
  const [{ recordId: id }] = (await createQuote(org.salesforce, newQuote)).records;
  const change = { id, lines: [nut, { ...nut, unitPrice: '0.99' }] };
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, () => changeQuote(org.salesforce, 'op', change)),
  );
  for (const one of all) if (one.status === 'rejected') expect(one.reason.failure).not.toBe('rejected');
  expect(all.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await lineRows()).toEqual([
    ['4.0', '1.1', null],
    ['4.0', '0.99', null],
  ]);
});

test('an order is drafted, activated, linked and cancelled with its reason, each once, and a late repeat undoes nothing', async () => {
  const [order] = (await createOrder(org.salesforce, newOrder)).records;
  const { recordId } = order;
  const rows = () =>
    org.rows(
      `SELECT Status, StatusCode, TotalAmount, NetSuite_Id__c, Cancellation_Reason__c, PoNumber FROM Order WHERE Id = '${recordId}'`,
    );
  expect(await activateOrder(org.salesforce, recordId)).toMatchObject({
    action: 'UPDATED',
    before: { Status: 'Draft' },
    after: { Status: 'Activated' },
  });
  expect(await activateOrder(org.salesforce, recordId)).toMatchObject({ action: 'UNCHANGED' });
  expect((await createOrder(org.salesforce, newOrder)).records.map(({ action }) => action)).toEqual([
    'UNCHANGED',
  ]);
  await linkOrder(org.salesforce, recordId, '4711');
  expect(await rows()).toEqual([
    {
      Status: 'Activated',
      StatusCode: 'Activated',
      TotalAmount: '11.75',
      NetSuite_Id__c: '4711',
      Cancellation_Reason__c: null,
      PoNumber: 'PO-9',
    },
  ]);
  for (const action of ['UPDATED', 'UNCHANGED'])
    expect(await cancelOrder(org.salesforce, recordId, 'Asked for by the customer')).toMatchObject({
      action,
    });
  expect(await rows()).toMatchObject([
    { Status: 'Cancelled', Cancellation_Reason__c: 'Asked for by the customer' },
  ]);
});

test('an order of more lines than a composite request takes is still made all or none', async () => {
  const lines = Array.from({ length: 60 }, () => newOrder.lines[0] as (typeof newOrder.lines)[0]);
  const { records } = await createOrder(org.salesforce, { ...newOrder, lines });
  expect(records.length).toBe(61);
  expect(await org.rows("SELECT TotalAmount FROM Order WHERE External_Id__c = 'order-one'")).toEqual([
    { TotalAmount: '441.0' },
  ]);
});

test('an account keeps what a change leaves out, and loses what it empties', async () => {
  const change = { name: 'Ärmel AG', website: null, billingAddress: { city: 'Ulm', country: null } };
  const id = newOrder.accountId;
  expect(await updateAccount(org.salesforce, id, change)).toMatchObject({
    action: 'UPDATED',
    before: { Name: 'Ärmel GmbH', BillingCity: null, BillingCountry: 'Germany' },
    after: { Name: 'Ärmel AG', BillingCity: 'Ulm', BillingCountry: null },
  });
});

test('work that nobody waits for is marked as such, its writes too', async () => {
  await inBackground(() => createOrder(org.salesforce, newOrder));
  const { requests, background } = await org.stats();
  expect(background).toBeGreaterThan(0);
  await createOrder(org.salesforce, newOrder);
  const later = await org.stats();
  expect([later.background, later.requests > requests]).toEqual([background, true]);
});
