import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { SourceError } from '../../kit/source-error.ts';
import { buildSchema, type Subgraph } from '../../kit/subgraph.ts';
import {
  type AnsweredEvent,
  answerSubscription,
  type SubscriptionEvent,
  type SubscriptionStart,
  subscriptionField,
} from '../../kit/subscription.ts';

interface Context {
  /** How many contexts there were before this one. */
  readonly made: number;
}
type Open = (
  start: SubscriptionStart,
) => AsyncIterable<SubscriptionEvent<number>> | Promise<AsyncIterable<SubscriptionEvent<number>>>;

const SDL =
  'type Query { a: Int } type Subscription { counted(step: Int!): Count } type Count { n: Int made: Int }';
const viewer: Viewer = { subject: 'anyone', scopes: new Set(), partner: undefined };

function counting(open: Open): Subgraph {
  let made = 0;
  return {
    name: 'counting',
    schema: buildSchema(SDL, {
      Subscription: {
        counted: subscriptionField(
          (_args: { step: number }, _context: Context, start) => open(start),
          (value, { step }, { made }) => ({ n: value * step, made }),
        ),
      },
    }),
    createContext: (): Context => ({ made: made++ }),
  };
}

function answers(
  subgraph: Subgraph,
  signal = new AbortController().signal,
  lastEventId?: string,
): AsyncGenerator<AnsweredEvent, void, void> {
  return answerSubscription(
    subgraph,
    {
      document: parse('subscription ($step: Int!) { counted(step: $step) { n made } }'),
      operationName: undefined,
      variables: { step: 10 },
      viewer,
      requestId: undefined,
      lastEventId,
      signal,
    },
    createLog('silent'),
  );
}

test('each event is answered in order, under its position and with a context of its own', async () => {
  const subgraph = counting(async function* ({ lastEventId }) {
    for (let n = Number(lastEventId ?? 0) + 1; n <= 3; n++) yield { id: String(n), value: n };
  });
  expect(await Array.fromAsync(answers(subgraph))).toEqual([
    { data: { counted: { n: 10, made: 1 } }, eventId: '1' },
    { data: { counted: { n: 20, made: 2 } }, eventId: '2' },
    { data: { counted: { n: 30, made: 3 } }, eventId: '3' },
  ]);
  expect(await Array.fromAsync(answers(subgraph, undefined, '2'))).toEqual([
    { data: { counted: { n: 30, made: 5 } }, eventId: '3' },
  ]);
});

test('a subscription that cannot begin, and one whose source fails, end with an error and without data', async () => {
  const down = new SourceError('netsuite', 'unavailable', 'connect ECONNREFUSED 10.0.0.7');
  const error = {
    message: 'NetSuite cannot be reached',
    extensions: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE', retryable: true },
  };
  const refused = counting(() => Promise.reject(down));
  expect(await Array.fromAsync(answers(refused))).toEqual([
    { errors: [{ ...error, path: ['counted'], locations: expect.anything() }], eventId: undefined },
  ]);
  const failing = counting(async function* () {
    yield { id: '1', value: 1 };
    throw down;
  });
  expect(await Array.fromAsync(answers(failing))).toEqual([
    { data: { counted: { n: 10, made: 1 } }, eventId: '1' },
    { errors: [error], eventId: undefined },
  ]);
});

test('when nobody listens any longer the source is told, even while it waits for its next event', async () => {
  const gone = new AbortController();
  let returned = 0;
  let told = 0;
  const subgraph = counting(({ signal }) => {
    signal.addEventListener('abort', () => told++);
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          gone.abort();
          return new Promise<never>(() => {});
        },
        return: async () => {
          returned++;
          return { done: true, value: undefined };
        },
      }),
    };
  });
  expect(await Array.fromAsync(answers(subgraph, gone.signal))).toEqual([]);
  expect([told, returned]).toEqual([1, 1]);
});

test('a source that opens only after everybody has gone is closed', async () => {
  const gone = new AbortController();
  const closed = Promise.withResolvers<string>();
  let open = (_: AsyncIterable<SubscriptionEvent<number>>): void => {};
  const subgraph = counting(() => {
    gone.abort();
    return new Promise((resolve) => {
      open = resolve;
    });
  });
  expect(await Array.fromAsync(answers(subgraph, gone.signal))).toEqual([]);
  open({
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<never>(() => {}),
      return: async () => {
        closed.resolve('closed');
        return { done: true, value: undefined };
      },
    }),
  });
  expect(await closed.promise).toBe('closed');
});
