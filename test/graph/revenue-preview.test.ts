import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sum } from '../../kit/money.ts';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000' });
});
afterAll(() => stack?.stop());
afterEach(async () => {
  for (const url of [stack.salesforceUrl, stack.netsuiteUrl])
    await fetch(`${url}/sandbox/faults`, { method: 'DELETE' });
});

const PREVIEW = `transactionPrice { amount currencyCode } channel contractWith principalOrAgent startsOn billedOn unscheduled { amount }
  performanceObligations { product { name } quantity price { amount } standAloneSellingPrice { amount } standAloneSellingPriceBasis
    observedRange { low { amount } high { amount } } allocated { amount } satisfaction method ruleName termMonths
    schedule { period { id } amount { amount } } }
  periods { period { id } recognized { amount } cumulative { amount } contractLiability { amount } contractAsset { amount } }
  warnings { code }`;

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;

async function previewOf(list: 'quotes' | 'orders', reference: string, args = ''): Promise<Any> {
  const { data, errors } = await stack.ask(
    `query ($reference: String!) { list: ${list}(filter: { reference: $reference }) { edges { node { revenuePreview${args} { ${PREVIEW} } } } } }`,
    { reference },
  );
  expect(errors).toBeUndefined();
  return data.list.edges[0].node.revenuePreview;
}

test('an order of devices, a year of service and commissioning, as its items’ rules and selling prices say', async () => {
  const preview = await previewOf('orders', 'ORD-000030');
  expect(preview).toMatchObject({
    transactionPrice: { amount: '5588.00', currencyCode: 'USD' },
    channel: 'DIRECT',
    contractWith: 'END_CUSTOMER',
    principalOrAgent: 'PRINCIPAL',
    unscheduled: { amount: '0.00' },
    warnings: [],
  });
  expect(
    preview.performanceObligations.map((one: Any) => [
      one.product.name,
      one.allocated.amount,
      one.standAloneSellingPriceBasis,
      one.method,
      one.schedule.length,
    ]),
  ).toEqual([
    ['Tarn Level Gauge', '1920.00', 'OBSERVED_RANGE', 'POINT_IN_TIME', 1],
    ['Tarn Watch Team, 12 months', '468.00', 'OBSERVED_RANGE', 'STRAIGHT_LINE_EVEN_PERIODS', 12],
    ['Commissioning Day', '3200.00', 'OBSERVED_RANGE', 'POINT_IN_TIME', 1],
  ]);
  expect(preview.performanceObligations[0].observedRange).toEqual({
    low: { amount: '516.80' },
    high: { amount: '699.20' },
  });
  expect(preview.periods).toHaveLength(12);
  expect(preview.periods[0]).toEqual({
    period: { id: '2023-10' },
    recognized: { amount: '5159.00' },
    cumulative: { amount: '5159.00' },
    contractLiability: { amount: '429.00' },
    contractAsset: { amount: '0.00' },
  });
  expect(preview.periods.at(-1)).toMatchObject({
    cumulative: { amount: '5588.00' },
    contractLiability: { amount: '0.00' },
  });
});

test('a quote in yen begins today unless it says otherwise, and every yen is somewhere', async () => {
  const preview = await previewOf('quotes', 'QUO-001274');
  expect(preview).toMatchObject({ startsOn: '2026-06-30', transactionPrice: { amount: '995575' } });
  const analytics = preview.performanceObligations[3];
  expect(analytics).toMatchObject({
    allocated: { amount: '158375' },
    satisfaction: 'OVER_TIME',
    termMonths: 12,
  });
  expect([analytics.schedule[0].amount.amount, analytics.schedule.at(-1).amount.amount]).toEqual([
    '13198',
    '13197',
  ]);
  const late = await previewOf('quotes', 'QUO-001274', '(startsOn: "2026-08-15", billedOn: "2026-10-01")');
  expect(
    late.periods
      .slice(0, 3)
      .map((one: Any) => [one.period.id, one.contractAsset.amount, one.contractLiability.amount]),
  ).toEqual([
    ['2026-08', '740673', '0'],
    ['2026-09', '763846', '0'],
    ['2026-10', '0', '208556'],
  ]);
});

test('each of a hundred quotes comes to its total, to the cent, allocated as well as scheduled', async () => {
  const { data, errors } = await stack.ask(
    `{ quotes(first: 100) { edges { node { total { amount } revenuePreview { ${PREVIEW} } } } } }`,
  );
  expect(errors).toBeUndefined();
  const amounts = (list: Any[], field: string): string => sum(list.map((one) => one[field].amount)).toFixed();
  for (const { node } of data.quotes.edges) {
    const { performanceObligations, periods, transactionPrice, unscheduled } = node.revenuePreview;
    expect(transactionPrice.amount).toBe(node.total.amount);
    expect(sum([amounts(performanceObligations, 'allocated')]).eq(node.total.amount)).toBe(true);
    expect(sum([amounts(periods, 'recognized'), unscheduled.amount]).eq(node.total.amount)).toBe(true);
  }
  expect(data.quotes.edges).toHaveLength(100);
});

test('a page of previews costs one request to Salesforce and four to NetSuite beside the page itself', async () => {
  const cost = async (fields: string): Promise<number[]> => {
    await stack.resetStats();
    await stack.ask(`{ quotes(first: 50) { edges { node { id ${fields} } } } }`);
    return [(await stack.stats('salesforce')).requests, (await stack.stats('netsuite')).requests];
  };
  const [salesforce = 0, netsuite = 0] = await cost('');
  expect(await cost('revenuePreview { transactionPrice { amount } }')).toEqual([
    salesforce + 1,
    netsuite + 4,
  ]);
});

test('an order of a reseller is a contract with the reseller', async () => {
  const { data } = await stack.ask(
    `{ customers(filter: { channel: RESELLER }, first: 5) { edges { node { orders(first: 3) { edges { node { revenuePreview { channel contractWith } } } } } } } }`,
  );
  const previews = data.customers.edges.flatMap(({ node }: Any) =>
    node.orders.edges.map((edge: Any) => edge.node.revenuePreview),
  );
  expect(previews.length).toBeGreaterThan(3);
  for (const preview of previews) expect(preview).toEqual({ channel: 'RESELLER', contractWith: 'RESELLER' });
});

test('an order that only NetSuite knows has its preview from there', async () => {
  const { data } = await stack.ask(
    `{ customers(first: 100, filter: { channel: SELF_SERVICE }) { edges { node { orders(first: 10) { edges { node { salesforceId total { amount } revenuePreview { transactionPrice { amount } warnings { code } performanceObligations { standAloneSellingPriceBasis } } } } } } } } }`,
  );
  const booked = data.customers.edges
    .flatMap(({ node }: Any) => node.orders.edges)
    .map(({ node }: Any) => node)
    .filter(({ salesforceId }: Any) => salesforceId === null);
  expect(booked.length).toBeGreaterThan(0);
  for (const { total, revenuePreview } of booked) {
    expect(revenuePreview.transactionPrice.amount).toBe(total.amount);
    expect(revenuePreview.performanceObligations.length).toBeGreaterThan(0);
  }
});

test('a preview is for who may read both sales and revenue', async () => {
  const query =
    '{ orders(filter: { reference: "ORD-000030" }) { edges { node { number revenuePreview { channel } } } } }';
  expect((await stack.ask(query, {}, 'finance')).errors).toBeUndefined();
  const refused = await stack.ask(query, {}, 'bi');
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
});

test('without NetSuite a preview is null with an error, and the quote stands', async () => {
  await fetch(`${stack.netsuiteUrl}/sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ kind: 'status', status: 503, body: {} }]),
  });
  const { data, errors } = await stack.ask(
    '{ quotes(filter: { reference: "QUO-001274" }) { edges { node { number revenuePreview { channel } } } } }',
  );
  expect(data.quotes.edges[0].node).toMatchObject({ number: expect.any(String), revenuePreview: null });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE' });
});
