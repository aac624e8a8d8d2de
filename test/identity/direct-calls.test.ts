import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../kit/log.ts';
import { type SubgraphsApart, subgraphsApart } from '../support/subgraphs-apart.ts';
import { attackSubgraphs } from './attack-subgraphs.ts';
import { rightCall } from './direct-calls.ts';
import { sendRaw } from './raw-request.ts';

const [secret, oldSecret] = [
  'a secret that gateway and subgraphs share',
  'the secret that they shared before it',
];
const lines: string[] = [];
const log = createLog('info', { write: (line: string) => void lines.push(line) });
let apart: SubgraphsApart;
beforeAll(async () => {
  apart = await subgraphsApart([secret, oldSecret], log);
});
afterAll(() => apart?.stop());

const sales = (): string => apart.subgraphs.get('sales')?.url as string;
const situation = (query: string) => ({
  secret,
  subgraph: 'sales',
  body: JSON.stringify({ query }),
  accept: 'application/json',
  now: Date.now(),
});

test('a subgraph answers nobody but its gateway, whatever is asked in whatever way, and asks no source for it', async () => {
  const report = await attackSubgraphs(apart, secret);
  expect(report.answered).toEqual([]);
  expect(report.sourceRequests).toBe(0);
  expect([report.attacks, report.sent]).toEqual([35, 35 * 14 * 2]);
  expect(lines.filter((line) => line.includes(secret) || /eyJ|attacker|sha-256=/.test(line))).toEqual([]);
  const reasons = new Set(lines.map((line) => JSON.parse(line).reason));
  expect([...reasons].sort()).toEqual(['assertion', 'body', 'replayed', 'signature', 'time', 'unsigned']);
});

test('a subgraph answers who is asked for by the gateway, with the secret of now or of before', async () => {
  for (const one of [secret, oldSecret]) {
    const answer = await sendRaw(
      sales(),
      await rightCall({ ...situation('{ viewer { subject } }'), secret: one }),
    );
    expect(answer.body).toBe('{"data":{"viewer":{"subject":"somebody"}}}\n');
  }
});

test('whether a subgraph lives and can serve is told to anyone', async () => {
  for (const path of ['/health', '/ready', '/metrics'])
    expect((await sendRaw(sales(), { method: 'GET', path, headers: [] })).status).toBe(200);
});

test('what a client says of itself in headers of ours reaches no subgraph', async () => {
  const own = [
    ['x-viewer-assertion', 'eyJhbGciOiJub25lIn0.e30.'],
    ['signature', 'gateway=:AAAA:'],
    ['signature-input', 'gateway=("@method");created=1'],
    ['content-digest', 'sha-256=:AAAA:'],
    ['x-time-left-ms', '1'],
  ].flat();
  const { body } = await sendRaw(apart.gateway.url, {
    headers: ['content-type', 'application/json', ...own],
    body: '{"query":"{ viewer { subject } customers(first: 1) { totalCount } }"}',
  });
  expect(JSON.parse(body)).toEqual({
    data: { viewer: { subject: 'anyone' }, customers: { totalCount: expect.any(Number) } },
  });
});
