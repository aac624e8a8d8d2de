import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedEngine } from '../../engine/closed.ts';
import { createAuthenticate } from '../../gateway/authenticate.ts';
import { startGateway } from '../../gateway/service.ts';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import type { Listening } from '../../kit/http/listen.ts';
import { serveSubgraph } from '../../kit/http/serve-subgraph.ts';
import { signAssertion } from '../../kit/identity/assertion.ts';
import { viewerFromClaims } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { createClock } from '../../kit/time.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../sources/sandbox-target.ts';
import { openSources, type Sources } from '../../sources/sources.ts';
import { billingSubgraph } from '../../subgraphs/billing/service.ts';
import { revenueSubgraph } from '../../subgraphs/revenue/service.ts';
import { readPolicyFile } from '../../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../../subgraphs/sales/service.ts';
import { scrape } from '../gateway/support/metrics.ts';
import { type TestStack, testStack } from '../support/stack.ts';

const secret = 'a secret that gateway and subgraphs share';
const lines: string[] = [];
const log = createLog('info', { write: (line: string) => void lines.push(line) });
const metrics = new Metrics();
let stack: TestStack;
let sources: Sources;
let gateway: Listening;
const subgraphs = new Map<string, Listening>();

beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30' });
  const settings = readSettings({ AUTH: 'none' });
  const targets = {
    salesforce: await salesforceSandboxTarget(stack.salesforceUrl),
    netsuite: await netsuiteSandboxTarget(stack.netsuiteUrl),
  };
  sources = openSources(settings, targets, log, metrics);
  await sources.refresh();
  const clock = createClock('2026-06-30');
  const writing = { engine: closedEngine(), answerWithinMs: 0 };
  for (const subgraph of [
    salesSubgraph({ ...sources, clock, policy: readPolicyFile(settings.salesPolicyFile), ...writing }),
    billingSubgraph({ ...sources, clock, ...writing }),
    revenueSubgraph(sources),
  ]) {
    subgraphs.set(
      subgraph.name,
      await serveSubgraph(subgraph, {
        host: '127.0.0.1',
        port: 0,
        secret,
        log,
        metrics,
        isReady: () => true,
      }),
    );
  }
  gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraph: loadSupergraph(),
    subgraph: (name) => httpSubgraph(name, `${subgraphs.get(name)?.url}/graphql`, secret, log, metrics),
    authenticate: await createAuthenticate(settings),
    introspection: true,
    trusted: readTrustedDocuments(undefined),
    trustedOnly: new Set(),
    subgraphTimeoutMs: 20_000,
    requestTimeoutMs: 30_000,
    maxSubscriptions: 1_000,
    isReady: () => true,
    servesMetrics: true,
    logOperations: 'all',
    metrics,
    log,
  });
});
afterAll(async () => {
  await gateway?.stop();
  for (const subgraph of subgraphs.values()) await subgraph.stop();
  await sources?.stop();
  await stack?.stop();
});

const post = async (url: string, query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared by value
  return (await response.json()) as any;
};

test('subgraphs in processes of their own give the answers that they give in one process', async () => {
  const query = `{ customers(first: 5) { totalCount edges { node { id reference name channel netsuiteId
    cash { currencyCode outstanding { amount } } revenue { recognized { amount } }
    orders(first: 3) { edges { node { number status total { amount } blocker { code } timeline { kind occurredOn }
      invoices { edges { node { number total { amount } customer { name } } } } revenue { planned { amount } } } } } } } } }`;
  const apart = await post(gateway.url, query);
  expect(apart.errors).toBeUndefined();
  expect(apart).toEqual(await stack.ask(query));
});

test('a subgraph answers its gateway only', async () => {
  const viewer = viewerFromClaims({ sub: 'x', scope: 'sales:read' });
  const sales = subgraphs.get('sales')?.url as string;
  const query = '{ viewer { subject } }';
  const refused = [{}, { 'x-viewer-assertion': 'x.y.z' }];
  const wrongSecret = { 'x-viewer-assertion': await signAssertion('another secret', viewer, 'sales') };
  const wrongAudience = { 'x-viewer-assertion': await signAssertion(secret, viewer, 'billing') };
  for (const headers of [...refused, wrongSecret, wrongAudience]) {
    const answer = await post(sales, query, headers as Record<string, string>);
    expect(answer.data).toBeUndefined();
    expect(answer.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual([
      'UNAUTHENTICATED',
    ]);
  }
  const right = { 'x-viewer-assertion': await signAssertion(secret, viewer, 'sales') };
  expect(await post(sales, query, right)).toEqual({ data: { viewer: { subject: 'x' } } });
});

test('what fails in a subgraph is logged there under the name of the client\u2019s request', async () => {
  const faults = `${stack.netsuiteUrl}/sandbox/faults`;
  const down = [{ path: '/services/rest/query', kind: 'status', status: 503 }];
  await fetch(faults, { method: 'PUT', body: JSON.stringify(down) });
  const { errors } = await post(
    gateway.url,
    '{ invoices(first: 1, filter: { reference: "CANARY" }) { edges { node { number } } } }',
    { 'x-request-id': 'r-17' },
  );
  await fetch(faults, { method: 'DELETE' });
  expect(errors.length).toBe(1);
  const written = lines.map((line) => JSON.parse(line)).filter(({ request }) => request?.id === 'r-17');
  expect(written.map(({ msg, system, request }) => [msg.slice(0, 18), system ?? request.codes])).toEqual([
    ['netsuite: HTTP 503', 'netsuite'],
    ['operation', ['SOURCE_UNAVAILABLE']],
  ]);
  expect(lines.join('').includes('CANARY')).toBe(false);
});

test('a subgraph in a process of its own shows the requests that it sent to the sources', async () => {
  const samples = await scrape(subgraphs.get('sales')?.url as string);
  const sent =
    'source_request_duration_seconds_count{system="netsuite",kind="token",background="false",outcome="ok"}';
  expect(samples.get(sent)).toBe(1);
});

test('a subgraph that is gone costs its own fields only', async () => {
  await subgraphs.get('revenue')?.stop();
  const { data, errors } = await post(
    gateway.url,
    '{ customers(first: 1) { edges { node { name revenue { recognized { amount } } } } } }',
  );
  expect(data.customers.edges[0].node.name).toBeTruthy();
  expect(data.customers.edges[0].node.revenue).toBeNull();
  expect(
    errors.map(({ message, extensions }: { message: string; extensions: { code: string } }) => [
      message,
      extensions.code,
    ]),
  ).toEqual([['A part of the graph cannot be reached', 'SOURCE_UNAVAILABLE']]);
});
