import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';

test('a subgraph that hangs holds no connection longer than its request may take', async () => {
  const server = createServer(() => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const send = httpSubgraph('a', url, [], createLog('silent'), new Metrics()).prepare({
    kind: 'mutation',
    query: 'mutation { a }',
    operationName: undefined,
  });
  const context = {
    viewer: { subject: 'a', scopes: new Set<never>(), partner: undefined },
    identity: 'a',
    signal: new AbortController().signal,
    deadlineAt: performance.now() + 100,
    record: { id: 'test', headers: {}, fetches: 0, fetchMs: 0 },
  };
  const sent = send({}, context, '{}').catch(
    (error: { extensions: { code: string } }) => error.extensions.code,
  );
  const [socket] = await connected;
  const closed = once(socket, 'close');
  expect(await sent).toBe('SOURCE_UNAVAILABLE');
  await closed;
  server.close();
});
