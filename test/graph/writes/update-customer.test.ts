import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
let stack: TwoSystems;
let linked: Any[];
let inSalesforceOnly: Any;
let inNetSuiteOnly: Any;

beforeAll(async () => {
  stack = await twoSystems({ WRITE_ANSWER_MS: '4000' });
  const nodes: Any[] = [];
  let after: string | null = null;
  do {
    const { data }: Any = await stack.ask(
      'query ($after: String) { customers(first: 100, after: $after) { edges { node { id version salesforceId netsuiteId } } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    nodes.push(...data.customers.edges.map(({ node }: Any) => node));
    after = data.customers.pageInfo.hasNextPage ? data.customers.pageInfo.endCursor : null;
  } while (after !== null);
  linked = nodes.filter(({ salesforceId, netsuiteId }) => salesforceId !== null && netsuiteId !== null);
  inSalesforceOnly = nodes.find(({ netsuiteId }) => netsuiteId === null);
  inNetSuiteOnly = nodes.find(({ salesforceId }) => salesforceId === null);
});
afterAll(() => stack?.stop());
afterEach(() => stack.mend());

const UPDATE = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) {
  customer { id name version }
  operation { id status replayed effects { system recordType recordId action after { name value } reason } }
  errors { __typename message path ... on ConflictProblem { currentVersion } } } }`;

async function update(key: string, customerId: string, more: Record<string, unknown>): Promise<Any> {
  const input = { idempotencyKey: key, customerId, ...more };
  const { data, errors } = await stack.ask(UPDATE, { input }, 'frontend');
  expect(errors).toBeUndefined();
  return data.updateCustomer;
}
const told = ({ operation }: Any): string[] =>
  operation.effects.map(
    ({ system, recordType, action, after, reason }: Any) =>
      `${system} ${recordType} ${action} ${after.map(({ name }: Any) => name).join(',')}${reason ?? ''}`,
  );
const inBoth = async ({ salesforceId, netsuiteId }: Any): Promise<Any[]> => [
  (await stack.soql(`SELECT Name, Phone, Website, BillingCity FROM Account WHERE Id = '${salesforceId}'`))[0],
  (
    await stack.suiteql(
      `SELECT c.companyname AS name, c.phone, c.email FROM customer c WHERE c.id = ${netsuiteId}`,
    )
  )[0],
];

test('a customer is changed in Salesforce, NetSuite follows in what it keeps, and the rest is told', async () => {
  const [customer] = linked;
  const answer = await update('whole', customer.id, {
    expectedVersion: customer.version,
    name: 'Renamed Works',
    phone: '+49 30 1234',
    website: 'https://renamed.example',
    email: 'invoices@renamed.example',
    billingAddress: { city: 'Potsdam' },
  });
  expect(answer.errors).toEqual([]);
  expect(answer.customer).toMatchObject({ id: customer.id, name: 'Renamed Works' });
  expect(told(answer)).toEqual([
    'SALESFORCE Account UPDATED Name,Phone,Website,BillingCity',
    'NETSUITE customer UPDATED companyName,email,phone',
    'NETSUITE customer NOT_WRITTEN Kept in Salesforce alone: website, billingAddress.',
  ]);
  expect(await inBoth(customer)).toMatchObject([
    {
      Name: 'Renamed Works',
      Phone: '+49 30 1234',
      Website: 'https://renamed.example',
      BillingCity: 'Potsdam',
    },
    { name: 'Renamed Works', phone: '+49 30 1234', email: 'invoices@renamed.example' },
  ]);
});

test('a customer that moved meanwhile is refused with the version it has, and nothing is written', async () => {
  const customer = linked[1];
  await stack.patchSalesforce('Account', customer.salesforceId, { Description: 'Somebody else' });
  const before = await stack.traces();
  for (const change of [{ name: 'Mine' }, { email: 'mine@example.com' }]) {
    const answer = await update(`moved ${Object.keys(change)}`, customer.id, {
      expectedVersion: customer.version,
      ...change,
    });
    expect(answer.errors).toMatchObject([
      { __typename: 'ConflictProblem', currentVersion: answer.customer.version },
    ]);
    expect(answer.operation).toMatchObject({ status: 'FAILED', effects: [] });
  }
  expect(await stack.traces()).toEqual(before);
});

test('a customer that one system alone knows is changed there, and what the other would keep is told', async () => {
  const sold = await update('crm', inSalesforceOnly.id, { name: 'Prospect', email: 'a@prospect.example' });
  expect([sold.errors, told(sold)]).toEqual([
    [],
    [
      'SALESFORCE Account UPDATED Name',
      'NETSUITE customer NOT_WRITTEN NetSuite does not know this customer.',
    ],
  ]);
  const billed = await update('erp', inNetSuiteOnly.id, {
    name: 'Web Buyer',
    website: 'https://web.example',
  });
  expect([billed.errors, billed.customer.name, told(billed)]).toEqual([
    [],
    'Web Buyer',
    [
      'SALESFORCE Account NOT_WRITTEN Salesforce has no account of this customer: website.',
      'NETSUITE customer UPDATED companyName',
    ],
  ]);
  const before = await stack.traces();
  const nowhere = await update('nowhere', inNetSuiteOnly.id, { website: 'https://nowhere.example' });
  expect(nowhere.errors).toMatchObject([{ __typename: 'InvalidInputProblem', path: ['input'] }]);
  expect((await update('unknown', 'cus_s001000000000001', { name: 'X' })).errors).toMatchObject([
    { __typename: 'NotFoundProblem', path: ['input', 'customerId'] },
  ]);
  expect(await stack.traces()).toEqual(before);
});

test('what NetSuite refuses of a customer that is Salesforce’s is told, and Salesforce keeps the change', async () => {
  const customer = linked[2];
  await stack.faults('netsuite', [
    {
      kind: 'status',
      method: 'PATCH',
      path: '/services/rest/record/v1/customer',
      status: 400,
      body: { 'o:errorDetails': [{ 'o:errorCode': 'USER_ERROR', detail: 'No.' }] },
    },
  ]);
  const answer = await update('refused', customer.id, { phone: '+1 555 0100' });
  expect([answer.errors, answer.operation.status]).toEqual([[], 'SUCCEEDED']);
  expect(told(answer)).toEqual([
    'SALESFORCE Account UPDATED Phone',
    expect.stringMatching(/^NETSUITE customer NOT_WRITTEN NetSuite refused it\./),
  ]);
  expect((await inBoth(customer))[0]).toMatchObject({ Phone: '+1 555 0100' });
});

test('while NetSuite is down the customer is changed in Salesforce at once, and followed once it is back, once', async () => {
  const customer = linked[3];
  await stack.faults('netsuite', [{ kind: 'reset' }]);
  const pending = await update('outage', customer.id, { name: 'Patient Works' });
  expect([pending.customer, pending.errors, told(pending)]).toEqual([
    null,
    [],
    ['SALESFORCE Account UPDATED Name'],
  ]);
  await stack.faults('netsuite', [
    { kind: 'lostResponse', path: '/services/rest/record/v1/customer', method: 'PATCH', times: 1 },
  ]);
  await vi.waitFor(
    async () =>
      expect((await update('outage', customer.id, { name: 'Patient Works' })).operation.status).toBe(
        'SUCCEEDED',
      ),
    { timeout: 20_000 },
  );
  expect(await inBoth(customer)).toMatchObject([{ Name: 'Patient Works' }, { name: 'Patient Works' }]);
});

test.each<[string, Record<string, unknown>]>([
  ['nothing to change', {}],
  ['a blank name', { name: ' ' }],
  ['a telephone number that is too long', { phone: '0'.repeat(22) }],
])('%s: the input is refused before anything is accepted', async (_what, more) => {
  const input = { idempotencyKey: 'static', customerId: linked[0].id, ...more };
  const { errors } = await stack.ask(UPDATE, { input }, 'frontend');
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test.each([
  'finance',
  'bi',
  'partner',
] as const)('%s may neither change customers nor cancel orders', async (persona) => {
  const answers = await Promise.all([
    stack.ask(UPDATE, { input: { idempotencyKey: 'x', customerId: linked[0].id, name: 'X' } }, persona),
    stack.ask(
      'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { errors { message } } }',
      { input: { idempotencyKey: 'x', orderId: 'ord_n1', reason: 'X' } },
      persona,
    ),
  ]);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
    Array(2).fill('UNAUTHORIZED_FIELD_OR_TYPE'),
  );
});
