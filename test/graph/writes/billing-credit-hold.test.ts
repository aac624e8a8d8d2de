import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Books, books } from './support/books.ts';

let stack: Books;
let customerId: string;
let netsuiteId: string;
beforeAll(async () => {
  stack = await books();
  customerId = await stack.customerId('ACC-00264');
  netsuiteId = String((await stack.row("SELECT id FROM customer WHERE externalid = 'ACC-00264'")).id);
});
afterAll(() => stack?.stop());

const input = (key: string, hold: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: key,
  customerId,
  hold,
  ...more,
});
const customer = () =>
  stack.row(
    `SELECT creditholdoverride AS hold, oncredithold AS held, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version
      FROM customer WHERE id = ${netsuiteId}`,
  );
const versionNow = async (): Promise<unknown> =>
  (await stack.ask('query ($id: ID!) { customer(id: $id) { credit { version } } }', { id: customerId })).data
    .customer.credit.version;

test('a customer is put on hold for a reason, if nobody changed it meanwhile', async () => {
  const { errors, operation, ...payload } = await stack.call(
    'setCreditHold',
    input('on', 'ON', { expectedVersion: await versionNow(), reason: 'Disputes every invoice' }),
  );
  expect(errors).toEqual([]);
  const row = await customer();
  expect(row).toMatchObject({ hold: 'ON', held: 'T' });
  expect(payload.customer).toEqual({
    id: customerId,
    reference: 'ACC-00264',
    credit: {
      hold: 'ON',
      onHold: true,
      limit: { amount: expect.stringMatching(/^\d+\.\d\d$/), currencyCode: 'USD' },
      version: row.version,
    },
  });
  expect(operation.effects).toEqual([
    {
      system: 'NETSUITE',
      recordType: 'customer',
      recordId: netsuiteId,
      action: 'UPDATED',
      before: [{ name: 'creditHoldOverride', value: 'AUTO' }],
      after: [{ name: 'creditHoldOverride', value: 'ON' }],
      version: row.version,
      reason: 'Disputes every invoice',
    },
  ]);
});

test('a hold that is there already is left alone', async () => {
  const before = await customer();
  const { operation } = await stack.call('setCreditHold', input('on again', 'ON'));
  expect(operation.effects).toMatchObject([{ action: 'UNCHANGED', before: [], after: [] }]);
  expect(await customer()).toEqual(before);
});

test('a customer that changed meanwhile is not touched, and shown as it is now', async () => {
  const before = await stack.traces();
  const { errors, operation, ...payload } = await stack.call(
    'setCreditHold',
    input('late', 'OFF', { expectedVersion: '2020-01-01 00:00:00' }),
  );
  const { version } = await customer();
  expect(errors).toMatchObject([
    {
      __typename: 'ConflictProblem',
      path: ['input', 'expectedVersion'],
      expectedVersion: '2020-01-01 00:00:00',
      currentVersion: version,
    },
  ]);
  expect([operation.status, operation.effects]).toEqual(['FAILED', []]);
  expect(payload.customer.credit).toMatchObject({ hold: 'ON', version });
  expect(await stack.traces()).toEqual(before);
});

test('who is not in the books cannot be held, and only who may write to them may ask', async () => {
  const unknown = { ...input('nobody', 'ON'), customerId: 'cus_n999999' };
  expect(await stack.refused('setCreditHold', unknown)).toMatchObject([
    { __typename: 'NotFoundProblem', path: ['input', 'customerId'] },
  ]);
  expect(await stack.refusedAtOnce('setCreditHold', input('bad', 'ON', { reason: ' ' }))).toBe(
    'BAD_USER_INPUT',
  );
  expect(await stack.refusedAtOnce('setCreditHold', input('bad', 'ON'), 'frontend')).toBe(
    'UNAUTHORIZED_FIELD_OR_TYPE',
  );
});
