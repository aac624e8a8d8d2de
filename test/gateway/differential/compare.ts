import { performance } from 'node:perf_hooks';
import { parse, validate } from 'graphql';
import { pino } from 'pino';
import { wholeView } from '../../../gateway/audience/audience-view.ts';
import type { GatewayContext } from '../../../gateway/context.ts';
import { refuseTooLarge } from '../../../gateway/document/limits.ts';
import { Graph } from '../../../gateway/operation/graph.ts';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import { scopes } from '../../../kit/identity/viewer.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { draws, type GeneratedOperation, generateOperation } from './generate-operation.ts';
import type { Failures } from './world-model.ts';
import { askMonolith, federatedWorld, monolith } from './world-services.ts';

export interface Comparison {
  readonly compared: number;
  /** How many of the operations met failing fields. */
  readonly failing: number;
  readonly different: readonly {
    readonly operation: GeneratedOperation;
    readonly failures: Failures;
    readonly expected: string;
    readonly got: string;
  }[];
}

const context = (): GatewayContext => ({
  viewer: { subject: 'test', scopes: new Set(scopes), partner: undefined },
  identity: 'test',
  signal: new AbortController().signal,
  deadlineAt: performance.now() + 60_000,
  record: { id: 'test', headers: {}, fetches: 0, fetchMs: 0 },
});

/** Asks generated operations of the gateway and of one schema over the same world, and compares the data byte for byte. */
export async function compareWithMonolith(options: {
  readonly operations: number;
  readonly seed: number;
}): Promise<Comparison> {
  let failures: Failures = { seed: 0, share: 0 };
  const world = federatedWorld(() => failures);
  const supergraph = readSupergraph(world.supergraph);
  const graph = new Graph(
    { supergraph, view: wholeView(supergraph), links: world.links },
    { introspection: 'on', log: pino({ level: 'silent' }), metrics: new Metrics() },
  );
  const different: Comparison['different'][number][] = [];
  let compared = 0;
  let failing = 0;
  for (let i = 0; compared < options.operations; i++) {
    const draw = draws(options.seed * 1_000_003 + i);
    const operation = generateOperation(monolith, draw, { shadowingAliases: i % 2 === 0 });
    const document = parse(operation.document);
    if (validate(monolith, document).length > 0 || refuseTooLarge(document)) continue;
    compared++;
    failures = { seed: i, share: i % 3 === 0 ? 0.03 : 0 };
    const expected = askMonolith(operation.document, operation.variables, failures);
    if (expected.errors) failing++;
    const found = graph.operation(operation.document, undefined);
    const got = 'run' in found ? await found.run(operation.variables, context()) : found;
    const texts = [expected, got].map((answer) => JSON.stringify((answer as { data?: unknown }).data));
    const explained = (got.errors?.length ?? 0) > 0 || !expected.errors;
    if (texts[0] !== texts[1] || !explained)
      different.push({
        failures,
        operation,
        expected: texts[0] as string,
        got: `${texts[1]} ${JSON.stringify(got.errors)}`,
      });
  }
  return { compared, failing, different };
}
