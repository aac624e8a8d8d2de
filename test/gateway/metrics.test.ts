import { describe, expect, test } from 'vitest';
import { Refusal } from '../../gateway/edge/refusal.ts';
import { ClientNames } from '../../gateway/telemetry/client-names.ts';
import { clientError } from '../../kit/errors.ts';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { answering, composed, openGateway } from './support/gateway.ts';
import { parseMetrics, scrape } from './support/metrics.ts';

const supergraph = composed({
  first: 'type Query { a: String } type Mutation { set: String }',
  second: 'type Query { b: String }',
});

const anyone: Viewer = { subject: 'anyone', scopes: new Set(), partner: undefined };

async function opened(options: Partial<Parameters<typeof openGateway>[0]> = {}) {
  const gateway = await openGateway({
    supergraph,
    subgraph: (name) =>
      answering(name, async () => {
        if (name === 'second') throw clientError('SOURCE_UNAVAILABLE', 'gone');
        return { data: { a: 'x', set: 'y' } };
      }),
    ...options,
  });
  const post = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    await response.text();
    return response;
  };
  return { gateway, post };
}

/** The samples whose names begin so, without buckets and sums. */
const counts = (samples: ReadonlyMap<string, number>, start: string) =>
  Object.fromEntries(
    [...samples].filter(([name]) => name.startsWith(start) && !/_(bucket|sum)\b/.test(name)),
  );

describe('What operators see at /metrics', () => {
  test('every request, document and fetch is counted once, by what became of it', async () => {
    const { gateway, post } = await opened();
    await post('{ a }', { 'apollographql-client-name': 'web' });
    await post('{ a }', { 'graphql-client-name': 'web' });
    await post('{ a b }');
    await post('mutation { set }');
    await post('{ nothing }');
    await post('{ a }', { 'content-type': 'text/plain' });
    await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('mutation { set }')}`);
    const samples = await scrape(gateway.url);
    await gateway.stop();
    expect(counts(samples, 'gateway_requests_total')).toEqual({
      'gateway_requests_total{kind="query",code="OK",client="web"}': 2,
      'gateway_requests_total{kind="query",code="SOURCE_UNAVAILABLE",client="none"}': 1,
      'gateway_requests_total{kind="mutation",code="OK",client="none"}': 1,
      'gateway_requests_total{kind="none",code="GRAPHQL_VALIDATION_FAILED",client="none"}': 1,
      'gateway_requests_total{kind="none",code="BAD_REQUEST",client="none"}': 1,
      'gateway_requests_total{kind="mutation",code="BAD_REQUEST",client="none"}': 1,
    });
    expect(counts(samples, 'gateway_refusals_total')).toEqual({
      'gateway_refusals_total{reason="content type"}': 1,
      'gateway_refusals_total{reason="method"}': 1,
    });
    expect(counts(samples, 'gateway_document')).toEqual({
      'gateway_document_lookups_total{result="hit"}': 2,
      'gateway_document_lookups_total{result="miss"}': 4,
      'gateway_documents{audience="frontend"}': 4,
    });
    expect(counts(samples, 'gateway_plan')).toEqual({ gateway_plan_duration_seconds_count: 3 });
    expect(counts(samples, 'gateway_fetch_duration')).toEqual({
      'gateway_fetch_duration_seconds_count{subgraph="first",outcome="ok"}': 4,
      'gateway_fetch_duration_seconds_count{subgraph="first",outcome="errors"}': 0,
      'gateway_fetch_duration_seconds_count{subgraph="second",outcome="ok"}': 0,
      'gateway_fetch_duration_seconds_count{subgraph="second",outcome="errors"}': 0,
      'gateway_fetch_duration_seconds_count{subgraph="second",outcome="SOURCE_UNAVAILABLE"}': 1,
    });
    expect(samples.get('gateway_requests_in_flight')).toBe(0);
    const buckets = [...samples].filter(([name]) =>
      name.startsWith('gateway_request_duration_seconds_bucket{kind="query"'),
    );
    expect([buckets.length, buckets.at(-1)?.[1]]).toEqual([15, 3]);
  });

  test('a subgraph that is given up on, and fetches that shared an answer', async () => {
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { gateway, post } = await opened({
      subgraph: (name) =>
        answering(name, async () => {
          if (name === 'second') throw clientError('SOURCE_UNAVAILABLE', 'gone');
          await gate;
          return { data: { a: 'x' } };
        }),
      authenticate: async () => anyone,
    });
    const two = [post('{ a }'), post('{ a }')];
    for (let i = 0; i < 10; i++) await post('{ b }');
    const during = await scrape(gateway.url);
    open();
    await Promise.all(two);
    const after = await scrape(gateway.url);
    await gateway.stop();
    expect([
      during.get('gateway_breaker_open{subgraph="first"}'),
      during.get('gateway_breaker_open{subgraph="second"}'),
      during.get('gateway_requests_in_flight'),
      after.get('gateway_requests_in_flight'),
      after.get('gateway_fetches_joined_total{subgraph="first"}'),
    ]).toEqual([0, 1, 2, 0, 1]);
  });

  test('no client makes the number of series grow with names of its own', async () => {
    const { gateway, post } = await opened();
    for (let i = 0; i < 200; i++)
      await post(`query Name${i} { a }`, { 'apollographql-client-name': `client-${i}` });
    await post('{ a }', { 'apollographql-client-name': 'client-0' });
    const samples = await scrape(gateway.url);
    await gateway.stop();
    const clients = counts(samples, 'gateway_requests_total');
    expect([
      Object.keys(clients).length,
      clients['gateway_requests_total{kind="query",code="OK",client="other"}'],
      clients['gateway_requests_total{kind="query",code="OK",client="client-0"}'],
    ]).toEqual([51, 150, 2]);
    const names = new ClientNames();
    const labels = Array.from({ length: 10_000 }, (_, i) => names.label(`client-${i}`, true));
    expect([new Set(labels).size, labels.filter((label) => label === 'other').length]).toEqual([51, 9_950]);
  });

  test('names that are none, and those of clients that nobody has verified, get no series', async () => {
    const open = await opened();
    await open.post('{ a }', { 'apollographql-client-name': 'ada@example.com' });
    expect(counts(await scrape(open.gateway.url), 'gateway_requests_total')).toEqual({
      'gateway_requests_total{kind="query",code="OK",client="none"}': 1,
    });
    await open.gateway.stop();
    const closed = await opened({
      authenticate: async () => {
        throw new Refusal(401, 'UNAUTHENTICATED', 'A bearer token is needed');
      },
    });
    await closed.post('{ a }', { 'apollographql-client-name': 'stranger' });
    const samples = await scrape(closed.gateway.url);
    await closed.gateway.stop();
    expect(counts(samples, 'gateway_requests_total')).toEqual({
      'gateway_requests_total{kind="none",code="UNAUTHENTICATED",client="other"}': 1,
    });
    expect(counts(samples, 'gateway_refusals_total')).toEqual({
      'gateway_refusals_total{reason="unauthenticated"}': 1,
    });
  });

  test('nothing where metrics are off', async () => {
    const { gateway } = await opened({ servesMetrics: false });
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    await gateway.stop();
  });

  test('memory, garbage collection and the delay of the event loop of the process', async () => {
    const samples = parseMetrics(await new Metrics().watchProcess().text());
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(
      [...samples.keys()].filter((name) => /^nodejs_eventloop_lag_(p99_)?seconds/.test(name)).length,
    ).toBe(2);
  });
});
