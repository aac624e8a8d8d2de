import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type TestStack, testStack } from '../support/stack.ts';
import { type OwnSubgraphs, ownSubgraphs } from './support/listening.ts';

const DOCUMENT = `subscription ($filter: OrderStatusChangeFilter) { orderStatusChanged(filter: $filter) {
  kind status order { salesforceId } } }`;

let stack: TestStack;
let own: OwnSubgraphs;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000' });
  own = await ownSubgraphs(stack);
});
afterEach(async () => {
  await own.leaveAll();
  await control('PUT', 'faults', []);
});
afterAll(async () => {
  await own?.sources.stop();
  await stack?.stop();
});

const control = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${stack.salesforceUrl}/sandbox/${path}`, { method, body: body ? JSON.stringify(body) : null });

async function salesforce(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { accessToken } = (await (await control('GET', 'credentials')).json()) as { accessToken: string };
  const response = await fetch(`${stack.salesforceUrl}/services/data/v62.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text === '' ? {} : JSON.parse(text);
}

async function rows(soql: string): Promise<Record<string, string>[]> {
  return (await salesforce('GET', `query?q=${encodeURIComponent(soql)}`)).records as Record<string, string>[];
}

/** A new draft of an order for an account. */
async function createOrder(AccountId: string): Promise<string> {
  const order = { AccountId, EffectiveDate: '2026-06-30', Status: 'Draft', CurrencyIsoCode: 'USD' };
  return (await salesforce('POST', 'sobjects/Order', order)).id as string;
}

const cancel = (id: string) => salesforce('PATCH', `sobjects/Order/${id}`, { Status: 'Cancelled' });
const account = async (condition: string) =>
  (await rows(`SELECT Id FROM Account WHERE ${condition} ORDER BY Id LIMIT 1`))[0]?.Id as string;

/** What the event of a change is. */
const told = (id: string, kind: 'CREATED' | 'STATUS_CHANGED', status: string) => ({
  orderStatusChanged: { kind, status, order: { salesforceId: id } },
});

/** The kinds of messages that the sandbox was sent by listeners since it was last asked. */
async function messages(): Promise<string[]> {
  const log = (await (await control('GET', 'log')).json()) as { path: string; body: string }[];
  return log.filter(({ path }) => path.startsWith('/cometd')).map(({ body }) => JSON.parse(body)[0].channel);
}

test('tells of an order that is created and of each change of its status, and of no other change', async () => {
  const listener = await own.listen('sales', DOCUMENT);
  const id = await createOrder(await account("Name != ''"));
  await salesforce('PATCH', `sobjects/Order/${id}`, { PoNumber: 'PO-77' });
  await cancel(id);
  expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
  expect((await listener.next())?.data).toEqual(told(id, 'STATUS_CHANGED', 'CANCELLED'));
});

test('each event is answered as the systems are by then', async () => {
  const listener = await own.listen(
    'sales',
    'subscription { orderStatusChanged { status changedAt order { number status version customer { name } } } }',
  );
  const id = await createOrder(await account("Name != ''"));
  const first = (await listener.next())?.data?.orderStatusChanged as Record<string, never>;
  await cancel(id);
  const second = (await listener.next())?.data?.orderStatusChanged as Record<string, never>;
  const [order] = await rows(
    `SELECT OrderNumber, Account.Name, SystemModstamp FROM Order WHERE Id = '${id}'`,
  );
  expect([first.status, second.status]).toEqual(['DRAFT', 'CANCELLED']);
  expect(second.order).toEqual({
    number: order?.OrderNumber,
    status: 'CANCELLED',
    version: order?.SystemModstamp?.replace('+0000', 'Z'),
    customer: { name: (order?.Account as unknown as { Name: string }).Name },
  });
  expect(Date.parse(second.changedAt as unknown as string)).toBeGreaterThan(
    Date.parse(first.changedAt as unknown as string),
  );
});

test('any number of listeners share one connection, and none is open when nobody listens', async () => {
  const before = (await messages()).length;
  const listeners = [
    await own.listen('sales', DOCUMENT),
    await own.listen('sales', DOCUMENT),
    await own.listen('sales', DOCUMENT),
  ];
  const id = await createOrder(await account("Name != ''"));
  for (const listener of listeners)
    expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
  const during = (await messages()).slice(before);
  expect(during.filter((channel) => channel === '/meta/handshake').length).toBe(1);
  expect(during.filter((channel) => channel === '/meta/subscribe').length).toBe(1);
  await own.leaveAll();
  await vi.waitFor(async () => expect((await messages()).at(-1)).toBe('/meta/disconnect'));
  const left = (await messages()).length;
  await cancel(id);
  expect((await messages()).length).toBe(left);
});

test('only orders and customers that are asked for are told of', async () => {
  const [one, other] = (await rows("SELECT Id FROM Account WHERE Name != '' ORDER BY Id LIMIT 2")) as [
    { Id: string },
    { Id: string },
  ];
  const [id, another] = [await createOrder(one.Id), await createOrder(one.Id)];
  const ofOrder = await own.listen('sales', DOCUMENT, {
    variables: { filter: { orderIds: [`ord_s${another}`] } },
  });
  const ofCustomer = await own.listen('sales', DOCUMENT, {
    variables: { filter: { customerId: `cus_s${other.Id}` } },
  });
  await cancel(id);
  await cancel(another);
  const third = await createOrder(other.Id);
  expect((await ofOrder.next())?.data).toEqual(told(another, 'STATUS_CHANGED', 'CANCELLED'));
  expect((await ofCustomer.next())?.data).toEqual(told(third, 'CREATED', 'DRAFT'));
});

test('a partner is told of its own orders only', async () => {
  const [partner, other] = await rows(
    "SELECT Id, External_Id__c FROM Account WHERE Type = 'Channel Partner / Reseller' ORDER BY Id LIMIT 2",
  );
  const listener = await own.listen('sales', DOCUMENT, { partner: partner?.External_Id__c as string });
  await cancel(await createOrder(other?.Id as string));
  const id = await createOrder(partner?.Id as string);
  expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
});

test('who has lost the connection goes on behind the last event, with nothing lost and nothing twice', async () => {
  const first = await own.listen('sales', DOCUMENT);
  const id = await createOrder(await account("Name != ''"));
  const { eventId: lastEventId } = (await first.next()) ?? {};
  await first.leave();
  await cancel(id);
  const again = await own.listen('sales', DOCUMENT, { lastEventId });
  expect((await again.next())?.data).toEqual(told(id, 'STATUS_CHANGED', 'CANCELLED'));
  // Beside others, of whom nobody has what it missed.
  await again.leave();
  const fresh = await own.listen('sales', DOCUMENT);
  const late = await own.listen('sales', DOCUMENT, { lastEventId });
  const next = await createOrder(await account("Name != ''"));
  const last = await createOrder(await account("Name != ''"));
  expect((await late.next())?.data).toEqual(told(id, 'STATUS_CHANGED', 'CANCELLED'));
  for (const listener of [late, fresh]) {
    expect((await listener.next())?.data).toEqual(told(next, 'CREATED', 'DRAFT'));
    expect((await listener.next())?.data).toEqual(told(last, 'CREATED', 'DRAFT'));
  }
});

test('one change of many orders is told order by order, and can be gone on from in between', async () => {
  const customer = await account("Name != ''");
  const listener = await own.listen('sales', DOCUMENT);
  const ids = [await createOrder(customer), await createOrder(customer), await createOrder(customer)];
  for (const id of ids) expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
  const records = ids.map((id) => ({ attributes: { type: 'Order' }, id, Status: 'Cancelled' }));
  await salesforce('PATCH', 'composite/sobjects', { allOrNone: true, records });
  const events = [await listener.next(), await listener.next(), await listener.next()];
  expect(events.map((event) => event?.data)).toEqual(
    ids.map((id) => told(id, 'STATUS_CHANGED', 'CANCELLED')),
  );
  await listener.leave();
  const again = await own.listen('sales', DOCUMENT, { lastEventId: events[0]?.eventId });
  expect([(await again.next())?.data, (await again.next())?.data]).toEqual(
    ids.slice(1).map((id) => told(id, 'STATUS_CHANGED', 'CANCELLED')),
  );
});

test.each([
  ['a cut connection', { kind: 'reset' }],
  ['an answer that is lost', { kind: 'lostResponse' }],
  ['a session that is over', { kind: 'status', status: 401 }],
  [
    'a session that is over by the protocol’s own word',
    {
      kind: 'status',
      status: 200,
      body: [
        {
          channel: '/meta/connect',
          successful: false,
          error: '401::Authentication invalid',
          advice: { reconnect: 'none' },
        },
      ],
    },
  ],
  ['an org that is down for a moment', { kind: 'status', status: 503 }],
])('%s loses nothing and gives nothing twice', async (_what, fault) => {
  const customer = await account("Name != ''");
  const listener = await own.listen('sales', DOCUMENT);
  // Meets the request behind the one that waits.
  await control('PUT', 'faults', [{ path: '/cometd', times: 1, ...fault }]);
  const ids = [await createOrder(customer), await createOrder(customer)];
  for (const id of ids) expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
  await cancel(ids[0] as string);
  expect((await listener.next())?.data).toEqual(told(ids[0] as string, 'STATUS_CHANGED', 'CANCELLED'));
});

test('a restart of the org loses nothing, even before a first event', async () => {
  const customer = await account("Name != ''");
  const before = await createOrder(customer);
  const [waiting, seen] = [await own.listen('sales', DOCUMENT), await own.listen('sales', DOCUMENT)];
  const killed = stack.salesforceSandbox?.pid as number;
  process.kill(killed, 'SIGKILL');
  await vi.waitFor(() => cancel(before), { timeout: 30_000, interval: 100 });
  for (const listener of [waiting, seen])
    expect((await listener.next())?.data).toEqual(told(before, 'STATUS_CHANGED', 'CANCELLED'));
});

test('a place that Salesforce no longer keeps is said to be one, and what comes is told', async () => {
  const listener = await own.listen('sales', DOCUMENT, { lastEventId: '999999999' });
  expect(await listener.next()).toMatchObject({
    data: { orderStatusChanged: null },
    errors: [{ extensions: { code: 'EVENTS_MISSED', source: 'SALESFORCE', retryable: false } }],
  });
  const id = await createOrder(await account("Name != ''"));
  expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
});

test('what cannot begin is refused with its reason', async () => {
  const refusal = async (asking: Parameters<OwnSubgraphs['listen']>[2]) =>
    (await (await own.listen('sales', DOCUMENT, asking)).next())?.errors?.map(
      ({ extensions }) => extensions?.code,
    );
  expect(await refusal({ scopes: ['billing:read'] })).toEqual(['FORBIDDEN']);
  expect(await refusal({ lastEventId: 'x' })).toEqual(['BAD_USER_INPUT']);
  expect(await refusal({ variables: { filter: { orderIds: ['cus_1'] } } })).toEqual(['BAD_USER_INPUT']);
  await control('PUT', 'faults', [{ path: '/cometd', kind: 'reset' }]);
  expect(await refusal({})).toEqual(['SOURCE_UNAVAILABLE']);
  await control('PUT', 'faults', []);
  const listener = await own.listen('sales', DOCUMENT);
  const id = await createOrder(await account("Name != ''"));
  expect((await listener.next())?.data).toEqual(told(id, 'CREATED', 'DRAFT'));
});
