import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', INVOICE_POLL_MS: '20' });
});
afterAll(() => stack?.stop());

async function patchOrder(id: string, fields: object): Promise<void> {
  const { accessToken } = (await (await fetch(`${stack.salesforceUrl}/sandbox/credentials`)).json()) as {
    accessToken: string;
  };
  const { status } = await fetch(`${stack.salesforceUrl}/services/data/v62.0/sobjects/Order/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  expect(status).toBe(204);
}

const FIELDS = `id number status salesOrder { number status } invoices { edges { node { number total { amount } } } }
  cash { ordered { amount } outstanding { amount } } revenue { recognized { amount } planned { amount } }`;

test('a change of an order is answered with what sales, billing and revenue know of it by then', async () => {
  const { data } = await stack.ask(
    '{ orders(filter: { status: ACTIVATED }, first: 100) { edges { node { id salesforceId salesOrder { number } } } } }',
  );
  const order = data.orders.edges
    .map(({ node }: { node: unknown }) => node)
    .find((node: { salesforceId?: string; salesOrder?: object }) => node.salesforceId && node.salesOrder);
  const gone = new AbortController();
  const token = await stack.token('admin');
  const response = await fetch(`${stack.gatewayUrl}/graphql`, {
    method: 'POST',
    signal: gone.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({
      query: `subscription ($id: ID!) { orderStatusChanged(filter: { orderIds: [$id] }) { kind status order { ${FIELDS} } } }`,
      variables: { id: order.id },
    }),
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  // The stream tells nothing of its beginning, so the change is made until it is told.
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const read = async (): Promise<void> => {
    while (!/\ndata: ?\{.*\n\n/.test(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(text);
      text += new TextDecoder().decode(value);
    }
  };
  const told = read();
  let isTold = false;
  void told.then(() => {
    isTold = true;
  });
  for (let i = 0; !isTold && i < 100; i++) {
    await patchOrder(order.salesforceId, { Status: i % 2 === 0 ? 'Cancelled' : 'Expired' });
    await stack.ask('{ viewer { subject } }');
  }
  await told;
  gone.abort();
  const event = JSON.parse(/\ndata: ?(\{.*)\n\n/.exec(text)?.[1] as string);
  expect(event.errors).toBeUndefined();
  const { kind, order: answered } = event.data.orderStatusChanged;
  const now = (await stack.ask(`query ($id: ID!) { order(id: $id) { ${FIELDS} } }`, { id: order.id })).data
    .order;
  expect(kind).toBe('STATUS_CHANGED');
  expect({ ...answered, status: now.status }).toEqual(now);
  expect(answered.salesOrder.number).toBe(order.salesOrder.number);
});
