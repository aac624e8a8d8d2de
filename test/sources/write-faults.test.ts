import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInvoice } from '../../sources/netsuite/billing-writes.ts';
import { createSalesOrder, type NewSalesOrder } from '../../sources/netsuite/order-writes.ts';
import { restPath } from '../../sources/rest-path.ts';
import { cancelOrder, createOrder, type NewOrder } from '../../sources/salesforce/order-writes.ts';
import { priceEntries, standardPriceBook } from '../../sources/salesforce/price-entries.ts';
import { smallCompany as smallBooks } from '../wire/netsuite/small-company.ts';
import { smallCompany as smallOrg } from '../wire/salesforce/small-company.ts';
import { netsuiteAccount } from './support/netsuite-account.ts';
import { salesforceOrg } from './support/salesforce-org.ts';

const TIMEOUT_MS = 1_000;

/** What passes: `left` is whether the write had been done when it failed. */
const PASSING = [
  { fault: { kind: 'status', status: 429, body: {} }, failure: 'rateLimited', left: 0 },
  { fault: { kind: 'status', status: 502, body: {} }, failure: 'unavailable', left: 0 },
  { fault: { kind: 'status', status: 503, body: {} }, failure: 'unavailable', left: 0 },
  { fault: { kind: 'reset' }, failure: 'unavailable', left: 0 },
  { fault: { kind: 'hang' }, failure: 'timeout', left: 0 },
  { fault: { kind: 'lostResponse' }, failure: 'unavailable', left: 1 },
];
const named = PASSING.map((row) => ({ name: [row.fault.kind, row.fault.status].join(' ').trim(), ...row }));

describe('Salesforce', () => {
  let org: Awaited<ReturnType<typeof salesforceOrg>>;
  let order: NewOrder;
  beforeAll(async () => {
    org = await salesforceOrg(smallOrg(), TIMEOUT_MS);
  });
  afterAll(() => org?.stop());
  beforeEach(async () => {
    await org.reset();
    const access = { ...org.salesforce, partner: undefined };
    const priceBookId = (await standardPriceBook(access))?.id as string;
    const bolt = await org.id('Product2', 'BOLT');
    const entries = await priceEntries(access, { productIds: [bolt], currencyCode: 'USD', priceBookId });
    const line = { priceEntryId: entries.get(bolt)?.id as string, quantity: '1', unitPrice: '2.45' };
    order = {
      key: 'order-one',
      accountId: await org.id('Account', 'ACC-1'),
      orderedOn: '2024-05-15',
      currencyCode: 'USD',
      priceBookId,
      // More than one composite request takes, so that only the write goes to the path of faults below.
      lines: Array.from({ length: 13 }, () => line),
    };
  });
  const orders = () => org.rows("SELECT TotalAmount FROM Order WHERE External_Id__c = 'order-one'");
  const lines = async () =>
    (await org.rows("SELECT Id FROM OrderItem WHERE Order.External_Id__c = 'order-one'")).length;
  const onWrites = (fault: object) =>
    org.faults([{ path: '/services/data/v62.0/composite/graph', ...fault }]);
  /** What a graph answers whose one failing part failed so. */
  const partFailed = (errorCode: string, message: string) => ({
    kind: 'status',
    status: 200,
    body: {
      graphs: [
        { graphResponse: { compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode, message }] }] } },
      ],
    },
  });

  test.each(named)('a write that meets $name has failed for now, and its repeat leaves one order', async ({
    fault,
    failure,
    left,
  }) => {
    await onWrites({ ...fault, times: 1 });
    await expect(createOrder(org.salesforce, order)).rejects.toMatchObject({ failure });
    expect((await orders()).length).toBe(left);
    const [repeated] = (await createOrder(org.salesforce, order)).records;
    expect(repeated.action).toBe(left ? 'UNCHANGED' : 'CREATED');
    expect([await orders(), await lines()]).toEqual([[{ TotalAmount: '31.85' }], 13]);
  });

  test.each([
    ['UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'],
    ['DUPLICATE_VALUE', 'duplicate value found: External_Id__c duplicates value on record with id: 801'],
    ['DUPLICATE_VALUE', 'duplicate value found: <unknown> duplicates value on record with id: <unknown>'],
  ])('%s (%s) is somebody else who is at it, and passes', async (code, message) => {
    await onWrites({ ...partFailed(code, message), times: 1 });
    await expect(createOrder(org.salesforce, order)).rejects.toMatchObject({ failure: 'busy' });
    await createOrder(org.salesforce, order);
    expect((await orders()).length).toBe(1);
  });

  test.each([
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'VALIDATION_RULE'],
    ['ENTITY_IS_LOCKED', 'RECORD_LOCKED'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', 'NOT_PERMITTED'],
    ['SOMETHING_NEW', undefined],
  ])('%s is for good', async (code, refusal) => {
    await onWrites(partFailed(code, 'the vendor\u2019s words'));
    await expect(createOrder(org.salesforce, order)).rejects.toMatchObject({ failure: 'rejected', refusal });
  });

  test('a session that expires is opened again, and the write made once', async () => {
    const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
    await onWrites({ kind: 'status', status: 401, body, times: 1 });
    const [{ action }] = (await createOrder(org.salesforce, order)).records;
    expect([action, (await orders()).length]).toEqual(['CREATED', 1]);
  });

  test('a slow answer is waited for', async () => {
    await onWrites({ kind: 'latency', ms: 50 });
    expect((await createOrder(org.salesforce, order)).records[0].action).toBe('CREATED');
  });

  test('of ten that make the same order at once none makes a second, and a refused one passes', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => createOrder(org.salesforce, order)),
    );
    for (const one of all) if (one.status === 'rejected') expect(one.reason.failure).not.toBe('rejected');
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect([(await orders()).length, await lines()]).toEqual([1, 13]);
  });

  test('an order that the org refuses leaves nothing of itself', async () => {
    const [line] = order.lines;
    const foreign = { ...order, currencyCode: 'JPY', lines: [line as (typeof order.lines)[0]] };
    await expect(createOrder(org.salesforce, foreign)).rejects.toMatchObject({
      failure: 'rejected',
      refusal: 'CURRENCY_MISMATCH',
    });
    await expect(createOrder(org.salesforce, { ...order, channel: 'RESELLER' })).rejects.toMatchObject({
      failure: 'rejected',
      refusal: 'VALIDATION_RULE',
    });
    expect([await orders(), await lines()]).toEqual([[], 0]);
  });

  test('every text and every key reaches the record as it is, and no key names another place', async () => {
    const texts = HOSTILE.map((text, i) => ({ text, key: `${text}-${i}`.slice(0, 80) }));
    for (const { text, key } of texts) {
      const hostile = { ...order, key, poNumber: text, lines: [] };
      const [{ recordId }] = (await createOrder(org.salesforce, hostile)).records;
      await cancelOrder(org.salesforce, recordId, text);
      expect((await createOrder(org.salesforce, hostile)).records[0]).toMatchObject({
        recordId,
        action: 'UNCHANGED',
      });
      expect(
        await org.rows(
          `SELECT PoNumber, External_Id__c, Cancellation_Reason__c FROM Order WHERE Id = '${recordId}'`,
        ),
      ).toEqual([{ PoNumber: text, External_Id__c: key, Cancellation_Reason__c: text }]);
    }
    await expect(createOrder(org.salesforce, { ...order, key: '..' })).rejects.toMatchObject({
      refusal: 'VALUE_REFUSED',
    });
  });
});

describe('NetSuite', () => {
  let account: Awaited<ReturnType<typeof netsuiteAccount>>;
  let order: NewSalesOrder;
  beforeAll(async () => {
    account = await netsuiteAccount(smallBooks(), TIMEOUT_MS);
  });
  afterAll(() => account?.stop());
  beforeEach(async () => {
    await account.reset();
    order = {
      key: 'a1b2',
      customerId: await account.id('customer', 'C-1'),
      orderedOn: '2024-06-15',
      currencyCode: 'USD',
      lines: [{ itemId: await account.id('item', 'GAUGE'), quantity: '3', unitPrice: '10.10' }],
    };
  });
  const count = async (key: string) =>
    (await account.rows(`SELECT id FROM transaction WHERE externalid = '${key}'`)).length;
  const onWrites = (fault: object) =>
    account.faults([{ path: '/services/rest/record/v1/', method: 'POST', ...fault }]);
  const refused = (status: number, code: string, detail: string) => ({
    kind: 'status',
    status,
    body: { 'o:errorDetails': [{ detail, 'o:errorCode': code }] },
  });

  // A full account is tried again by the connection itself, three times in all.
  test.each(
    named.map((row) => (row.failure === 'rateLimited' ? { ...row, times: 3 } : { ...row, times: 1 })),
  )('a write that meets $name has failed for now, and its repeat leaves one order and one invoice', async ({
    fault,
    failure,
    left,
    times,
  }) => {
    await onWrites({ ...fault, times });
    await expect(createSalesOrder(account.netsuite, order)).rejects.toMatchObject({ failure });
    expect(await count('a1b2')).toBe(left);
    const { recordId: orderId, action } = await createSalesOrder(account.netsuite, order);
    expect(action).toBe(left ? 'UNCHANGED' : 'CREATED');
    await onWrites({ ...fault, times });
    const invoice = { key: 'inv', orderId, issuedOn: '2024-06-15' };
    await expect(createInvoice(account.netsuite, invoice)).rejects.toMatchObject({ failure });
    await createInvoice(account.netsuite, invoice);
    expect([await count('a1b2'), await count('inv')]).toEqual([1, 1]);
  });

  test('of ten that make the same order and the same invoice at once all find the one', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => createSalesOrder(account.netsuite, order)),
    );
    expect(new Set(made.map(({ recordId }) => recordId)).size).toBe(1);
    const invoice = { key: 'inv', orderId: made[0]?.recordId as string, issuedOn: '2024-06-15' };
    const bills = await Promise.all(
      Array.from({ length: 10 }, () => createInvoice(account.netsuite, invoice)),
    );
    expect(bills.filter(({ action }) => action === 'CREATED').length).toBe(1);
    expect([await count('a1b2'), await count('inv')]).toEqual([1, 1]);
  });

  test.each([
    [400, 'RCRD_HAS_BEEN_CHANGED', 'Record has been changed'],
    [400, 'USER_ERROR', 'This record is locked by another user.'],
  ])('HTTP %s %s (%s) is somebody else who is at it, and passes', async (status, code, detail) => {
    await onWrites({ ...refused(status, code, detail), times: 1 });
    await expect(createSalesOrder(account.netsuite, order)).rejects.toMatchObject({ failure: 'busy' });
    expect((await createSalesOrder(account.netsuite, order)).action).toBe('CREATED');
  });

  test.each([
    [403, 'INSUFFICIENT_PERMISSION', 'Permission Violation', 'NOT_PERMITTED'],
    [400, 'USER_ERROR', 'because its posting period is locked.', 'PERIOD_CLOSED'],
    [400, 'USER_ERROR', 'The customer has exceeded the credit limit.', 'CREDIT_LIMIT'],
    [400, 'USER_ERROR', 'The item is inactive.', 'ITEM_INACTIVE'],
    [400, 'USER_ERROR', 'Something that nobody has seen.', undefined],
  ])('HTTP %s %s (%s) is for good', async (status, code, detail, refusal) => {
    await onWrites(refused(status, code, detail));
    await expect(createSalesOrder(account.netsuite, order)).rejects.toMatchObject({
      failure: 'rejected',
      refusal,
    });
  });

  test('a session that expires is opened again, and the write made once', async () => {
    await onWrites({ ...refused(401, 'INVALID_LOGIN', 'Invalid login attempt.'), times: 1 });
    expect((await createSalesOrder(account.netsuite, order)).action).toBe('CREATED');
    expect(await count('a1b2')).toBe(1);
  });

  test('an invoice in no open period is refused for that reason, and nothing is billed', async () => {
    const { recordId: orderId } = await createSalesOrder(account.netsuite, order);
    const [period] = await account.rows("SELECT id FROM accountingperiod WHERE periodname = 'Mar 2024'");
    await account.netsuite.connection.request({
      method: 'PATCH',
      path: restPath`/services/rest/record/v1/accountingPeriod/${period?.id ?? ''}`,
      body: { closed: true },
    });
    for (const issuedOn of ['1999-01-01', '2024-03-15'])
      await expect(createInvoice(account.netsuite, { key: 'inv', orderId, issuedOn })).rejects.toMatchObject({
        failure: 'rejected',
        refusal: 'PERIOD_CLOSED',
      });
    expect(await count('inv')).toBe(0);
  });

  test('every text and every key reaches the record as it is', async () => {
    for (const [i, text] of HOSTILE.entries()) {
      const key = `${text}-${i}`;
      const hostile = { ...order, key, poNumber: text.slice(0, 45), memo: text, endCustomer: text };
      const { recordId } = await createSalesOrder(account.netsuite, hostile);
      expect(await createSalesOrder(account.netsuite, hostile)).toMatchObject({
        recordId,
        action: 'UNCHANGED',
      });
      const [row] = await account.rows(
        `SELECT otherrefnum, memo, externalid, custbody_end_customer FROM transaction WHERE id = ${recordId}`,
      );
      expect(row).toMatchObject({
        otherrefnum: text.slice(0, 45),
        memo: text,
        externalid: key,
        custbody_end_customer: text,
      });
    }
  });
});

const HOSTILE = [
  'O\'Brien \\ "quoted"',
  "a\\' OR Name != '",
  "'; DELETE FROM transaction; --",
  '@{w0.id} and @{nothing.here}',
  '@{w0.id}',
  '@{',
  '\u0024{id} {{id}} %s %_ %27',
  'a/b?c=d#e&f;g',
  '../../Account/001',
  'Ünïcödé 漢字 🎉',
  'right\u202Eleft',
  'null',
  '=1+1',
  '{"a":[1]}',
  '<b>&amp;</b>',
];
