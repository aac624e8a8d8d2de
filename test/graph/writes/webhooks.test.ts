import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigurationError } from '../../../kit/config.ts';
import { testStack } from '../../support/stack.ts';
import { until } from './support/journal-loss.ts';
import { type TwoSystems, twoSystems } from './support/two-systems.ts';
import { type Received, WebhookReceiver } from './support/webhook-receiver.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;

const SECRET = WebhookReceiver.secret;
const directory = mkdtempSync(join(tmpdir(), 'q2c-webhooks-'));
let receiver: WebhookReceiver;
let stack: TwoSystems;
let partner: string;
let other: string;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  const { url } = receiver;
  [partner, other] = ['ACC-00061', 'ACC-00101'];
  const file = join(directory, 'webhooks.yaml');
  writeFileSync(
    file,
    `endpoints:
  - { name: everything, url: "${url}/all", secrets: ["${SECRET}"] }
  - { name: mine, url: "${url}/mine", partner: ${partner}, secrets: ["${SECRET}"] }
  - { name: others, url: "${url}/others", partner: ${other}, secrets: ["${SECRET}"] }
  - { name: gone, url: "${url}/gone", partner: ${partner}, secrets: ["${SECRET}"], events: [order.rejected] }
`,
  );
  receiver.answers.set('/gone', 410);
  stack = await twoSystems({ WEBHOOKS_FILE: file, SWEEP_MS: '0' });
});
afterAll(async () => {
  await stack?.stop();
  receiver?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const SUBMIT = `mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) {
  order { id number reference } acknowledgement { status } operation { id status } errors { __typename message } } }`;
const DELIVERIES = `query ($filter: WebhookDeliveryFilter) { webhookDeliveries(filter: $filter, first: 50) {
  totalCount edges { node { id endpoint eventId type status deliveredAt retryAt order { id } errors { __typename message } } } } }`;

async function submit(poNumber: string, productReference: string): Promise<Any> {
  const input = {
    idempotencyKey: poNumber,
    poNumber,
    endCustomer: { name: 'Nethermere Ports', countryCode: 'US' },
    shipTo: { name: 'Quay 4', city: 'Boston', countryCode: 'US' },
    currencyCode: 'USD',
    lines: [{ lineNumber: 1, productReference, quantity: '1' }],
  };
  const { data, errors } = await stack.ask(SUBMIT, { input }, 'partner', partner);
  expect(errors).toBeUndefined();
  return data.submitResellerOrder;
}

async function deliveries(persona: 'admin' | 'partner', as?: string, filter: Any = {}): Promise<Any[]> {
  const { data, errors } = await stack.ask(DELIVERIES, { filter }, persona, as);
  expect(errors).toBeUndefined();
  return data.webhookDeliveries.edges.map(({ node }: Any) => node);
}

const over = (count: number) =>
  until(
    async () => (await deliveries('admin')).filter(({ status }) => status !== 'PENDING').length === count,
  );
const at = (path: string): Received[] => receiver.at(path);
const eventAt = (path: string, type: string): Received =>
  at(path).find(({ body }) => JSON.parse(body).type === type) as Received;

test('a partner is told of its order by events that its secret verifies, and nobody else’s partner is', async () => {
  const { order, acknowledgement, operation } = await submit('PO-HOOK-1', 'TLG-300');
  expect(operation.status).toBe('SUCCEEDED');
  const last = acknowledgement.status === 'HELD' ? 'order.held' : 'order.acknowledged';
  await over(4);
  expect(at('/mine').map(({ body }) => JSON.parse(body).type)).toEqual(['order.received', last]);
  expect(at('/all')).toHaveLength(2);
  expect(at('/others')).toEqual([]);
  const { headers, body } = eventAt('/mine', last);
  const told = new Webhook(SECRET).verify(body, headers as Record<string, string>);
  expect(told).toMatchObject({
    type: last,
    data: {
      orderId: order.id,
      number: order.number,
      reference: order.reference,
      poNumber: 'PO-HOOK-1',
      operationId: operation.id,
      acknowledgement: acknowledgement.status,
    },
  });
  expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow();
  const same = eventAt('/all', last);
  expect(same.headers['webhook-id']).toBe(headers['webhook-id']);
});

test('an order that is rejected is told with what is wrong; a receiver that is gone gets no more of it', async () => {
  const before = (await deliveries('admin')).length;
  const { errors } = await submit('PO-HOOK-2', 'NO-SUCH-PRODUCT');
  expect(errors.length).toBeGreaterThan(0);
  await over(before + 5);
  const { data } = JSON.parse(eventAt('/mine', 'order.rejected').body);
  expect(data).toMatchObject({ poNumber: 'PO-HOOK-2', problems: [{ rule: 'PRODUCT_KNOWN' }] });
  const [gone, ...more] = await deliveries('partner', partner, { status: 'FAILED' });
  expect([gone, more]).toMatchObject([
    {
      endpoint: 'gone',
      type: 'order.rejected',
      status: 'FAILED',
      order: null,
      errors: [{ __typename: 'EndpointGoneProblem' }],
    },
    [],
  ]);
  expect(at('/gone')).toHaveLength(1);
});

test('a partner sees the deliveries to its own endpoints alone; others need the scope for operations', async () => {
  const all = await deliveries('admin');
  const mine = await deliveries('partner', partner);
  expect(new Set(mine.map(({ endpoint }) => endpoint))).toEqual(new Set(['mine', 'gone']));
  expect(mine.length).toBeLessThan(all.length);
  expect(await deliveries('partner', other)).toEqual([]);
  const { data, errors } = await stack.ask(DELIVERIES, {}, 'frontend');
  expect([data.webhookDeliveries, errors?.[0]?.extensions.code]).toEqual([
    null,
    'UNAUTHORIZED_FIELD_OR_TYPE',
  ]);
  const received = await deliveries('partner', partner, { type: 'order.received' });
  expect(received.map(({ type }) => type)).toEqual(['order.received', 'order.received']);
  const [known] = all.filter(({ order }) => order !== null);
  const about = await deliveries('admin', undefined, { orderId: known.order.id });
  expect(about.map(({ order }) => order.id)).toEqual([known.order.id, known.order.id]);
});

test('a delivery is replayed under the same event id, once for each key, and only by whom it is visible to', async () => {
  const REPLAY = `mutation ($input: ReplayWebhookInput!) { replayWebhook(input: $input) {
    delivery { id eventId endpoint } errors { __typename message } } }`;
  const [delivered] = (await deliveries('partner', partner)).filter(({ status }) => status === 'DELIVERED');
  const replay = async (key: string, as: string): Promise<Any> => {
    const input = { idempotencyKey: key, deliveryId: delivered.id };
    const { data, errors } = await stack.ask(REPLAY, { input }, 'partner', as);
    expect(errors).toBeUndefined();
    return data.replayWebhook;
  };
  const before = at('/mine').length;
  expect(await replay('again', other)).toMatchObject({
    delivery: null,
    errors: [{ __typename: 'NotFoundProblem' }],
  });
  const first = await replay('again', partner);
  expect(first).toMatchObject({ delivery: { eventId: delivered.eventId, endpoint: 'mine' }, errors: [] });
  expect(first.delivery.id).not.toBe(delivered.id);
  expect((await replay('again', partner)).delivery.id).toBe(first.delivery.id);
  await until(async () => at('/mine').length === before + 1);
  expect(at('/mine').at(-1)?.headers['webhook-id']).toBe(delivered.eventId);
});

test('a file of endpoints with faults stops the start, and every fault is named', async () => {
  const file = join(directory, 'faulty.yaml');
  writeFileSync(
    file,
    'endpoints:\n  - name: Bad Name\n    url: http://hooks.example/in\n    secrets: [short]\n',
  );
  const refused = await testStack({ WEBHOOKS_FILE: file }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigurationError);
  expect(String(refused)).toMatch(/name: must be .*\n.*url: must be .*\n.*secrets\.0: must be /s);
  expect(String(refused)).not.toContain('short');
});
