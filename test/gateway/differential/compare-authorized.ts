import { performance } from 'node:perf_hooks';
import { type GraphQLSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { pino } from 'pino';
import { wholeView } from '../../../gateway/audience/audience-view.ts';
import type { GatewayContext } from '../../../gateway/context.ts';
import type { Increment } from '../../../gateway/defer/answer-in-parts.ts';
import { refuseTooLarge } from '../../../gateway/document/limits.ts';
import { Graph } from '../../../gateway/operation/graph.ts';
import type { SubgraphLink } from '../../../gateway/subgraph/subgraph-link.ts';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { type Draw, draws, type GeneratedOperation, generateOperation } from './generate-operation.ts';
import { drawViewer, type Guards, guardWorld } from './guarded-world.ts';
import { lacks, merged } from './increments.ts';
import { NaiveAuthorization, Unauthorized } from './naive-authorization.ts';
import type { Failures } from './world-model.ts';
import { askMonolith, federatedWorld, monolith, nullableMonolith } from './world-services.ts';

export interface AuthorizedComparison {
  readonly compared: number;
  /** How many were answered to a viewer who misses some of it. */
  readonly partly: number;
  /** How many were answered in parts. */
  readonly inParts: number;
  readonly different: readonly {
    readonly what: string;
    readonly operation: GeneratedOperation;
    readonly viewer: string;
    readonly guards: string;
    readonly expected: string;
    readonly got: string;
  }[];
}

const OPERATIONS_PER_WORLD = 40;
const VIEWERS_PER_WORLD = 4;
const VIEWERS_PER_OPERATION = 2;
/** What the planner asks of objects to find them elsewhere; nobody is answered it for that. */
const KEYS = new Set(['id', 'sku', 'region', 'code']);

/**
 * Asks generated operations of worlds with guards drawn at random, as viewers drawn at random. The data must be, byte for
 * byte, what one schema over the same world answers that judges field by field as it runs; the errors those of the paths
 * that the viewer misses; what comes in parts has all of it, and nothing that may not be seen; and no subgraph may be asked for what the viewer may not see, but for keys. Where whole
 * operations are refused, those are refused that miss something, and nobody is asked.
 */
export async function compareAuthorized(options: {
  readonly operations: number;
  readonly seed: number;
}): Promise<AuthorizedComparison> {
  const sum = {
    compared: 0,
    partly: 0,
    inParts: 0,
    different: [] as AuthorizedComparison['different'][number][],
  };
  for (let i = 0; sum.compared < options.operations; i++) {
    const draw = draws(options.seed * 1_000_003 + i);
    const wanted = Math.min(OPERATIONS_PER_WORLD, options.operations - sum.compared);
    const one = await compareInWorld(draw, wanted);
    sum.compared += one.compared;
    sum.partly += one.partly;
    sum.inParts += one.inParts;
    sum.different.push(...one.different);
  }
  return sum;
}

async function compareInWorld(draw: Draw, wanted: number): Promise<AuthorizedComparison> {
  const { subgraphs, guards } = guardWorld(draw);
  let failures: Failures = { seed: 0, share: 0 };
  const world = federatedWorld(
    () => failures,
    async () => {},
    subgraphs,
  );
  const supergraph = readSupergraph(world.supergraph);
  const links = new Map([...world.links].map(([name, link]) => [name, recording(link)]));
  const [graph, rejecting] = (['filter', 'reject'] as const).map(
    (unauthorized) =>
      new Graph(
        { supergraph, view: wholeView(supergraph), links },
        { introspection: 'on', unauthorized, log: pino({ level: 'silent' }), metrics: new Metrics() },
      ),
  ) as [Graph, Graph];
  const viewers = Array.from({ length: VIEWERS_PER_WORLD }, () => drawViewer(draw));
  const different: AuthorizedComparison['different'][number][] = [];
  let compared = 0;
  let partly = 0;
  let inParts = 0;
  for (let i = 0; compared < wanted; i++) {
    const operation = generateOperation(monolith, draw, {
      shadowingAliases: i % 2 === 0,
      defers: i % 3 === 0,
    });
    const document = parse(operation.document);
    if (validate(monolith, document).length > 0 || refuseTooLarge(document)) continue;
    failures = { seed: i, share: i % 4 === 0 ? 0.03 : 0 };
    for (let asked = 0; asked < VIEWERS_PER_OPERATION && compared < wanted; asked++) {
      const viewer = viewers[draw(viewers.length)] as Viewer;
      const naive = new NaiveAuthorization(operation.document, guards, viewer);
      const differs = (what: string, expected: unknown, got: unknown): void => {
        different.push({
          what,
          operation,
          viewer: `${[...viewer.scopes]} ${viewer.partner}`,
          guards: shown(guards),
          expected: JSON.stringify(expected),
          got: JSON.stringify(got),
        });
      };
      compared++;
      // What is decided for some variables must not be for others.
      for (const variables of [operation.variables, otherwise(operation.variables)]) {
        const missing = naive.missingPaths(withDefaults(operation, variables));
        if (missing.size > 0) partly++;
        const expected = askMonolith(naive.document, variables, failures, (info) => naive.judge(info));
        for (const { originalError, path } of expected.errors ?? [])
          if (originalError instanceof Unauthorized && !isWithin(templateOf(path), missing))
            differs('the two naive ways to judge', [...missing], path);
        const sent: Sent = [];
        const got = await ask(graph, operation.document, variables, viewer, sent);
        if (JSON.stringify(got.data) !== JSON.stringify(expected.data))
          differs('data', expected.data, [got.data, got.errors]);
        const told = (got.errors ?? []).filter(
          // What no source has failed at is told of nothing else.
          ({ extensions }) => failures.share === 0 || extensions?.code === 'UNAUTHORIZED_FIELD_OR_TYPE',
        );
        const paths = told.map(({ path }) => templateOf(path)).sort();
        if (JSON.stringify(paths) !== JSON.stringify([...missing].sort()))
          differs('errors', [...missing].sort(), paths);
        const parts = await askInParts(graph, operation.document, variables, viewer, sent);
        if (parts && 'inOne' in parts) {
          if (JSON.stringify(parts.inOne) !== JSON.stringify(expected.data))
            differs('in one', expected.data, parts);
        } else if (parts) {
          inParts++;
          // Where something that may not be null is in a part, less is null than in one.
          const judge = naive.judge.bind(naive);
          const most = askMonolith(naive.document, variables, failures, judge, nullableMonolith);
          if (lacks(parts.data, expected.data) || lacks(most.data, parts.data))
            differs('parts', [expected.data, most.data], parts);
          const first = parts.errors.map(({ path }) => templateOf(path)).sort();
          if (failures.share === 0 && JSON.stringify(first) !== JSON.stringify(paths))
            differs('errors of the first part', paths, first);
        }
        for (const { subgraph, query } of sent)
          for (const field of fieldsAsked(query, world.schemas.get(subgraph) as GraphQLSchema))
            if (!KEYS.has(field.name) && !naive.maySeeOfAny(field.type, field.name))
              differs('asked of a subgraph', field, query);
        if (i % 4 !== 0) continue;
        const refused: Sent = [];
        const whole = await ask(rejecting, operation.document, variables, viewer, refused);
        if (missing.size > 0 ? whole.data !== undefined || refused.length > 0 : whole.data === undefined)
          differs('refused', [...missing], [whole, refused]);
      }
    }
  }
  return { compared, partly, inParts, different };
}

/** What subgraphs were asked for one request, though others may still be under way. */
type Sent = { readonly subgraph: string; readonly query: string }[];

const sentFor = new WeakMap<GatewayContext, Sent>();

function recording(link: SubgraphLink): SubgraphLink {
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      return (variables, context, json) => {
        sentFor.get(context)?.push({ subgraph: link.name, query: operation.query });
        return send(variables, context, json);
      };
    },
  };
}

async function ask(
  graph: Graph,
  text: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
  sent: Sent,
) {
  const found = graph.operation(text, undefined);
  if ('errors' in found) return { ...found, data: undefined };
  return found.run(variables, contextOf(viewer, sent));
}

function contextOf(viewer: Viewer, sent: Sent): GatewayContext {
  const context: GatewayContext = {
    viewer,
    identity: 'test',
    signal: new AbortController().signal,
    deadlineAt: performance.now() + 60_000,
    record: { id: 'test', headers: {}, fetches: 0, fetchMs: 0 },
  };
  sentFor.set(context, sent);
  return context;
}

/** The answer in parts, merged, or what came in one; undefined: nothing is deferred. */
async function askInParts(
  graph: Graph,
  text: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
  sent: Sent,
) {
  const found = graph.operation(text, undefined);
  const answer =
    'inParts' in found ? await found.inParts?.run(variables, contextOf(viewer, sent)) : undefined;
  if (!answer) return undefined;
  if (!('first' in answer)) return { inOne: answer.data };
  const later: Increment[] = [];
  for await (const { incremental = [] } of answer.later) later.push(...incremental);
  return { data: merged(answer.first.data, later), errors: answer.first.errors ?? [] };
}

/** The variables with every condition turned round. */
function otherwise(variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  );
}

/** Conditions have what the operation gives them where the variables do not. */
function withDefaults(
  { document }: GeneratedOperation,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = [...document.matchAll(/\$(\w+): Boolean! = (true|false)/g)];
  return { ...Object.fromEntries(defaults.map(([, name, value]) => [name, value === 'true'])), ...variables };
}

function templateOf(path: readonly (string | number)[] = []): string {
  return path.map((step) => (typeof step === 'number' ? '@' : step)).join('.');
}

function isWithin(path: string, places: ReadonlySet<string>): boolean {
  return [...places].some((place) => path === place || path.startsWith(`${place}.`));
}

function fieldsAsked(
  query: string,
  schema: GraphQLSchema,
): { readonly type: string; readonly name: string }[] {
  const fields: { type: string; name: string }[] = [];
  const types = new TypeInfo(schema);
  visit(
    parse(query),
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        fields.push({ type: types.getParentType()?.name ?? '', name: name.value });
      },
    }),
  );
  return fields;
}

function shown(guards: Guards): string {
  return [...guards].map(([coordinate, all]) => `${coordinate} ${JSON.stringify(all)}`).join('\n');
}
