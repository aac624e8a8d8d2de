import type { GraphQLFormattedError } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';
import type { GatewayContext } from '../context.ts';
import { brokenValueErrors, clientErrors, concerns } from '../execution/client-errors.ts';
import type { Entity, PlannedError, PlannedPath, Run } from '../execution/run.ts';
import { brokenValues } from '../projection/broken-values.ts';
import type { AnswerInParts, Increment } from './answer-in-parts.ts';
import type { CompiledAnswer, CompiledPart, DeferringOperation } from './compile-deferring.ts';
import { Fetched } from './fetched.ts';
import { LaterParts } from './later-parts.ts';
import { copyOf, fillIn, valueAt } from './own-data.ts';
import { splitErrors } from './part-errors.ts';
import { findSpots, passes, type Spot } from './spots.ts';

/** Runs an operation once; resolves when what is answered first is there, whatever is deferred. */
export async function runDeferring(
  operation: DeferringOperation,
  variables: Readonly<Record<string, unknown>>,
  context: GatewayContext,
  interfaces: ReadonlySet<string>,
  log: Log,
): Promise<AnswerInParts> {
  const { first, names } = operation;
  const fetched = new Fetched();
  const run: Run = {
    context,
    variables,
    data: operation.start(variables),
    errors: [],
    absent: new WeakSet(),
    onFetched: (id) => fetched.add(id),
  };
  const firstFetched = operation.fetchFirst(run);
  const begun = first.parts.map((part): [CompiledPart, Promise<Run>] => {
    const begins = begin(part, run, fetched, firstFetched, interfaces);
    // Whoever waits for it is told; nobody may.
    begins.catch(() => {});
    return [part, begins];
  });
  await firstFetched;

  const later = new LaterParts();
  const spotContext = { schema: first.context.view.schema, names, variables };
  const deferParts = (
    parts: Iterable<readonly [CompiledPart, () => Promise<Run>]>,
    around: readonly Spot[],
    errors: ReadonlyMap<CompiledPart, readonly PlannedError[]>,
    aroundRun: Run,
  ): void => {
    for (const [part, fetching] of parts) {
      const spots = around.flatMap((spot) => findSpots(part.part, spot, spotContext));
      if (spots.length > 0) later.add(answerPart(part, fetching, spots, errors.get(part) ?? [], aroundRun));
    }
  };
  const answerPart = async (
    part: CompiledPart,
    fetching: () => Promise<Run>,
    spots: readonly Spot[],
    given: readonly PlannedError[],
    around: Run,
  ): Promise<readonly Increment[]> => {
    const { label } = part.part;
    const increment = (path: PlannedPath, data: Entity | null, errors: readonly GraphQLFormattedError[]) => ({
      data,
      path,
      ...(label === undefined ? {} : { label }),
      ...(errors.length === 0 ? {} : { errors }),
    });
    try {
      const own = await fetching();
      const { own: mine, below } = splitErrors(own === around ? given : [...given, ...own.errors], part);
      const errors = clientErrors(mine, part.clientPath, part.context.view, own.data, log);
      const answered: Spot[] = [];
      const increments = spots.flatMap(({ planned, client }): Increment[] => {
        const object = valueAt(own.data, planned) as Entity | null | undefined;
        if (object && !passes(part.part.guard, object, spotContext)) return [];
        const here = errors.filter((error) => concerns(error, client));
        const answer = answerOf(part, object, client, here, own);
        if (answer.data) answered.push({ object: object as Entity, answer: answer.data, planned, client });
        return [increment(client, answer.data, answer.errors)];
      });
      const inside = part.parts.map((inner) => [inner, () => fetchInside(inner, own)] as const);
      deferParts(inside, answered, below, own);
      return increments;
    } catch (error) {
      log.error({ err: error }, 'a deferred part failed');
      const { message, extensions } = clientError(
        'INTERNAL_SERVER_ERROR',
        'Something went wrong on our side',
      );
      return spots.map(({ client }) => increment(client, null, [{ message, path: client, extensions }]));
    }
  };

  const { own, below } = splitErrors(run.errors, first);
  const { data, errors } = answerOf(
    first,
    run.data,
    [],
    clientErrors(own, first.clientPath, first.context.view, run.data, log),
    run,
  );
  if (data)
    deferParts(
      begun.map(([part, begins]) => [part, () => begins] as const),
      [{ object: run.data, answer: data, planned: [], client: [] }],
      below,
      run,
    );
  const answer = { data, hasNext: later.hasNext };
  return { first: errors.length === 0 ? answer : { errors, ...answer }, later };
}

/** Fetches what a part needs as soon as what that depends on is there, though more may be under way around it. */
async function begin(
  { fetch }: CompiledPart,
  around: Run,
  fetched: Fetched,
  aroundFetched: Promise<void>,
  interfaces: ReadonlySet<string>,
): Promise<Run> {
  if (!fetch) {
    await aroundFetched;
    return around;
  }
  // A condition may have left out a fetch that it waits for.
  await Promise.race([fetched.all(fetch.depends), aroundFetched]);
  const own = ownRun(around);
  await fetch.step(own);
  await aroundFetched;
  fillIn(own, around, interfaces);
  return own;
}

/** Fetches what a part inside another needs, once that one is complete. */
async function fetchInside({ fetch }: CompiledPart, around: Run): Promise<Run> {
  if (!fetch) return around;
  const own = ownRun(around);
  await fetch.step(own);
  return own;
}

function ownRun(around: Run): Run {
  const { context, variables } = around;
  return { context, variables, errors: [], ...copyOf(around) };
}

/** What an object is answered as; what breaks its promises is null with what encloses it, inside the part alone. */
function answerOf(
  { context, project }: CompiledAnswer,
  object: Entity | null | undefined,
  path: PlannedPath,
  known: readonly GraphQLFormattedError[],
  { variables, absent }: Run,
): { readonly data: Entity | null; readonly errors: readonly GraphQLFormattedError[] } {
  if (!object) {
    const gone = brokenValueErrors([{ path, place: context.type.name, wasNull: false }], known);
    return { data: null, errors: [...known, ...gone] };
  }
  const { data, broken } = project(object, variables);
  if (!broken) return { data, errors: known };
  const found = brokenValues(context, object, variables, absent, path);
  return { data, errors: [...known, ...brokenValueErrors(found, known)] };
}
