import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
} from 'graphql';
import { withCancellation } from './cancellation.ts';
import { formatError } from './error-format.ts';
import type { Viewer } from './identity/viewer.ts';
import type { Log } from './log.ts';
import type { Subgraph } from './subgraph.ts';
import { inWorkOf } from './work.ts';

/** Something that has happened, as a subgraph's source of events tells it. */
export interface SubscriptionEvent<Value> {
  /**
   * The position of the event, opaque to everyone else: who subscribes again with it gets all that came after, once.
   * Undefined: nobody can go on from here.
   */
  readonly id: string | undefined;
  readonly value: Value;
}

/** Where a subscription begins, and when it is over. */
export interface SubscriptionStart {
  /** The last event that the client has had; undefined: it wants what happens from now on. */
  readonly lastEventId: string | undefined;
  /** Aborts when nobody listens any longer. The source's iterator is also told to return. */
  readonly signal: AbortSignal;
}

type Events<Value> = AsyncIterable<SubscriptionEvent<Value>>;

/**
 * A field of `Subscription`. `open` gives its events, or throws what the client may be told; `resolve` turns an event's
 * value into the field's, with a context of the event's own, so that what it loads is as the sources have it by then.
 */
export function subscriptionField<Args, Context, Value, Result>(
  open: (args: Args, context: Context, start: SubscriptionStart) => Events<Value> | Promise<Events<Value>>,
  resolve: (value: Value, args: Args, context: Context, info: GraphQLResolveInfo) => Result | Promise<Result>,
): {
  subscribe(start: unknown, args: Args, context: Context): Events<Value> | Promise<Events<Value>>;
  resolve(
    event: SubscriptionEvent<Value>,
    args: Args,
    context: Context,
    info: GraphQLResolveInfo,
  ): Result | Promise<Result>;
} {
  return {
    subscribe: (start, args, context) => open(args, context, start as SubscriptionStart),
    resolve: ({ value }, args, context, info) => resolve(value, args, context, info),
  };
}

/** A subscription to a subgraph; the document is valid for its schema. */
export interface SubscriptionRequest extends SubscriptionStart {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** Names the client's request in logs. */
  readonly requestId: string | undefined;
}

/** What a subgraph answers to one event. Without `data` the subscription did not begin, or ends here. */
export interface AnsweredEvent {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly eventId: string | undefined;
}

/**
 * Runs a subscription: each event is answered in order, when the one before it has been taken. Never throws; ends with
 * the source, with an answer without `data`, or as soon as the signal aborts.
 */
export async function* answerSubscription(
  subgraph: Subgraph,
  { document, operationName, variables: variableValues, viewer, requestId, ...start }: SubscriptionRequest,
  log: Log,
): AsyncGenerator<AnsweredEvent, void, void> {
  const { signal } = start;
  const formatted = (error: unknown): GraphQLFormattedError => formatError(error, log, requestId);
  const inContext = <Result>(work: () => Result): Result =>
    withCancellation(signal, () => inWorkOf(viewer, work));
  const cancellable = <Result>(work: () => Result | Promise<Result>): Promise<Result | undefined> =>
    unlessAborted(signal, () => inContext(work));
  const asked = (rootValue: unknown): ExecutionArgs => ({
    schema: subgraph.schema,
    document,
    operationName: operationName ?? null,
    variableValues,
    rootValue,
    contextValue: subgraph.createContext(viewer),
  });
  const opening = openEvents(() => inContext(() => createSourceEventStream(asked(start))));
  try {
    const opened = await cancellable(() => opening);
    if (opened === undefined) return;
    if ('errors' in opened) {
      yield { errors: opened.errors.map(formatted), eventId: undefined };
      return;
    }
    while (!signal.aborted) {
      const next = await cancellable(() => opened.next());
      if (next === undefined || next.done) return;
      const answer = await cancellable(() => execute(asked(next.value)));
      if (answer === undefined) return;
      yield {
        data: answer.data ?? null,
        ...(answer.errors ? { errors: answer.errors.map(formatted) } : {}),
        eventId: next.value.id,
      };
    }
  } catch (error) {
    if (!signal.aborted) yield { errors: [formatted(error)], eventId: undefined };
  } finally {
    // Not waited for: a generator that waits for its next event returns only after that.
    opening.then((opened) => ('errors' in opened ? undefined : opened.return?.())).catch(() => {});
  }
}

type OpenedEvents = AsyncIterator<SubscriptionEvent<unknown>> | { readonly errors: readonly GraphQLError[] };

async function openEvents(open: () => ReturnType<typeof createSourceEventStream>): Promise<OpenedEvents> {
  const opened = await open();
  if (!(Symbol.asyncIterator in opened)) return { errors: opened.errors ?? [] };
  return (opened as Events<unknown>)[Symbol.asyncIterator]();
}

/** What the work comes to; undefined as soon as the signal aborts. Leaves nothing behind at the signal. */
function unlessAborted<Result>(
  signal: AbortSignal,
  work: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    const working = async (): Promise<Result> => work();
    working()
      .finally(() => signal.removeEventListener('abort', stop))
      .then(resolve, reject);
  });
}
