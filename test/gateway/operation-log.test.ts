import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GatewayOptions } from '../../gateway/service.ts';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import { listen } from '../../kit/http/listen.ts';
import { viewerFromClaims } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const supergraph = composed({ only: 'type Query { hello(name: String): String broken: String }' });

/** A gateway whose log is kept. */
async function opened(options: Partial<GatewayOptions> = {}) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const gateway = await openGateway({
    supergraph,
    subgraph: (name) =>
      answering(name, async () => ({
        data: { hello: 'world' },
        errors: [{ message: 'ada@example.com is not known', path: ['broken'] }],
      })),
    log,
    ...options,
  });
  const post = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { headers: response.headers, text: await response.text() };
  };
  // biome-ignore lint/suspicious/noExplicitAny: log lines are asserted by value
  const written = (): any[] => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation');
  return { gateway, post, lines, written };
}

const answersWell = (name: string) => answering(name, async () => ({ data: { hello: 'world' } }));

test('an operation is one line that says what ran for whom, how long and with what outcome', async () => {
  const { gateway, post, written } = await opened({ subgraph: answersWell });
  const query = 'query Greeting { hello }';
  const { headers, text } = await post(
    { query },
    { 'apollographql-client-name': 'web', 'apollographql-client-version': '1.2.3', 'x-request-id': 'r-1' },
  );
  await gateway.stop();
  const [{ level, request }, ...others] = written();
  expect([level, others]).toEqual([30, []]);
  const { ms, fetchMs, ...rest } = request;
  expect([ms >= fetchMs, fetchMs >= 0]).toEqual([true, true]);
  expect(rest).toEqual({
    id: 'r-1',
    operation: 'Greeting',
    document: hash('sha256', query).slice(0, 16),
    kind: 'query',
    client: 'web',
    version: '1.2.3',
    viewer: 'admin',
    status: 200,
    fetches: 1,
    bytes: text.length,
    cost: 0,
    actualCost: 0,
  });
  expect(headers.get('x-request-id')).toBe('r-1');
});

test('an error that the client was given a reference for is found by the request and by the reference', async () => {
  const { gateway, post, written, lines } = await opened();
  const { text, headers } = await post({ query: '{ broken }' });
  await gateway.stop();
  const { reference } = JSON.parse(text).errors[0].extensions;
  const [{ request }] = written();
  expect([request.id, request.codes, request.references]).toEqual([
    headers.get('x-request-id'),
    ['INTERNAL_SERVER_ERROR'],
    [reference],
  ]);
  expect(lines.filter((line) => line.includes(reference)).length).toBe(2);
});

test('no variable, literal, token, address or partner gets into the log', async () => {
  const canaries = [
    'CANARY-literal',
    'CANARY-variable',
    'CANARY-token',
    'ada@example.com',
    'RES-CANARY',
    'ada-canary',
  ];
  const { gateway, post, lines, written } = await opened({
    subgraph: answersWell,
    authenticate: async () =>
      viewerFromClaims({ sub: 'ada-canary', scope: 'partner:order', partner: 'RES-CANARY' }),
  });
  const headers = {
    authorization: 'Bearer CANARY-token',
    'x-request-id': 'ada@example.com',
    'apollographql-client-name': 'ada@example.com',
    'apollographql-client-version': 'CANARY token',
    traceparent: 'CANARY-token',
    cookie: 'session=CANARY-token',
  };
  await post({ query: '{ hello(name: "CANARY-literal") }' }, headers);
  await post(
    { query: 'query Q($v: String) { hello(name: $v) }', variables: { v: 'CANARY-variable' } },
    headers,
  );
  await post({ query: 'query Q($v: Int) { hello(name: $v) }', variables: { v: 'CANARY-variable' } }, headers);
  await post(
    { query: 'query Q($v: String!) { hello(name: $v) }', variables: { v: { x: 'CANARY-variable' } } },
    headers,
  );
  await post({ query: '{ hello(name: "CANARY-literal" }' }, headers);
  await gateway.stop();
  expect(canaries.filter((canary) => lines.join('').includes(canary))).toEqual([]);
  expect(written().map(({ request }) => [request.viewer, request.codes?.[0]])).toEqual(
    [undefined, undefined, 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED'].map(
      (code) => [`partner ${hash('sha256', 'RES-CANARY').slice(0, 8)}`, code],
    ),
  );
});

test('where only slow operations are logged, those with errors are as well; where none are, none', async () => {
  const slow = await opened({ logOperations: 'slow', subgraph: answersWell });
  await slow.post({ query: '{ hello }' });
  await slow.post({ query: '{ nothing }' });
  await slow.gateway.stop();
  expect(slow.written().map(({ request }) => request.codes)).toEqual([['GRAPHQL_VALIDATION_FAILED']]);
  const off = await opened({ logOperations: 'off', subgraph: answersWell });
  await off.post({ query: '{ nothing }' });
  await off.gateway.stop();
  expect(off.lines).toEqual([]);
});

test('a trace goes on to subgraphs as it came, and only if it is one', async () => {
  const received: unknown[] = [];
  const subgraph = await listen(
    (request, response) => {
      const { traceparent, tracestate, 'x-request-id': id } = request.headers;
      received.push([traceparent, tracestate, id]);
      request.resume().once('end', () => response.end('{"data":{"hello":"world"}}'));
    },
    '127.0.0.1',
    0,
  );
  const { gateway, post, written } = await opened({
    subgraph: (name) => httpSubgraph(name, subgraph.url, [], createLog('silent'), new Metrics()),
  });
  const trace = 'af7651916cd43dd8448eb211c80319c2';
  const traceparent = `00-${trace}-b7ad6b7169203331-01`;
  await post({ query: '{ hello }' }, { traceparent, tracestate: 'a=1', 'x-request-id': 'r-1' });
  await post(
    { query: '{ hello }' },
    { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, 'x-request-id': 'r-2' },
  );
  await gateway.stop();
  await subgraph.stop();
  expect(received).toEqual([
    [traceparent, 'a=1', 'r-1'],
    [undefined, undefined, 'r-2'],
  ]);
  expect(written().map(({ request }) => request.trace)).toEqual([trace, undefined]);
});
