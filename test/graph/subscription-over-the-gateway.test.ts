import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo } from '../gateway/support/event-stream-client.ts';
import { type TestStack, testStack } from '../support/stack.ts';

const ORDER = `salesforceId status customer { name cash { invoiced { amount currencyCode } } }`;

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', AUTH: 'none' });
});
afterAll(() => stack?.stop());

const control = (path: string) => fetch(`${stack.salesforceUrl}/sandbox/${path}`);

async function salesforce(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const { accessToken } = (await (await control('credentials')).json()) as { accessToken: string };
  const response = await fetch(`${stack.salesforceUrl}/services/data/v62.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function untilSubscribed(): Promise<void> {
  for (;;) {
    const log = (await (await control('log')).json()) as { path: string; body: string }[];
    if (log.some(({ path, body }) => path.startsWith('/cometd') && body.includes('/meta/subscribe'))) return;
  }
}

async function createOrder(): Promise<string> {
  const soql = "SELECT AccountId FROM Order WHERE Status = 'Activated' ORDER BY Id LIMIT 1";
  const { records } = await salesforce('GET', `query?q=${encodeURIComponent(soql)}`);
  const [{ AccountId }] = records as [{ AccountId: string }];
  const order = { AccountId, EffectiveDate: '2026-06-30', Status: 'Draft', CurrencyIsoCode: 'USD' };
  return (await salesforce('POST', 'sobjects/Order', order)).id as string;
}

test('an order that changes in Salesforce is told with what NetSuite knows of its customer, and again after a lost connection', async () => {
  const query = `subscription { orderStatusChanged { kind order { id ${ORDER} } } }`;
  const listener = await listenTo(stack.gatewayUrl, query);
  await untilSubscribed();
  const first = await createOrder();
  const [event, id, data] = (await listener.take(1)).split('\n') as [string, string, string];
  const { order, kind } = JSON.parse(data.slice('data: '.length)).data.orderStatusChanged;
  expect([event, kind, order.salesforceId, order.status]).toEqual(['event: next', 'CREATED', first, 'DRAFT']);
  expect(order.customer.cash).not.toBeNull();
  expect((await stack.ask(`{ order(id: "${order.id}") { id ${ORDER} } }`)).data).toEqual({ order });
  listener.leave();
  const missed = await createOrder();
  const again = await listenTo(stack.gatewayUrl, query, { 'last-event-id': id.slice('id: '.length) });
  expect((await again.take(1)).includes(missed)).toBe(true);
  again.leave();
});
