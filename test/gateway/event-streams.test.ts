import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { inProcessSubgraph } from '../../gateway/subgraph/in-process.ts';
import { readEventStream } from '../../gateway/subgraph/read-event-stream.ts';
import { sendEventStream } from '../../kit/http/event-stream.ts';
import { OpenStreams } from '../../kit/http/open-streams.ts';
import { scopes } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { listenTo, reading } from './support/event-stream-client.ts';
import { composed, openGateway } from './support/gateway.ts';
import { OrderChanges, orderChangesSdl } from './support/order-changes.ts';

const QUERY = 'subscription { orderChanged { status } }';
const COMPLETE = 'event: complete\ndata:\n\n';
const EXPIRED =
  'event: next\ndata: {"errors":[{"message":"The bearer token has expired","extensions":{"code":"UNAUTHENTICATED","retryable":false}}]}\n\n';
const next = (position: number, status: string) =>
  `event: next\nid: position-${position}\ndata: {"data":{"orderChanged":{"status":"${status}"}}}\n\n`;

let world: OrderChanges;
let gateway: Gateway;
let now: number;
let beat: () => void;

beforeEach(async () => {
  world = new OrderChanges();
  now = 0;
  const log = createLog('silent');
  const links = new Map(world.subgraphs().map((one) => [one.name, inProcessSubgraph(one, log)]));
  gateway = await openGateway({
    supergraph: composed(orderChangesSdl),
    subgraph: (name) => links.get(name) as never,
    authenticate: async () => ({
      subject: 'anyone',
      scopes: new Set(scopes),
      partner: undefined,
      expiresAt: 1_000,
    }),
    maxSubscriptions: 2,
    now: () => now,
    beats: (_everyMs, call) => {
      beat = call;
      return () => {};
    },
  });
});
afterEach(() => gateway.stop());

const ask = (query: string, headers: Record<string, string>) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('A stream of events', () => {
  test('begins with how soon to come again, and is kept alive by comments', async () => {
    const response = await ask(QUERY, { accept: 'text/event-stream' });
    const listener = reading(response, () => {});
    expect(await listener.take(1)).toBe('retry: 1000\n\n');
    await world.untilOpened(1);
    beat();
    expect(await listener.take(1)).toBe(':\n\n');
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
  });

  test('ends when the token expires: with the next event, which is not told, or the next sign of life', async () => {
    const one = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.change('1', 'DRAFT');
    expect(await one.take(1)).toBe(next(1, 'DRAFT'));
    now = 1_000;
    world.change('1', 'ACTIVATED');
    expect(await one.rest()).toBe(EXPIRED + COMPLETE);
    now = 0;
    const other = await listenTo(gateway.url, QUERY);
    await world.untilOpened(2);
    now = 1_000;
    beat();
    expect(await other.rest()).toBe(EXPIRED + COMPLETE);
    expect(world.closed).toBe(2);
  });

  test('is refused where there are as many as allowed, until one of them has ended', async () => {
    const first = await listenTo(gateway.url, QUERY);
    await listenTo(gateway.url, QUERY);
    await world.untilOpened(2);
    const refused = await ask(QUERY, { accept: 'text/event-stream' });
    expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([
      429,
      '5',
      'RATE_LIMITED',
    ]);
    expect(world.opened).toBe(2);
    first.leave();
    await world.untilClosed(1);
    expect((await ask(QUERY, { accept: 'text/event-stream' })).status).toBe(200);
  });

  test('is sent to a GET as well, as browsers send it', async () => {
    const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(QUERY)}`, {
      headers: { accept: 'text/event-stream' },
    });
    const listener = reading(response, () => {});
    await listener.take(1);
    await world.untilOpened(1);
    world.change('1', 'DRAFT');
    expect(await listener.take(1)).toBe(next(1, 'DRAFT'));
  });

  test('answers a query too: one event, and it is complete', async () => {
    const response = await ask('{ number }', { accept: 'text/event-stream' });
    expect([response.status, await response.text()]).toEqual([
      200,
      `event: next\ndata: {"data":{"number":1}}\n\n${COMPLETE}`,
    ]);
  });

  test('tells what is wrong with a document, since a browser shows no status', async () => {
    const response = await ask('subscription { nothing }', { accept: 'text/event-stream' });
    expect([response.status, await response.text()]).toEqual([
      200,
      `event: next\ndata: {"errors":[{"message":"Cannot query field \\"nothing\\" on type \\"Subscription\\".","locations":[{"line":1,"column":16}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED","retryable":false}}]}\n\n${COMPLETE}`,
    ]);
  });
});

describe('What is refused before a source is opened', () => {
  test.each([
    ['a subscription that is to be answered as JSON', QUERY, { accept: 'application/json' }, 406],
    ['a subscription by a client that says nothing of what it takes', QUERY, {}, 406],
    ['an id that no event can have', QUERY, { accept: 'text/event-stream', 'last-event-id': '\u00e4' }, 400],
  ])('%s', async (_what, query, headers, status) => {
    const response = await ask(query, headers as Record<string, string>);
    expect([response.status, await codeOf(response), world.opened]).toEqual([status, 'BAD_REQUEST', 0]);
  });

  test('a mutation by GET', async () => {
    const response = await fetch(
      `${gateway.url}/graphql?query=${encodeURIComponent('mutation { nothing }')}`,
      { headers: { accept: 'text/event-stream' } },
    );
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['several root fields', 'subscription { orderChanged { status } other }'],
    ['a root field about the schema', 'subscription { __typename }'],
    ['a root field that may be left out', 'subscription ($x: Boolean!) { other @skip(if: $x) }'],
  ])('%s', async (_what, query) => {
    const response = await ask(query, { accept: 'text/event-stream' });
    const text = await response.text();
    expect([text.includes('"code":"GRAPHQL_VALIDATION_FAILED"'), text.endsWith(COMPLETE)]).toEqual([
      true,
      true,
    ]);
    expect(world.opened).toBe(0);
  });
});

test('from a client that takes nothing no more is fetched than fits the connection, and after a while it is cut off', async () => {
  let beats = (): void => {};
  const streams = new OpenStreams(1, {
    beats: (_everyMs, call) => {
      beats = call;
      return () => {};
    },
  });
  const mebibyte = JSON.stringify('x'.repeat(1024 * 1024));
  let pulled = 0;
  const ended = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    void sendEventStream(response, streams, async function* () {
      for (;;) {
        pulled++;
        yield { json: mebibyte, eventId: undefined };
      }
    }).then(ended.resolve);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const beating = setInterval(() => beats(), 20);
  await ended.promise;
  clearInterval(beating);
  expect(pulled).toBeLessThan(64);
  await expect(response.text()).rejects.toThrow();
  server.close();
});

describe('Reading a stream of events', () => {
  const messages = async (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text);
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
    }
    return Array.fromAsync(readEventStream(chunks()));
  };

  test.each([1, 2, 3, 1_000])('gives the same wherever it is cut: every %d bytes', async (size) => {
    const text =
      ':\n\nevent: next\r\nid: 7\r\ndata: {"a":\r\ndata: "ä"}\r\n\r\ndata:b\n\nevent: complete\rdata\r\rid: 9\n\ndata: cut off';
    expect(await messages(text, size)).toEqual([
      { event: 'next', id: '7', data: '{"a":\n"ä"}' },
      { event: 'message', id: undefined, data: 'b' },
      { event: 'complete', id: undefined, data: '' },
    ]);
  });

  test('a message without end is given up', async () => {
    async function* endless() {
      for (;;) yield new Uint8Array(1024 * 1024).fill(0x78);
    }
    await expect(Array.fromAsync(readEventStream(endless()))).rejects.toThrow('too large');
  });
});
