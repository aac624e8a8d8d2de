import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import type { GatewayContext } from '../../gateway/context.ts';
import { withCircuitBreaker } from '../../gateway/subgraph/circuit-breaker.ts';
import { withEqualJoined } from '../../gateway/subgraph/join-equal.ts';
import { PassingFailure, withRetry } from '../../gateway/subgraph/retry.ts';
import { withTimeLimit } from '../../gateway/subgraph/time-limit.ts';
import { clientError } from '../../kit/errors.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const context = (identity = 'a', signal = new AbortController().signal): GatewayContext => ({
  viewer: { subject: identity, scopes: new Set(), partner: undefined },
  identity,
  signal,
  deadlineAt: performance.now() + 1_000,
  record: { id: 'test', headers: {}, fetches: 0, fetchMs: 0 },
});
const query = { kind: 'query', query: '{ a }', operationName: undefined } as const;
const mutation = { ...query, kind: 'mutation' } as const;
const never = () => new Promise<never>(() => {});
const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'answered',
    (error: { extensions?: { code?: string } }) => error.extensions?.code,
  );

test('a subgraph that does not answer in time costs its own fields only', async () => {
  const gateway = await openGateway({
    supergraph: composed({ quick: 'type Query { here: String }', slow: 'type Query { late: String }' }),
    subgraphTimeoutMs: 100,
    subgraph: (name) => answering(name, name === 'slow' ? never : async () => ({ data: { here: 'yes' } })),
  });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ here late }"}',
  });
  expect(await response.json()).toEqual({
    data: { here: 'yes', late: null },
    errors: [
      {
        message: 'A part of the graph did not answer in time',
        extensions: { code: 'SOURCE_TIMEOUT', retryable: true },
      },
    ],
  });
  await gateway.stop();
});

test('an error of a subgraph without a known code reaches clients without its text, address or name', async () => {
  const gateway = await openGateway({
    supergraph: composed({ accounts: 'type Query { here: String }' }),
    subgraph: (name) =>
      answering(name, async () => ({
        data: null,
        errors: [
          {
            message: 'connect ECONNREFUSED 10.0.0.7:5432',
            path: ['here'],
            extensions: { code: 'X', stacktrace: ['at db'] },
          },
        ],
      })),
  });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ here }"}',
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors: { extensions: object }[] };
  expect(data).toEqual({ here: null });
  expect(errors).toEqual([
    {
      message: 'Something went wrong on our side',
      path: ['here'],
      extensions: {
        code: 'INTERNAL_SERVER_ERROR',
        retryable: false,
        reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    },
  ]);
  await gateway.stop();
});

describe('time limit', () => {
  test('when the client goes away the wait for the subgraph ends at once', async () => {
    const gone = new AbortController();
    const send = withTimeLimit(answering('a', never), 60_000).prepare(query);
    const sent = codeOf(send({}, context('a', gone.signal), '{}'));
    gone.abort(clientError('DEADLINE_EXCEEDED', 'gone'));
    expect(await sent).toBe('DEADLINE_EXCEEDED');
  });
});

describe('circuit breaker', () => {
  test('after failures in a row nothing is sent until the pause is over, then one try decides', async () => {
    let now = 0;
    let sent = 0;
    let down = true;
    const link = answering('a', async () => {
      sent++;
      if (down) throw clientError('SOURCE_UNAVAILABLE', 'down');
      return { data: {} };
    });
    const states: string[] = [];
    const send = withCircuitBreaker(link, {
      failures: 3,
      pauseMs: 1_000,
      now: () => now,
      onState: (state) => states.push(state),
    }).prepare(query);
    const outcomes: unknown[] = [];
    const ask = async () => outcomes.push(await codeOf(send({}, context(), '{}')));
    for (let i = 0; i < 5; i++) await ask();
    expect([outcomes.every((one) => one === 'SOURCE_UNAVAILABLE'), sent]).toEqual([true, 3]);
    now = 1_001;
    await ask();
    await ask();
    expect(sent).toBe(4);
    down = false;
    now = 2_100;
    await ask();
    await ask();
    expect([outcomes.slice(-2), sent]).toEqual([['answered', 'answered'], 6]);
    expect(states).toEqual(['closed', 'open', 'open', 'closed']);
  });
});

describe('retry', () => {
  const failing = (failures: number) => {
    const tries: string[] = [];
    const link = answering('a', async () => {
      tries.push('sent');
      if (tries.length <= failures)
        throw new PassingFailure('a', { cause: clientError('SOURCE_UNAVAILABLE', 'gone') });
      return { data: {} };
    });
    return { link: withRetry(link, new Metrics()), tries };
  };

  test('a query that failed in passing is sent once more, a mutation never', async () => {
    const reading = failing(1);
    expect([await codeOf(reading.link.prepare(query)({}, context(), '{}')), reading.tries.length]).toEqual([
      'answered',
      2,
    ]);
    const writing = failing(1);
    expect([await codeOf(writing.link.prepare(mutation)({}, context(), '{}')), writing.tries.length]).toEqual(
      ['SOURCE_UNAVAILABLE', 1],
    );
  });

  test('when everything fails, retries end with their budget', async () => {
    const { link, tries } = failing(Number.POSITIVE_INFINITY);
    const send = link.prepare(query);
    for (let i = 0; i < 100; i++) await codeOf(send({}, context(), '{}'));
    expect(tries.length).toBeLessThan(125);
  });
});

describe('equal fetches under way', () => {
  const counting = () => {
    let sent = 0;
    const open: (() => void)[] = [];
    const link = withEqualJoined(
      answering('a', async () => {
        sent++;
        await new Promise<void>((resolve) => open.push(resolve));
        return { data: { list: [1] } };
      }),
      new Metrics(),
    );
    return { link, sent: () => sent, open };
  };

  test('are sent once for one identity, and each gets data of its own', async () => {
    const { link, sent, open } = counting();
    const send = link.prepare(query);
    const answers = [
      send({ x: 1 }, context(), '{"x":1}'),
      send({ x: 1 }, context(), '{"x":1}'),
      send({ x: 2 }, context(), '{"x":2}'),
    ];
    for (const one of open) one();
    const [first, second] = await Promise.all(answers);
    expect(sent()).toBe(2);
    expect(second).toEqual(first);
    expect(second?.data).not.toBe(first?.data);
  });

  test('are sent for each identity, and for each mutation', async () => {
    const { link, sent, open } = counting();
    const all = [
      link.prepare(query)({}, context('a'), '{}'),
      link.prepare(query)({}, context('b'), '{}'),
      link.prepare(mutation)({}, context('a'), '{}'),
      link.prepare(mutation)({}, context('a'), '{}'),
    ];
    for (const one of open) one();
    await Promise.all(all);
    expect(sent()).toBe(4);
  });
});
