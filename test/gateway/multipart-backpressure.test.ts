import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sendParts } from '../../gateway/edge/multipart.ts';
import { contentsOf } from './support/parts.ts';

test('a part is made only once the client has taken those before it', async () => {
  const waits: boolean[] = [];
  const server = createServer((_request, response) => {
    const observed = {
      id: 'a',
      headers: {},
      fetches: 0,
      fetchMs: 0,
      viewer: undefined,
      operation: undefined,
      errors: undefined,
      bytes: 0,
    };
    async function* later() {
      for (let left = 19; left >= 0; left--) {
        waits.push(response.writableNeedDrain);
        yield { incremental: [{ data: { large: 'x'.repeat(1_000_000) }, path: [] }], hasNext: left > 0 };
      }
    }
    void sendParts(response, { first: { data: {}, hasNext: true }, later: later() }, observed);
  });
  const { port } = await new Promise<AddressInfo>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo)),
  );
  const body = await (await fetch(`http://127.0.0.1:${port}`)).text();
  expect(contentsOf(body)).toHaveLength(21);
  expect(waits).toEqual(Array.from({ length: 20 }, () => false));
  server.close();
});
