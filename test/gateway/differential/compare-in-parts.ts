import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  parse,
  validate,
  visit,
} from 'graphql';
import { pino } from 'pino';
import { wholeView } from '../../../gateway/audience/audience-view.ts';
import type { GatewayContext } from '../../../gateway/context.ts';
import { refuseTooLarge } from '../../../gateway/document/limits.ts';
import { Graph } from '../../../gateway/operation/graph.ts';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import { scopes } from '../../../kit/identity/viewer.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { draws, type GeneratedOperation, generateOperation } from './generate-operation.ts';
import { lacks, merged, sorted } from './increments.ts';
import type { Failures } from './world-model.ts';
import { askMonolith, federatedWorld, monolith } from './world-services.ts';

export interface ComparisonInParts {
  readonly compared: number;
  /** How many were answered in one, since nothing is deferred or the planner cannot. */
  readonly inOne: number;
  /** How many later answers there were in all. */
  readonly increments: number;
  /** How many of the operations met failing fields. */
  readonly failing: number;
  readonly different: readonly {
    readonly what: string;
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

/**
 * Asks generated operations with `@defer` of the gateway. What it answers first must be, byte for byte, what one schema
 * over the same world answers to the operation without what is deferred; all parts merged, what it answers to the whole
 * operation; and whole, to a client that takes no parts, that byte for byte. Where a field fails that may not be null,
 * less is null in parts than in one: then nothing may be missing.
 */
export async function compareInParts(options: {
  readonly operations: number;
  readonly seed: number;
}): Promise<ComparisonInParts> {
  let failures: Failures = { seed: 0, share: 0 };
  // Fetches come back in any order.
  const pauses = draws(options.seed);
  const world = federatedWorld(
    () => failures,
    async () => {
      for (let turns = pauses(4); turns > 0; turns--) await setImmediate();
    },
  );
  const supergraph = readSupergraph(world.supergraph);
  const graph = new Graph(
    { supergraph, view: wholeView(supergraph), links: world.links },
    { introspection: 'on', log: pino({ level: 'silent' }), metrics: new Metrics() },
  );
  const different: ComparisonInParts['different'][number][] = [];
  let compared = 0;
  let increments = 0;
  let failing = 0;
  let inOne = 0;
  for (let i = 0; compared < options.operations; i++) {
    const draw = draws(options.seed * 1_000_003 + i);
    const operation = generateOperation(monolith, draw, { shadowingAliases: i % 2 === 0, defers: true });
    const document = parse(operation.document);
    if (validate(monolith, document).length > 0 || refuseTooLarge(document)) continue;
    const { variables } = operation;
    failures = { seed: i, share: i % 3 === 0 ? 0.03 : 0 };
    const differs = (what: string, expected: unknown, got: unknown): void => {
      different.push({
        what,
        operation,
        failures,
        expected: JSON.stringify(expected),
        got: JSON.stringify(got),
      });
    };
    const found = graph.operation(operation.document, undefined);
    if (!('run' in found)) {
      differs('refused', {}, found.errors);
      continue;
    }
    if (!found.inParts) continue;
    compared++;
    const expected = askMonolith(document, variables, failures);
    if (expected.errors) failing++;
    const whole = await found.run(variables, context());
    if (JSON.stringify(whole.data) !== JSON.stringify(expected.data)) differs('whole', expected.data, whole);
    const answer = await found.inParts.run(variables, context());
    if (!('first' in answer)) {
      inOne++;
      if (JSON.stringify(answer.data) !== JSON.stringify(expected.data))
        differs('in one', expected.data, answer);
      continue;
    }
    const activeDefers = withoutDeferred(document, { ...defaultsOf(document), ...variables });
    const expectedFirst = askMonolith(activeDefers, variables, failures);
    const { first } = answer;
    if (JSON.stringify(first.data) !== JSON.stringify(expectedFirst.data))
      differs('first', expectedFirst.data, first);
    if (expectedFirst.errors && !first.errors) differs('errors of the first', expectedFirst.errors, first);
    const later = [];
    let { hasNext } = first;
    for await (const one of answer.later) {
      if (!hasNext) differs('an answer after the last', '', one);
      ({ hasNext } = one);
      later.push(...(one.incremental ?? []));
    }
    if (hasNext) differs('no last answer', '', '');
    increments += later.length;
    const sum = merged(first.data, later);
    const failed = (expected.errors ?? expectedFirst.errors) !== undefined;
    if (failed ? lacks(sum, expected.data) : sorted(sum) !== sorted(expected.data))
      differs('sum', expected.data, { first, later });
    if (later.some(({ data, errors }) => data === null && !errors)) differs('a null unexplained', '', later);
    if (failures.share === 0 && (first.errors || later.some(({ errors }) => errors)))
      differs('an error', '', { first, later });
    if (expected.errors && !first.errors && !later.some(({ errors }) => errors))
      differs('no error', expected.errors, { first, later });
  }
  return { compared, inOne, increments, failing, different };
}

function defaultsOf(document: DocumentNode): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  visit(document, {
    VariableDefinition({ variable, defaultValue }) {
      if (defaultValue?.kind === Kind.BOOLEAN) defaults[variable.name.value] = defaultValue.value;
    },
  });
  return defaults;
}

/** A document without the fragments that are deferred. */
function withoutDeferred(document: DocumentNode, variables: Record<string, unknown>): DocumentNode {
  const isDeferred = ({ name, arguments: args }: DirectiveNode): boolean => {
    if (name.value !== 'defer') return false;
    const condition = args?.find((one) => one.name.value === 'if')?.value;
    if (condition?.kind === Kind.VARIABLE) return variables[condition.name.value] === true;
    return condition?.kind !== Kind.BOOLEAN || condition.value;
  };
  const drop = ({ directives }: FragmentSpreadNode | InlineFragmentNode) =>
    directives?.some(isDeferred) ? null : undefined;
  return visit(document, { FragmentSpread: drop, InlineFragment: drop });
}
