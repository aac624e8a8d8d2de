import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

let stack: TwoSystems;
let customerId: string;
let accountId: string;
let products: { id: string; salesforceId: string; listPrice: string }[];

beforeAll(async () => {
  stack = await twoSystems({ WRITE_ANSWER_MS: '2000' });
  const entries = await stack.soql(
    "SELECT Product2Id, UnitPrice FROM PricebookEntry WHERE CurrencyIsoCode = 'USD' AND IsActive = true AND Pricebook2.IsStandard = true AND Product2.IsActive = true ORDER BY Product2.External_Id__c LIMIT 2",
  );
  products = entries.map(({ Product2Id, UnitPrice }) => ({
    id: `pro_s${Product2Id}`,
    salesforceId: String(Product2Id),
    listPrice: String(UnitPrice),
  }));
  const [account] = await stack.soql(
    "SELECT Id FROM Account WHERE CurrencyIsoCode = 'USD' ORDER BY External_Id__c LIMIT 1",
  );
  accountId = String(account?.Id);
  customerId = `cus_s${accountId}`;
});
afterAll(() => stack?.stop());
afterEach(() => stack.mend());

const CREATE = `mutation ($input: CreateQuoteInput!) { createQuote(input: $input) {
  quote { id reference number name status expiresOn total { amount currencyCode } customer { id } version
    lines { product { id } quantity unitPrice { amount } discountPercent total { amount } } }
  operation { id kind status replayed effects { system recordType recordId action before { name } after { name value } reason } }
  errors { __typename message path } } }`;

const input = (key: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: key,
  customerId,
  name: `Offer ${key}`,
  currencyCode: 'USD',
  expiresOn: '2026-09-30',
  lines: [
    { productId: products[0]?.id, quantity: '3', unitPrice: '100.00', discountPercent: '7.5' },
    { productId: products[1]?.id, quantity: '1.5' },
  ],
  ...more,
});

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
async function create(key: string, more: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await stack.ask(CREATE, { input: input(key, more) }, 'frontend');
  expect(errors).toBeUndefined();
  return data.createQuote;
}

const quotesNamed = (name: string) =>
  stack.soql(
    `SELECT Id, Name, Status, ExpirationDate, CurrencyIsoCode, TotalPrice, AccountId, External_Id__c, Opportunity.Name, Opportunity.StageName,
      Opportunity.CloseDate, Opportunity.AccountId, (SELECT Product2Id, Quantity, UnitPrice, Discount FROM QuoteLineItems ORDER BY SortOrder)
      FROM Quote WHERE Name = '${name}'`,
  );

test('a quote is made in Salesforce with its lines and an opportunity, and answered as Salesforce holds it', async () => {
  const { quote, operation, errors } = await create('whole');
  expect(errors).toEqual([]);
  const listTotal = (Number(products[1]?.listPrice) * 1.5).toFixed(2);
  const total = (277.5 + Number(listTotal)).toFixed(2);
  expect(quote).toMatchObject({
    name: 'Offer whole',
    status: 'DRAFT',
    expiresOn: '2026-09-30',
    total: { amount: total, currencyCode: 'USD' },
    customer: { id: customerId },
    lines: [
      {
        product: { id: products[0]?.id },
        quantity: '3',
        unitPrice: { amount: '100.00' },
        discountPercent: '7.5',
        total: { amount: '277.50' },
      },
      {
        product: { id: products[1]?.id },
        quantity: '1.5',
        discountPercent: null,
        total: { amount: listTotal },
      },
    ],
  });
  expect(operation).toMatchObject({ kind: 'createQuote', status: 'SUCCEEDED', replayed: false });
  expect(
    operation.effects.map(({ system, recordType, action }: Record<string, string>) => [
      system,
      recordType,
      action,
    ]),
  ).toEqual([
    ['SALESFORCE', 'Quote', 'CREATED'],
    ['SALESFORCE', 'Opportunity', 'CREATED'],
    ['SALESFORCE', 'QuoteLineItem', 'CREATED'],
    ['SALESFORCE', 'QuoteLineItem', 'CREATED'],
  ]);
  const [row] = await quotesNamed('Offer whole');
  expect(row).toMatchObject({
    Id: quote.id.slice('quo_s'.length),
    External_Id__c: quote.reference,
    Status: 'Draft',
    AccountId: accountId,
    Opportunity: {
      Name: 'Offer whole',
      StageName: 'Proposal/Price Quote',
      CloseDate: '2026-09-30',
      AccountId: accountId,
    },
  });
  expect(operation.effects[0].recordId).toBe(row?.Id);
});

test('a replay answers the same operation, and the same key with other content is refused', async () => {
  const first = await create('again');
  const second = await create('again');
  expect(second.operation).toEqual({ ...first.operation, replayed: true });
  expect(second.quote).toEqual(first.quote);
  const other = await stack.ask(CREATE, { input: input('again', { name: 'Other' }) }, 'frontend');
  expect(other.errors?.map(({ extensions }) => extensions.code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  expect(await quotesNamed('Other')).toEqual([]);
});

test('two hundred at once make one quote', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => create('crowd')));
  expect(new Set(answers.map(({ operation }) => operation.id)).size).toBe(1);
  expect(answers.filter(({ operation }) => !operation.replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ quote }) => quote.id)).size).toBe(1);
  expect(await quotesNamed('Offer crowd')).toHaveLength(1);
});

test('a quote of an opportunity that is there makes none, and one of another customer is not found', async () => {
  const { quote } = await create('first');
  const [row] = await stack.soql(`SELECT OpportunityId FROM Quote WHERE Id = '${quote.id.slice(5)}'`);
  const opportunityId = String(row?.OpportunityId);
  const second = await create('second', { opportunityId: opportunityId.slice(0, 15) });
  expect(second.errors).toEqual([]);
  expect(second.operation.effects.map(({ recordType }: { recordType: string }) => recordType)).toEqual([
    'Quote',
    'QuoteLineItem',
    'QuoteLineItem',
  ]);
  const [foreign] = await stack.soql(
    `SELECT Id FROM Opportunity WHERE AccountId != '${accountId}' AND IsClosed = false ORDER BY Id LIMIT 1`,
  );
  const [closed] = await stack.soql(
    `SELECT Id FROM Opportunity WHERE AccountId = '${accountId}' AND IsClosed = true ORDER BY Id LIMIT 1`,
  );
  const before = await stack.traces();
  const refused = await create('foreign', { opportunityId: foreign?.Id });
  expect(refused).toMatchObject({
    quote: null,
    operation: { status: 'FAILED', effects: [] },
    errors: [{ __typename: 'NotFoundProblem', path: ['input', 'opportunityId'] }],
  });
  if (closed)
    expect((await create('closed', { opportunityId: closed.Id })).errors).toMatchObject([
      { __typename: 'InvalidInputProblem', path: ['input', 'opportunityId'] },
    ]);
  expect(await stack.traces()).toEqual(before);
});

test('what only Salesforce knows to be wrong is told with its place in the input, all at once, and nothing is written', async () => {
  const inactive = products[1] as (typeof products)[number];
  await stack.patchSalesforce('Product2', inactive.salesforceId, { IsActive: false });
  const before = await stack.traces();
  const line = { quantity: '1' };
  const { quote, operation, errors } = await create('wrong', {
    expiresOn: '2026-06-29',
    lines: [
      { productId: 'pro_s01t000000000001AAA', ...line },
      { productId: inactive.id, ...line },
      { productId: products[0]?.id, ...line },
    ],
  });
  expect(quote).toBeNull();
  expect(operation).toMatchObject({ status: 'FAILED', effects: [] });
  expect(errors).toEqual([
    {
      __typename: 'InvalidInputProblem',
      message: 'The last day of the offer is over already.',
      path: ['input', 'expiresOn'],
    },
    {
      __typename: 'NotFoundProblem',
      message: 'There is no such product.',
      path: ['input', 'lines', '0', 'productId'],
    },
    {
      __typename: 'InvalidInputProblem',
      message: 'The product is no longer sold.',
      path: ['input', 'lines', '1', 'productId'],
    },
  ]);
  const unpriced = await create('unpriced', {
    currencyCode: 'XAF',
    lines: [{ productId: products[0]?.id, ...line }],
  });
  expect(unpriced.errors).toEqual([
    {
      __typename: 'InvalidInputProblem',
      message: 'The price list has no price in XAF for this product.',
      path: ['input', 'lines', '0', 'productId'],
    },
  ]);
  expect(await stack.traces()).toEqual(before);
  await stack.patchSalesforce('Product2', inactive.salesforceId, { IsActive: true });
});

test('a customer that nobody knows is not found, and one that only NetSuite knows gets no quote', async () => {
  const before = await stack.traces();
  for (const unknown of ['cus_s001000000000001AAA', 'cus_n999999999'])
    expect((await create(`nobody ${unknown}`, { customerId: unknown })).errors).toEqual([
      {
        __typename: 'NotFoundProblem',
        message: 'There is no such customer.',
        path: ['input', 'customerId'],
      },
    ]);
  const page = await stack.ask(
    '{ customers(first: 100, after: null) { totalCount edges { node { id salesforceId } } pageInfo { endCursor hasNextPage } } }',
  );
  let { edges, pageInfo } = page.data.customers;
  while (pageInfo.hasNextPage) {
    const next = await stack.ask(
      `{ customers(first: 100, after: "${pageInfo.endCursor}") { edges { node { id salesforceId } } pageInfo { endCursor hasNextPage } } }`,
    );
    edges = next.data.customers.edges;
    pageInfo = next.data.customers.pageInfo;
  }
  const last = edges.at(-1).node;
  expect(last.salesforceId).toBeNull();
  expect((await create('erp only', { customerId: last.id })).errors).toMatchObject([
    { __typename: 'InvalidInputProblem', path: ['input', 'customerId'] },
  ]);
  expect(await stack.traces()).toEqual(before);
});

test.each([
  ['no lines', { lines: [] }],
  ['a quantity of zero', { lines: [{ productId: 'pro_s01t000000000001AAA', quantity: '0' }] }],
  ['thousandths', { lines: [{ productId: 'pro_s01t000000000001AAA', quantity: '1.005' }] }],
  [
    'a discount above 100 percent',
    { lines: [{ productId: 'pro_s01t000000000001AAA', quantity: '1', discountPercent: '100.01' }] },
  ],
  [
    'a price below zero',
    { lines: [{ productId: 'pro_s01t000000000001AAA', quantity: '1', unitPrice: '-1' }] },
  ],
  ['a date that is none', { expiresOn: '2026-02-30' }],
  ['an id of another type', { customerId: 'pro_s01t000000000001AAA' }],
  ['a blank name', { name: '  ' }],
  ['an opportunity id that is none', { opportunityId: '001000000000001AAA' }],
  ['an empty key', { idempotencyKey: '' }],
  [
    'too many lines',
    { lines: Array.from({ length: 201 }, () => ({ productId: 'pro_s01t000000000001AAA', quantity: '1' })) },
  ],
])('%s: the input is refused before anything is accepted', async (_what, more) => {
  const count = '{ operations(first: 1) { totalCount } }';
  const before = await stack.ask(count);
  const { errors } = await stack.ask(CREATE, { input: input('static', more) }, 'frontend');
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(await stack.ask(count)).toEqual(before);
});

test.each(['finance', 'bi', 'partner'] as const)('%s may not write quotes', async (persona) => {
  const { errors, data } = await stack.ask(CREATE, { input: input('forbidden') }, persona);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  expect(data.createQuote).toBeNull();
});

test('while Salesforce is down the write is accepted as pending, and done once it is back', async () => {
  await stack.faults('salesforce', [{ kind: 'status', status: 503, body: {} }]);
  const { quote, operation, errors } = await create('outage');
  expect([quote, operation.effects, errors]).toEqual([null, [], []]);
  expect(operation.status).toMatch(/^(PENDING|RUNNING)$/);
  await stack.faults('salesforce', []);
  await vi.waitFor(async () => expect((await create('outage')).operation.status).toBe('SUCCEEDED'), {
    timeout: 20_000,
  });
  expect(await quotesNamed('Offer outage')).toHaveLength(1);
});

test('an answer that is lost after the commit leaves one quote', async () => {
  await stack.faults('salesforce', [
    { kind: 'lostResponse', path: '/services/data/v62.0/composite', method: 'POST', times: 3 },
  ]);
  const { quote, errors } = await create('lost');
  expect(errors).toEqual([]);
  const rows = await quotesNamed('Offer lost');
  expect(rows.map(({ Id }) => Id)).toEqual([quote.id.slice(5)]);
});
