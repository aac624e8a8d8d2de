import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(async () => {
  await fetch(`${org.url}/sandbox/limits`, { method: 'DELETE' });
  await org.reset();
});
afterAll(() => org.stop());

const BASE = '/services/data/v66.0';
const setLimits = (limits: unknown) =>
  fetch(`${org.url}/sandbox/limits`, { method: 'PUT', body: JSON.stringify(limits) });
const daily = async () =>
  (
    (await (await org.call(`${BASE}/limits`)).json()) as {
      DailyApiRequests: { Max: number; Remaining: number };
    }
  ).DailyApiRequests;

describe('Requests are counted', () => {
  test('one by one, a composite as one and a batch by its parts', async () => {
    const before = (await daily()).Remaining;
    const call = { method: 'GET', url: `${BASE}/limits`, referenceId: 'a' };
    await org.composite([call, { ...call, referenceId: 'b' }]);
    const batchRequests = [1, 2, 3].map(() => ({ method: 'GET', url: 'v66.0/limits' }));
    await org.connection.requestPost('/composite/batch', { batchRequests });
    const { Max, Remaining } = await daily();
    expect([Max, before - Remaining]).toEqual([5_000_000, 1 + 3 + 1]);
    expect(org.connection.limitInfo.apiUsage).toEqual({ used: 5_000_000 - Remaining - 1, limit: 5_000_000 });
  });

  test('and refused when the day has no more of them', async () => {
    const { Max, Remaining } = await daily();
    await setLimits({ dailyRequests: Max - Remaining + 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await org.call(`${BASE}/limits`)).status);
    expect(statuses).toEqual([200, 200, 403]);
    const refused = await org.call(`${BASE}/sobjects/Account`, {
      method: 'POST',
      body: JSON.stringify({ Name: 'Too late' }),
    });
    expect([refused.status, await refused.json()]).toEqual([
      403,
      [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
    ]);
    const used = Max - Remaining + 2;
    expect(refused.headers.get('sforce-limit-info')).toBe(`api-usage=${used}/${used}`);
    await fetch(`${org.url}/sandbox/limits`, { method: 'DELETE' });
    expect((await org.connection.query("SELECT Id FROM Account WHERE Name = 'Too late'")).totalSize).toBe(0);
  });

  test('while they run: no further one next to too many long ones', async () => {
    await setLimits({ concurrentLongRequests: 2, longRequestMs: 0 });
    const fault = { path: `${BASE}/tabs`, kind: 'latency', ms: 400, times: 2 };
    await fetch(`${org.url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify([fault]) });
    const long = [1, 2].map(() => org.call(`${BASE}/tabs`));
    let refused = await org.call(`${BASE}/limits`);
    while (refused.status === 200) refused = await org.call(`${BASE}/limits`);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      [
        {
          message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
          errorCode: 'REQUEST_LIMIT_EXCEEDED',
        },
      ],
    ]);
    await Promise.all(long);
    expect((await org.call(`${BASE}/limits`)).status).toBe(200);
  });
});

test('A session ends when it is not used for as long as the org allows', async () => {
  await setLimits({ sessionMinutes: 0 });
  await expect.poll(async () => (await org.call(`${BASE}/limits`)).status, { interval: 5 }).toBe(401);
  await fetch(`${org.url}/sandbox/limits`, { method: 'DELETE' });
  expect(await refusal(org.connection.query('SELECT Id FROM Account'))).toEqual({
    errorCode: 'INVALID_SESSION_ID',
    message: 'Session expired or invalid',
  });
  const fresh = (await (await fetch(`${org.url}/sandbox/credentials`)).json()) as { accessToken: string };
  org.credentials.accessToken = fresh.accessToken;
  org.connection.accessToken = fresh.accessToken;
  expect((await org.call(`${BASE}/limits`)).status).toBe(200);
});

test('Limits that there are not are refused', async () => {
  for (const [body, error] of [
    [{ nothing: 1 }, 'no such limit: nothing'],
    [{ dailyRequests: '5' }, 'dailyRequests must be a number from 0'],
    [[], 'the body must be a JSON object of limits'],
  ] as const) {
    const response = await setLimits(body);
    expect([response.status, await response.json()]).toEqual([400, { error }]);
  }
  expect(await (await fetch(`${org.url}/sandbox/limits`)).json()).toEqual({
    dailyRequests: 5_000_000,
    concurrentLongRequests: 25,
    longRequestMs: 20_000,
    sessionMinutes: 120,
  });
});

describe('A request is too long', () => {
  test('for its URI, then for its headers', async () => {
    const answer = async (path: string, headers: Record<string, string> = {}) => {
      const response = await org.call(path, { headers });
      return [response.status, response.headers.get('content-type'), await response.text()];
    };
    expect(await answer(`${BASE}/query?q=${'x'.repeat(16_400)}`)).toEqual([
      414,
      'text/html;charset=iso-8859-1',
      '<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>',
    ]);
    expect(await answer(`${BASE}/limits`, { 'x-long': 'x'.repeat(16_300) })).toEqual([
      431,
      'text/html;charset=iso-8859-1',
      '<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>',
    ]);
    expect((await answer(`${BASE}/limits`, { 'x-long': 'x'.repeat(15_000) }))[0]).toBe(200);
  });
});
