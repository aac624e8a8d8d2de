import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Persona } from '../../kit/identity/embedded-provider.ts';
import { type TestStack, testStack } from '../support/stack.ts';

/** NetSuite takes two requests at once, of which one may be for a dashboard; nothing looks at it beside. */
const QUIET = {
  TODAY: '2026-06-30',
  NETSUITE_CONCURRENCY: '2',
  IDENTITY_REFRESH_MS: '3600000',
  SWEEP_MS: '0',
};

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack(QUIET);
});
afterAll(() => stack?.stop());
beforeEach(async () => {
  await stack.resetStats();
  const faults = [{ path: '/services/rest/query', kind: 'latency', ms: 40 }];
  await fetch(`${stack.netsuiteUrl}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
});

interface Stats {
  readonly requests: number;
  readonly maxInFlight: number;
}

const stats = async (): Promise<Stats> => (await stack.stats('netsuite')) as unknown as Stats;

async function ask(path: string, persona: Persona, query: string): Promise<unknown> {
  const response = await fetch(`${stack.gatewayUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await stack.token(persona)}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const payments = (first: number): string => `{ payments(first: ${first}) { edges { node { number } } } }`;
const invoices = (first: number): string => `{ invoices(first: ${first}) { edges { node { number } } } }`;

test('while eight dashboards read the books, what somebody waits for before a screen is read at once', async () => {
  const dashboards = Array.from({ length: 8 }, (_, i) => ask('/bi/graphql', 'bi', payments(i + 1)));
  await expect.poll(async () => (await stats()).requests).toBeGreaterThan(0);
  expect((await stats()).maxInFlight).toBe(1);
  const screen = ask('/graphql', 'frontend', invoices(3));
  await Promise.all([screen, ...dashboards]);
  expect(await stats()).toMatchObject({ requests: 9, maxInFlight: 2 });
  const log = (await (await fetch(`${stack.netsuiteUrl}/sandbox/log?last=200`)).json()) as { body: string }[];
  const asked = log
    .map(({ body }) => (body.includes('CustInvc') ? 'screen' : body.includes('CustPymt') ? 'dashboard' : ''))
    .filter((one) => one !== '')
    .slice(-9);
  expect(asked.filter((one) => one === 'dashboard').length).toBe(8);
  expect(asked.indexOf('screen')).toBeLessThan(8);
});

test('one who asks the same before a screen and for a dashboard waits for neither\u2019s request with the other', async () => {
  await Promise.all([ask('/bi/graphql', 'admin', payments(11)), ask('/graphql', 'admin', payments(11))]);
  expect((await stats()).requests).toBe(2);
  await stack.resetStats();
  await Promise.all([ask('/graphql', 'admin', payments(12)), ask('/graphql', 'admin', payments(12))]);
  expect((await stats()).requests).toBe(1);
});

test('whoever may read nothing but the books is a dashboard at every endpoint', async () => {
  await Promise.all(Array.from({ length: 4 }, (_, i) => ask('/graphql', 'bi', payments(i + 21))));
  expect((await stats()).maxInFlight).toBe(1);
  await stack.resetStats();
  await Promise.all(Array.from({ length: 4 }, (_, i) => ask('/graphql', 'finance', payments(i + 21))));
  expect((await stats()).maxInFlight).toBe(2);
});
