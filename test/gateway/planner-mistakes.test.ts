import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { wholeView } from '../../gateway/audience/audience-view.ts';
import type { GatewayContext } from '../../gateway/context.ts';
import type { Increment } from '../../gateway/defer/answer-in-parts.ts';
import { Graph } from '../../gateway/operation/graph.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { merged, sorted } from './differential/increments.ts';
import { askMonolith, federatedWorld } from './differential/world-services.ts';

const failures = { seed: 0, share: 0 };
const world = federatedWorld(() => failures);
const supergraph = readSupergraph(world.supergraph);
const graph = new Graph(
  { supergraph, view: wholeView(supergraph), links: world.links },
  { introspection: 'off', log: createLog('silent'), metrics: new Metrics() },
);

function prepared(query: string) {
  const operation = graph.operation(query, undefined);
  if ('errors' in operation) throw new Error(JSON.stringify(operation.errors));
  return operation;
}

const context = (): GatewayContext => ({
  viewer: { subject: 'a', scopes: new Set(), partner: undefined },
  identity: 'a',
  signal: new AbortController().signal,
  deadlineAt: performance.now() + 10_000,
  record: { id: 'test', headers: {}, fetches: 0, fetchMs: 0 },
});

/** What the gateway answers, and what one schema without federation does. */
async function both(query: string, variables: Record<string, unknown> = {}) {
  const got = await prepared(query).run(variables, context());
  return { got, expected: askMonolith(query, variables, failures) };
}

test.each([
  [
    'an alias that takes the name of a key',
    '{ users { id: name region { code: zone } reviews { id: stars item { id: score } } greeting } }',
  ],
  [
    'an alias that takes the name of a required field',
    '{ users { name: email greeting } books { pages: sku weight: title postage } }',
  ],
  ['an alias that looks like a name of the plan', '{ users { id: name name__as__id: email } }'],
  ['the alias __typename', '{ books { __typename: title score } }'],
  ['the alias __proto__', '{ books { __proto__: title score } }'],
  [
    'a required field that the client asks for with other arguments',
    '{ books { weight(unit: "LB") postage } }',
  ],
  ['two fields that require one field with different arguments', '{ books { postage heavy } }'],
  [
    'a field beside one that requires more and is left out',
    '{ books { heavy postage @include(if: false) } }',
  ],
  [
    'the type of an object of which one subgraph has only the interface',
    '{ reviews { item { ... on Book { __typename score } } } }',
  ],
  [
    'fields of a type that only another subgraph can tell',
    '{ reviews { item { reviews { id } ... on Film { minutes } ... on Book { pages } } } }',
  ],
  [
    'lists of lists of an interface',
    '{ shelf { __typename title ... on Book { postage reviews(first: 1) { stars } } } }',
  ],
  ['a composite key', '{ item { ... on Book { postage author { greeting } } } }'],
])('answers as one schema does: %s', async (_what, query) => {
  const { got, expected } = await both(query);
  expect(got.errors).toBeUndefined();
  expect(JSON.stringify(got.data)).toBe(JSON.stringify(expected.data));
});

test('a field that counts under a variable is asked for only when it counts', async () => {
  const query = 'query ($more: Boolean!) { books { heavy postage @include(if: $more) } }';
  for (const more of [true, false]) {
    const { got, expected } = await both(query, { more });
    expect(JSON.stringify(got)).toBe(JSON.stringify(expected));
  }
});

test('a deferred part is answered also where the keys of a type were not fetched, since nothing that counts is asked of it', async () => {
  const query = `query ($more: Boolean!) { item { score
    ... @defer { title ... @defer { ... on Book @include(if: $more) { postage } related { title } } } } }`;
  for (const more of [true, false]) {
    const answer = await prepared(query).inParts?.run({ more }, context());
    if (!answer || !('first' in answer)) throw new Error('it is answered in parts');
    const later: Increment[] = [];
    for await (const { incremental = [] } of answer.later) later.push(...incremental);
    const { data } = askMonolith(query, { more }, failures);
    expect(sorted(merged(answer.first.data, later))).toBe(sorted(data));
  }
});
