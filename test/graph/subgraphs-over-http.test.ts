import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../kit/log.ts';
import { scrape } from '../gateway/support/metrics.ts';
import { type SubgraphsApart, subgraphsApart } from '../support/subgraphs-apart.ts';

const lines: string[] = [];
const log = createLog('info', { write: (line: string) => void lines.push(line) });
let apart: SubgraphsApart;
beforeAll(async () => {
  apart = await subgraphsApart(['a secret that gateway and subgraphs share'], log);
});
afterAll(() => apart?.stop());

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
  const answer = await post(apart.gateway.url, query);
  expect(answer.errors).toBeUndefined();
  expect(answer).toEqual(await apart.stack.ask(query));
});

test('what fails in a subgraph is logged there under the name of the client\u2019s request', async () => {
  const faults = `${apart.stack.netsuiteUrl}/sandbox/faults`;
  const down = [{ path: '/services/rest/query', kind: 'status', status: 503 }];
  await fetch(faults, { method: 'PUT', body: JSON.stringify(down) });
  const { errors } = await post(
    apart.gateway.url,
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
  const samples = await scrape(apart.subgraphs.get('sales')?.url as string);
  const sent =
    'source_request_duration_seconds_count{system="netsuite",kind="token",background="false",outcome="ok"}';
  expect(samples.get(sent)).toBe(1);
});

test('subgraphs in processes of their own are told what is for a dashboard', async () => {
  const passed = async (urgency: string): Promise<number> => {
    const samples = await scrape(apart.subgraphs.get('billing')?.url as string);
    return samples.get(`source_queue_seconds_count{system="netsuite",urgency="${urgency}"}`) ?? 0;
  };
  const before = [await passed('dashboard'), await passed('read')] as const;
  const ask = (audience: string, first: number) =>
    post(`${apart.gateway.url}${audience}`, `{ payments(first: ${first}) { edges { node { number } } } }`);
  await Promise.all([ask('/bi', 1), ask('/bi', 2), ask('', 3)]);
  expect([(await passed('dashboard')) - before[0], (await passed('read')) - before[1]]).toEqual([2, 1]);
});

test('a subgraph that is gone costs its own fields only', async () => {
  await apart.subgraphs.get('revenue')?.stop();
  const { data, errors } = await post(
    apart.gateway.url,
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
