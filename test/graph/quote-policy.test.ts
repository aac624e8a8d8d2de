import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Persona } from '../../kit/identity/embedded-provider.ts';
import { type Answer, type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({
    TODAY: '2026-06-30',
    IDENTITY_REFRESH_MS: '3600000',
    SALESFORCE_QUOTE_TERMS_FIELD: 'Payment_Terms__c',
    SALESFORCE_PRICE_BOOK_VALID_FROM_FIELD: 'Valid_From__c',
    SALESFORCE_PRICE_BOOK_VALID_TO_FIELD: 'Valid_To__c',
  });
});
afterAll(() => stack?.stop());
afterEach(async () => {
  for (const url of [stack.salesforceUrl, stack.netsuiteUrl])
    await fetch(`${url}/sandbox/faults`, { method: 'DELETE' });
});

const DECISION = `policy { outcome policyVersion inputsHash requiredApprovals { level role because }
  findings { code severity path message actual limit actualMoney { amount currencyCode } limitMoney { amount currencyCode }
    source { system field readAt } howToFix } }`;

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
async function quoteOf(reference: string, fields = ''): Promise<any> {
  const query = `query ($reference: String!) { quotes(filter: { reference: $reference }) { edges { node { id number ${fields} ${DECISION} } } } }`;
  const { data, errors } = await stack.ask(query, { reference });
  expect(errors).toBeUndefined();
  return data.quotes.edges[0].node;
}

/** What is found of a quote: weight, code and where. */
async function findings(reference: string): Promise<string[]> {
  const { policy } = await quoteOf(reference);
  return policy.findings.map(
    ({ severity, code, path }: { severity: string; code: string; path: string[] }) =>
      `${severity} ${code} ${path.join('.')}`,
  );
}

/** A request to the Salesforce sandbox as an administrator would make it. */
async function salesforce(path: string, init: RequestInit = {}): Promise<Response> {
  const credentials = await fetch(`${stack.salesforceUrl}/sandbox/credentials`);
  const { accessToken } = (await credentials.json()) as { accessToken: string };
  return fetch(`${stack.salesforceUrl}/services/data/v62.0${path}`, {
    ...init,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
  });
}

async function change(record: string, fields: Record<string, unknown>): Promise<void> {
  const response = await salesforce(`/sobjects/${record}`, { method: 'PATCH', body: JSON.stringify(fields) });
  expect(response.status).toBe(204);
}

/** The id of the first record that a query finds. */
async function idOf(query: string): Promise<string> {
  const response = await salesforce(`/query?q=${encodeURIComponent(query)}`);
  return ((await response.json()) as { records: { Id: string }[] }).records[0]?.Id ?? '';
}

test('a customer on credit hold blocks its quotes, and each finding says what, how much, from where and what to do', async () => {
  const { policy } = await quoteOf('QUO-001262');
  expect(policy).toEqual({
    outcome: 'BLOCK',
    policyVersion: expect.stringMatching(/^Standard sales policy [0-9a-f]{12}$/),
    inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    requiredApprovals: [],
    findings: [
      {
        code: 'CUSTOMER_ON_CREDIT_HOLD',
        severity: 'BLOCK',
        path: ['customer'],
        message: 'The customer is on credit hold.',
        actual: 'Auto: on hold',
        limit: 'not on hold',
        actualMoney: null,
        limitMoney: null,
        source: { system: 'NETSUITE', field: 'customer.oncredithold', readAt: expect.any(String) },
        howToFix:
          'Have the customer pay what is overdue or over its limit, or ask accounts receivable for an exemption.',
      },
      {
        code: 'CUSTOMER_OVERDUE',
        severity: 'WARN',
        path: ['customer'],
        message: "The customer's oldest open invoice is 624 days overdue.",
        actual: '624 days',
        limit: '0 days',
        actualMoney: null,
        limitMoney: null,
        source: { system: 'NETSUITE', field: 'transaction.duedate', readAt: expect.any(String) },
        howToFix: 'Ask the customer to pay what is overdue.',
      },
    ],
  });
});

test('a discount over ten percent asks for the sales manager, the only one whom it concerns', async () => {
  const { policy } = await quoteOf('QUO-001289');
  expect(policy.outcome).toBe('APPROVAL');
  expect(policy.requiredApprovals).toEqual([
    { level: 1, role: 'Sales manager', because: ['DISCOUNT_OVER_REP'] },
  ]);
  expect(await findings('QUO-001289')).toEqual(['APPROVAL DISCOUNT_OVER_REP lines.3.discountPercent']);
});

test('a prospect is quoted with a warning that the books do not know it, an overdue customer with another', async () => {
  expect(await findings('QUO-001283')).toEqual(['WARN CUSTOMER_NOT_IN_ERP customer']);
  expect(await findings('QUO-001284')).toEqual(['WARN CUSTOMER_OVERDUE customer']);
});

test('an exceeded limit is reckoned from what the books have open and on order, and this quote', async () => {
  const quote = await quoteOf(
    'QUO-001184',
    'total { amount } customer { cash { creditLimit { amount } outstanding { amount } unapplied { amount } ordered { amount } invoiced { amount } } }',
  );
  const limit = quote.policy.findings.find(({ code }: { code: string }) => code === 'CREDIT_LIMIT_EXCEEDED');
  expect(quote.policy.outcome).toBe('BLOCK');
  expect(limit).toMatchObject({
    actualMoney: { amount: '18147.60', currencyCode: 'USD' },
    limitMoney: { amount: '3200.00', currencyCode: 'USD' },
    message: 'With this quote the customer would be 14947.60 USD over its credit limit.',
  });
  const [cash] = quote.customer.cash;
  expect([
    quote.total.amount,
    cash.creditLimit.amount,
    cash.outstanding.amount,
    cash.unapplied.amount,
  ]).toEqual(['13251.60', '3200.00', '4896.00', '0.00']);
  expect(cash.ordered.amount).toBe(cash.invoiced.amount);
});

test('the same quote has the same hash when it is asked again, and another once it has changed', async () => {
  const before = await quoteOf('QUO-001277');
  const again = await quoteOf('QUO-001277');
  expect(again.policy.inputsHash).toBe(before.policy.inputsHash);
  const id = await idOf("SELECT Id FROM Quote WHERE External_Id__c = 'QUO-001277'");
  await change(`Quote/${id}`, { ExpirationDate: '2026-06-29' });
  const after = await quoteOf('QUO-001277');
  expect(after.policy.inputsHash).not.toBe(before.policy.inputsHash);
  expect((await findings('QUO-001277'))[0]).toBe('BLOCK QUOTE_EXPIRED expiresOn');
  await change(`Quote/${id}`, { Payment_Terms__c: 'Net 90', ExpirationDate: '2026-06-30' });
  expect(await findings('QUO-001277')).toContain('APPROVAL TERMS_NON_STANDARD terms');
});

test('a price book whose last day is over blocks every quote made from it', async () => {
  const book = await idOf('SELECT Id FROM Pricebook2');
  await change(`Pricebook2/${book}`, { Valid_To__c: '2026-06-29' });
  expect((await findings('QUO-001289'))[0]).toBe('BLOCK PRICEBOOK_EXPIRED lines');
  await change(`Pricebook2/${book}`, { Valid_To__c: '2026-06-30' });
  expect(await findings('QUO-001289')).toEqual(['APPROVAL DISCOUNT_OVER_REP lines.3.discountPercent']);
});

test.each([
  5, 100,
])('%d quotes with their decisions cost two requests to Salesforce and four to NetSuite', async (first) => {
  await stack.resetStats();
  const answer = await stack.ask(
    `query ($first: Int) { quotes(first: $first) { edges { node { ${DECISION} } } } }`,
    { first },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.quotes.edges.length).toBe(first);
  expect((await stack.stats('salesforce')).byOperation).toEqual({ query: 1, composite: 1 });
  expect((await stack.stats('netsuite')).byOperation).toEqual({ suiteql: 4 });
});

const list = '{ quotes(first: 3) { edges { node { number policy { outcome } } } } }';
// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
const nodes = (answer: Answer): any[] => answer.data.quotes.edges.map((edge: { node: unknown }) => edge.node);

test('while NetSuite is down there is no decision: it is null with its reason, and the quote stands', async () => {
  const before = nodes(await stack.ask(list));
  await fetch(`${stack.netsuiteUrl}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify([{ kind: 'status', status: 503, body: {} }]),
  });
  const answer = await stack.ask(list);
  expect(nodes(answer)).toEqual(before.map(({ number }) => ({ number, policy: null })));
  expect(
    answer.errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code, extensions.source]),
  ).toEqual(Array(3).fill(['policy', 'SOURCE_UNAVAILABLE', 'NETSUITE']));
});

test.each<[Persona, boolean]>([
  ['frontend', true],
  ['finance', true],
  ['bi', false],
  ['partner', false],
])('the persona %s sees decisions: %s', async (persona, sees) => {
  const answer = await stack.ask(list, {}, persona);
  if (sees) {
    expect(answer.errors).toBeUndefined();
    expect(nodes(answer).map(({ policy }) => policy.outcome)).toHaveLength(3);
  } else {
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(JSON.stringify(answer)).not.toContain('outcome');
  }
});
