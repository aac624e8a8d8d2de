import { afterAll, beforeAll, expect, test } from 'vitest';
import { scrape } from '../gateway/support/metrics.ts';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  // Only the first look at the keys, so that nothing is under way in the background.
  stack = await testStack({ IDENTITY_REFRESH_MS: '3600000' });
});
afterAll(() => stack.stop());

const QUERY =
  '{ invoices(first: 1) { edges { node { number } } } orders(first: 1) { edges { node { number } } } }';

/** How often each source was asked while something was done, by what the metrics say of it. */
async function counted(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await scrape(stack.gatewayUrl);
  await work();
  const grown = [...(await scrape(stack.gatewayUrl))]
    .filter(([name]) => /^source_(request_duration|queue)_seconds_count/.test(name))
    .map(([name, value]) => [name.replace(/_seconds_count/, ''), value - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, value]) => value > 0));
}

test('the metrics count the requests that the sources count', async () => {
  await stack.resetStats();
  const requests = await counted(() => stack.ask(QUERY));
  const [salesforce, netsuite] = [await stack.stats('salesforce'), await stack.stats('netsuite')];
  expect(requests).toEqual({
    'source_request_duration{system="salesforce",kind="query",background="false",outcome="ok"}':
      salesforce.requests,
    'source_request_duration{system="netsuite",kind="query",background="false",outcome="ok"}':
      netsuite.requests,
    'source_queue{system="salesforce",urgency="read"}': salesforce.requests,
    'source_queue{system="netsuite",urgency="read"}': netsuite.requests,
  });
  expect([salesforce.background, netsuite.background]).toEqual([0, 0]);
});

test('the first look at the keys is background work, and each system gave one token', async () => {
  const samples = await scrape(stack.gatewayUrl);
  const count = (system: string, kind: string, background: boolean) =>
    samples.get(
      `source_request_duration_seconds_count{system="${system}",kind="${kind}",background="${background}",outcome="ok"}`,
    );
  expect([count('salesforce', 'token', false), count('netsuite', 'token', false)]).toEqual([1, 1]);
  expect([count('salesforce', 'query', true), count('netsuite', 'query', true)]).toEqual([3, 4]);
});

test('a source that is down or refuses is told apart', async () => {
  const fault = async (url: string, faults: object[]) => {
    await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  };
  await fault(stack.salesforceUrl, [{ path: '/services/data', kind: 'reset' }]);
  await fault(stack.netsuiteUrl, [{ path: '/services/rest/query', kind: 'status', status: 429, times: 1 }]);
  const requests = await counted(() => stack.ask(QUERY));
  for (const url of [stack.salesforceUrl, stack.netsuiteUrl])
    await fetch(`${url}/sandbox/faults`, { method: 'DELETE' });
  expect(requests).toEqual({
    'source_request_duration{system="salesforce",kind="query",background="false",outcome="unavailable"}': 2,
    'source_request_duration{system="netsuite",kind="query",background="false",outcome="rateLimited"}': 1,
    'source_request_duration{system="netsuite",kind="query",background="false",outcome="ok"}': 1,
    'source_queue{system="salesforce",urgency="read"}': 2,
    'source_queue{system="netsuite",urgency="read"}': 2,
  });
});
