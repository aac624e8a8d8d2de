import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  answerApproval,
  draftQuote,
  goodCustomers,
  type SoldProduct,
  soldProducts,
} from './support/quotes.ts';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';

let stack: TwoSystems;
let customerId: string;
let products: SoldProduct[];
const product = (i: number): SoldProduct => products[i] as SoldProduct;

beforeAll(async () => {
  stack = await twoSystems();
  [customerId = ''] = await goodCustomers(stack);
  products = await soldProducts(stack);
});
afterAll(() => stack?.stop());
afterEach(() => stack.mend());

const PROBLEMS = `errors { __typename message path ... on ConflictProblem { expectedVersion currentVersion }
  ... on WrongStateProblem { status } ... on SourceRefusedProblem { source }
  ... on PolicyProblem { outcome requiredApprovals { role because } findings { code severity } } }`;
const OPERATION =
  'operation { id status replayed effects { system recordType recordId action before { name value } after { name value } version reason } }';
const QUOTE =
  'quote { id name status expiresOn version total { amount } lines { id product { id } quantity unitPrice { amount } discountPercent } }';
const UPDATE = `mutation ($input: UpdateQuoteInput!) { updateQuote(input: $input) { ${QUOTE} ${OPERATION} ${PROBLEMS} } }`;
const SUBMIT = `mutation ($input: SubmitQuoteInput!) { submitQuote(input: $input) {
  ${QUOTE} policy { outcome requiredApprovals { role } findings { code } } ${OPERATION} ${PROBLEMS} } }`;

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
async function send(mutation: string, key: string, more: Record<string, unknown>): Promise<Any> {
  const { data, errors } = await stack.ask(mutation, { input: { idempotencyKey: key, ...more } }, 'frontend');
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}
const update = (key: string, more: Record<string, unknown>) => send(UPDATE, key, more);
const submit = (key: string, quoteId: string) => send(SUBMIT, key, { quoteId });
const draft = (key: string, discountPercent = '5') =>
  draftQuote(stack, key, {
    customerId,
    lines: [
      { productId: product(0).id, quantity: '1', discountPercent },
      { productId: product(1).id, quantity: '2' },
    ],
  });
const inSalesforce = async (quoteId: string): Promise<Any> => {
  const [row] = await stack.soql(
    `SELECT Name, Status, ExpirationDate, (SELECT Id, Product2Id, Quantity, UnitPrice, Discount FROM QuoteLineItems ORDER BY SortOrder) FROM Quote WHERE Id = '${quoteId.slice(5)}'`,
  );
  return row;
};
const read = async (quoteId: string): Promise<Any> =>
  (await stack.ask(`query ($id: ID!) { quote(id: $id) { version status lines { id } } }`, { id: quoteId }))
    .data.quote;
const fieldsOf = (effect: Any) => [effect.recordType, effect.action, effect.before, effect.after];

test('a draft is changed in the fields that are given; the effects say what was and what is', async () => {
  const quoteId = await draft('header');
  const { version } = await read(quoteId);
  const { quote, operation, errors } = await update('header', {
    quoteId,
    expectedVersion: version,
    name: 'Renamed',
  });
  expect(errors).toEqual([]);
  expect(quote).toMatchObject({ id: quoteId, name: 'Renamed', status: 'DRAFT', expiresOn: '2026-09-30' });
  expect(operation.effects.map(fieldsOf)).toEqual([
    ['Quote', 'UPDATED', [{ name: 'Name', value: 'Offer header' }], [{ name: 'Name', value: 'Renamed' }]],
  ]);
  expect(operation.effects[0].version).toBe(quote.version);
  expect(await inSalesforce(quoteId)).toMatchObject({ Name: 'Renamed', ExpirationDate: '2026-09-30' });
});

test('new lines take the place of the old ones; a line whose product stays keeps its id', async () => {
  const quoteId = await draft('lines');
  const [kept] = (await read(quoteId)).lines;
  const { quote, operation } = await update('lines', {
    quoteId,
    expiresOn: null,
    lines: [
      { productId: product(2).id, quantity: '4', unitPrice: '9.99' },
      { productId: product(0).id, quantity: '6' },
    ],
  });
  expect(operation.effects.map(({ recordType, action }: Any) => [recordType, action])).toEqual([
    ['Quote', 'UPDATED'],
    ['QuoteLineItem', 'CREATED'],
    ['QuoteLineItem', 'UPDATED'],
    ['QuoteLineItem', 'DELETED'],
  ]);
  expect(quote.expiresOn).toBeNull();
  expect(quote.lines.map(({ quantity }: Any) => quantity).toSorted()).toEqual(['4', '6']);
  const row = await inSalesforce(quoteId);
  expect(
    row.QuoteLineItems.records.map((line: Any) => [line.Product2Id, line.Quantity, line.Discount]),
  ).toEqual([
    [product(2).salesforceId, '4.0', null],
    [product(0).salesforceId, '6.0', null],
  ]);
  expect(row.QuoteLineItems.records[1].Id).toBe(kept.id);
});

test('a quote that has long been as it is takes other lines under its version', async () => {
  const [old] = await stack.soql(
    "SELECT Id FROM Quote WHERE Status = 'Draft' AND CurrencyIsoCode = 'USD' AND External_Id__c LIKE 'QUO-%' ORDER BY Id LIMIT 1",
  );
  const quoteId = `quo_s${old?.Id}`;
  const { version } = await read(quoteId);
  const { errors, quote } = await update('old', {
    quoteId,
    expectedVersion: version,
    lines: [{ productId: product(2).id, quantity: '3' }],
  });
  expect(errors).toEqual([]);
  expect(quote.lines.map(({ quantity }: Any) => quantity)).toEqual(['3']);
});

test('a change to a quote that moved meanwhile is refused with the version it has, and nothing is written', async () => {
  const quoteId = await draft('moved');
  const { version } = await read(quoteId);
  await stack.patchSalesforce('Quote', quoteId.slice(5), { Name: 'Somebody else' });
  const before = await stack.traces();
  const { quote, operation, errors } = await update('moved', {
    quoteId,
    expectedVersion: version,
    name: 'Mine',
  });
  expect(errors).toMatchObject([
    { __typename: 'ConflictProblem', expectedVersion: version, currentVersion: quote.version },
  ]);
  expect(quote.name).toBe('Somebody else');
  expect(operation).toMatchObject({ status: 'FAILED', effects: [] });
  expect(await stack.traces()).toEqual(before);
});

test('what is wrong with a change is told with its place, and nothing is written', async () => {
  const quoteId = await draft('wrong change');
  const before = await stack.traces();
  const refused = async (key: string, more: Record<string, unknown>): Promise<unknown> =>
    (await update(key, { quoteId, ...more })).errors.map(({ __typename, path }: Any) => [
      __typename,
      ...path,
    ]);
  expect(await refused('past', { expiresOn: '2026-06-29' })).toEqual([
    ['InvalidInputProblem', 'input', 'expiresOn'],
  ]);
  const unknown = { productId: 'pro_s01t000000000001AAA', quantity: '1' };
  expect(await refused('unknown product', { lines: [unknown] })).toEqual([
    ['NotFoundProblem', 'input', 'lines', '0', 'productId'],
  ]);
  expect(await refused('unknown', { quoteId: 'quo_s0Q0000000000001', name: 'X' })).toEqual([
    ['NotFoundProblem', 'input', 'quoteId'],
  ]);
  expect(await stack.traces()).toEqual(before);
  const nothing = await stack.ask(UPDATE, { input: { idempotencyKey: 'nothing', quoteId } }, 'frontend');
  expect(nothing.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('an answer that is lost leaves the quote as it was asked for, its lines once', async () => {
  const quoteId = await draft('lost change');
  const path = '/services/data/v62.0/composite';
  await stack.faults('salesforce', [{ kind: 'lostResponse', path, method: 'POST', times: 2 }]);
  const { errors } = await update('lost change', {
    quoteId,
    lines: [
      { productId: product(2).id, quantity: '1' },
      { productId: product(2).id, quantity: '2' },
    ],
  });
  expect(errors).toEqual([]);
  const { QuoteLineItems } = await inSalesforce(quoteId);
  expect(QuoteLineItems.records.map(({ Quantity }: Any) => Quantity)).toEqual(['1.0', '2.0']);
});

test('two changes in one request each answer the quote as it is after them', async () => {
  const quoteId = await draft('twice');
  const { data } = await stack.ask(
    `mutation ($a: UpdateQuoteInput!, $b: UpdateQuoteInput!) {
      a: updateQuote(input: $a) { quote { name version } } b: updateQuote(input: $b) { quote { name version } } }`,
    {
      a: { idempotencyKey: 'twice a', quoteId, name: 'First' },
      b: { idempotencyKey: 'twice b', quoteId, name: 'Second' },
    },
    'frontend',
  );
  expect([data.a.quote.name, data.b.quote.name]).toEqual(['First', 'Second']);
  expect(data.a.quote.version).not.toBe(data.b.quote.version);
});

test('a quote that policy has nothing against is approved by being submitted, and cannot be changed or submitted again', async () => {
  const quoteId = await draft('pass');
  const { quote, policy, operation, errors } = await submit('pass', quoteId);
  expect(errors).toEqual([]);
  expect([quote.status, policy]).toEqual([
    'APPROVED',
    { outcome: 'PASS', requiredApprovals: [], findings: [] },
  ]);
  expect(operation.effects.map(fieldsOf)).toEqual([
    ['Quote', 'UPDATED', [{ name: 'Status', value: 'Draft' }], [{ name: 'Status', value: 'Approved' }]],
  ]);
  const before = await stack.traces();
  for (const refused of [await update('late', { quoteId, name: 'Late' }), await submit('again', quoteId)])
    expect(refused).toMatchObject({
      quote: { status: 'APPROVED' },
      errors: [{ __typename: 'WrongStateProblem', status: 'APPROVED', path: ['input', 'quoteId'] }],
    });
  expect(await stack.traces()).toEqual(before);
  expect((await submit('pass', quoteId)).operation).toMatchObject({ id: operation.id, replayed: true });
});

test('a quote that needs approval is in review with its approvers, who are told why; rejected, it may be changed and is a draft again', async () => {
  const quoteId = await draft('review', '15');
  const { quote, policy, operation, errors } = await submit('review', quoteId);
  expect(errors).toEqual([]);
  expect([quote.status, policy.outcome, policy.requiredApprovals]).toEqual([
    'IN_REVIEW',
    'APPROVAL',
    [{ role: 'Sales manager' }],
  ]);
  expect(operation.effects.map(({ recordType, action }: Any) => [recordType, action])).toEqual([
    ['Quote', 'UPDATED'],
    ['ProcessInstance', 'CREATED'],
  ]);
  const steps = await stack.soql(
    `SELECT Comments FROM ProcessInstanceStep WHERE ProcessInstanceId = '${operation.effects[1].recordId}'`,
  );
  expect(steps).toEqual([
    { Comments: expect.stringMatching(/^Sales policy asks for: Sales manager \(DISCOUNT_OVER_REP\)\. /) },
  ]);
  expect((await update('locked', { quoteId, name: 'X' })).errors).toMatchObject([
    { __typename: 'WrongStateProblem', status: 'IN_REVIEW' },
  ]);
  await answerApproval(stack, quoteId.slice(5), 'Reject');
  expect((await read(quoteId)).status).toBe('REJECTED');
  const changed = await update('cheaper', {
    quoteId,
    lines: [{ productId: product(0).id, quantity: '1', discountPercent: '5' }],
  });
  expect([changed.errors, changed.quote.status]).toEqual([[], 'DRAFT']);
  expect((await submit('second try', quoteId)).quote.status).toBe('APPROVED');
});

test('a submission whose answers are lost asks the approvers once', async () => {
  const quoteId = await draft('lost review', '15');
  await stack.faults('salesforce', [
    { kind: 'lostResponse', path: '/services/data/v62.0/process/approvals', method: 'POST', times: 2 },
  ]);
  expect((await submit('lost review', quoteId)).errors).toEqual([]);
  const found = await stack.soql(
    `SELECT Status FROM ProcessInstance WHERE TargetObjectId = '${quoteId.slice(5)}'`,
  );
  expect(found).toEqual([{ Status: 'Pending' }]);
});

test('a quote that policy blocks is not submitted: the problem says what was found, and nothing is written', async () => {
  const quoteId = await draft('blocked', '50');
  const before = await stack.traces();
  const { quote, policy, operation, errors } = await submit('blocked', quoteId);
  expect(errors).toEqual([
    {
      __typename: 'PolicyProblem',
      message: 'Sales policy does not allow it as things stand.',
      path: ['input', 'quoteId'],
      outcome: 'BLOCK',
      requiredApprovals: expect.any(Array),
      findings: expect.arrayContaining([{ code: 'DISCOUNT_OVER_VP', severity: 'BLOCK' }]),
    },
  ]);
  expect([quote.status, policy.outcome, operation.status, operation.effects]).toEqual([
    'DRAFT',
    'BLOCK',
    'FAILED',
    [],
  ]);
  expect(await stack.traces()).toEqual(before);
});
