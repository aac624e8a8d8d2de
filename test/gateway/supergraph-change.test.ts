import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wholeView } from '../../gateway/audience/audience-view.ts';
import { Graph } from '../../gateway/operation/graph.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { watchText } from '../../gateway/supergraph/watch-file.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const ask = async (url: string, query: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: unknown };
};

test('a new supergraph is taken without losing a request under way', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = () => {};
  const underWay = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const gateway = await openGateway({
    supergraph: composed({ one: 'type Query { old: String }' }),
    subgraph: (name) =>
      answering(name, async () => {
        asked();
        await held;
        return { data: { old: 'kept', fresh: 'new' } };
      }),
  });
  const before = ask(gateway.url, '{ old }');
  await underWay;
  expect(gateway.take(composed({ one: 'type Query { fresh: String }' }))).toBe(true);
  release();
  expect(await before).toEqual({ data: { old: 'kept' } });
  expect(await ask(gateway.url, '{ fresh }')).toEqual({ data: { fresh: 'new' } });
  expect((await ask(gateway.url, '{ old }')).errors).toHaveLength(1);
  await gateway.stop();
});

test('a supergraph that cannot be served is refused, and the one before it goes on', async () => {
  const gateway = await openGateway({
    supergraph: composed({ one: 'type Query { old: String }' }),
    subgraph: (name) => answering(name, async () => ({ data: { old: 'kept' } })),
  });
  expect(gateway.take('type Query { broken: ')).toBe(false);
  expect(gateway.take('type Query { notFederated: String }')).toBe(false);
  expect(await ask(gateway.url, '{ old }')).toEqual({ data: { old: 'kept' } });
  await gateway.stop();
});

test('operations in use are planned before a new supergraph serves, in parts for what was deferred', async () => {
  const supergraph = readSupergraph(composed({ one: 'type Query { a: String b: String }' }));
  const graph = () =>
    new Graph(
      {
        supergraph,
        view: wholeView(supergraph),
        links: new Map([['one', answering('one', async () => ({ data: { a: 'x', b: 'y' } }))]]),
      },
      { introspection: 'off', log: createLog('silent'), metrics: new Metrics() },
    );
  const text = 'query ($on: Boolean!) { a ... @defer(if: $on) { b } }';
  const before = graph();
  const operation = before.operation(text, undefined);
  if (!('run' in operation)) throw new Error('refused');
  const context = {
    viewer: { subject: 'a', scopes: new Set<never>(), partner: undefined },
    identity: 'a',
    signal: new AbortController().signal,
    deadlineAt: performance.now() + 10_000,
    record: { id: 'a', headers: {}, fetches: 0, fetchMs: 0 },
  };
  await operation.inParts?.run({ on: true }, context);
  const used = [{ text, operationName: undefined, inParts: [{ on: true }] }];
  expect(before.operations()).toEqual(used);
  const after = graph();
  expect(after.prepareAll(used)).toEqual({ prepared: 1, lost: 0 });
  expect(after.operations()).toEqual(used);
});

test('a supergraph file that is replaced is read again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, 'old');
  let watched = { stop: () => {} };
  const read = new Promise<string>((resolve) => {
    watched = watchText(file, resolve);
  });
  // Files are put in place whole, by renaming over the one before.
  writeFileSync(`${file}.new`, 'fresh');
  renameSync(`${file}.new`, file);
  expect(await read).toBe('fresh');
  watched.stop();
  rmSync(folder, { recursive: true });
});
