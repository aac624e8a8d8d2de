import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { smallSandbox } from './small-sandbox.ts';
import { type Answer, WireClient } from './wire-client.ts';

const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';
const { sandbox, client } = await smallSandbox();

const ASYNC = { prefer: 'respond-async' };
const term = { name: 'Net 7', daysUntilNetDue: 7 };

/** Asks for a job's first task until it is done, then for its result. */
async function result(address: string, own = client): Promise<Answer> {
  for (;;) {
    const { json } = await own.call('GET', `${address}/task/1`);
    if (json.completed)
      return own.call('GET', `${address}/task/1/result`, undefined, { prefer: 'transient' });
  }
}

describe('a job', () => {
  test('is accepted with its address, runs, and answers what the call would have answered', async () => {
    const accepted = await client.record('POST', 'term', term, ASYNC);
    const location = accepted.headers.get('location') as string;
    expect([accepted.status, accepted.json, accepted.headers.get('preference-applied'), location]).toEqual([
      202,
      {},
      'respond-async',
      `${sandbox.url}/services/rest/async/v1/job/1`,
    ]);
    const made = await result(location);
    expect([made.status, made.headers.get('location')]).toEqual([
      204,
      expect.stringMatching(/\/record\/v1\/term\/\d+$/),
    ]);
    const when = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const task = `${location}/task/1`;
    expect((await client.call('GET', task)).json).toEqual({
      links: [
        { rel: 'related', href: `${task}/result` },
        { rel: 'self', href: task },
      ],
      id: '1',
      completed: true,
      progress: 'succeeded',
      startTime: when,
      endTime: when,
    });
    expect((await client.call('GET', location)).json).toMatchObject({
      id: '1',
      completed: true,
      progress: 'succeeded',
    });
    expect((await client.call('GET', `${location}/task/`)).json).toEqual({
      links: [{ rel: 'self', href: `${location}/task` }],
      count: 1,
      hasMore: false,
      items: [{ links: [{ rel: 'self', href: task }] }],
      offset: 0,
      totalResults: 1,
    });
  });

  test('that fails keeps the error with its status', async () => {
    const accepted = await client.record('GET', 'customer/99999', undefined, ASYNC);
    const failed = await result(accepted.headers.get('location') as string);
    expect([failed.status, WireClient.detail(failed)]).toEqual([404, 'Record does not exist.']);
    expect((await client.call('GET', '/services/rest/async/v1/job/1/task/1')).json).toMatchObject({
      completed: true,
      progress: 'failed',
    });
  });

  test.each([
    'job/99',
    'job/1/task/9',
    'job/1/task/9/result',
    'job/x',
    'job',
    'jobs/1',
  ])('there is none at %s', async (path) => {
    await client.record('POST', 'term', term, ASYNC);
    expect((await client.call('GET', `/services/rest/async/v1/${path}`)).status).toBe(404);
  });

  test('of a query that does not say transient has a result that cannot be read', async () => {
    const submit = async (prefer: string): Promise<string> => {
      const body = { q: 'SELECT 1 AS one FROM DUAL' };
      const accepted = await client.call('POST', '/services/rest/query/v1/suiteql', body, { prefer });
      return accepted.headers.get('location') as string;
    };
    expect((await result(await submit('respond-async, transient'))).json).toMatchObject({ count: 1 });
    expect((await result(await submit('respond-async'))).status).toBe(400);
    const job = await submit('respond-async, transient');
    await result(job);
    expect((await client.call('GET', `${job}/task/1/result`)).status).toBe(400);
  });
});

describe('an idempotency key', () => {
  const headers = { ...ASYNC, 'x-netsuite-idempotency-key': 'cac827ea-3543-4cda-add2-bae634326c27' };

  test('runs a job once; the second is told where the first is', async () => {
    const first = await client.record('POST', 'term', term, headers);
    const second = await client.record('POST', 'term', term, headers);
    expect([second.status, second.headers.get('location'), second.json]).toEqual([
      400,
      first.headers.get('location'),
      {
        type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1',
        title: 'Conflict',
        status: 400,
        'o:errorDetails': [
          {
            detail:
              'A request with the same idempotency key is already submitted. See the "Location" header for a link to the previously submitted job',
            'o:errorCode': 'IDEMPOTENCY_ERROR',
          },
        ],
      },
    ]);
    await result(first.headers.get('location') as string);
    expect(await client.rows(`SELECT COUNT(*) AS n FROM term WHERE name = 'Net 7'`)).toEqual([{ n: '1' }]);
  });

  test('means nothing to a call that is answered at once', async () => {
    const { 'x-netsuite-idempotency-key': key } = headers;
    const own = { 'x-netsuite-idempotency-key': key };
    expect((await client.record('POST', 'term', term, own)).status).toBe(204);
    expect((await client.record('POST', 'term', { name: 'Net 8' }, own)).status).toBe(204);
  });
});

describe('a batch', () => {
  const batch = (items: unknown, headers: Record<string, string> = ASYNC, method = 'POST'): Promise<Answer> =>
    client.record(method, 'customer', { items }, { 'content-type': COLLECTION, ...headers });

  test.each([
    ['of none', [], ASYNC, 'POST'],
    ['of more than a hundred', Array.from({ length: 101 }, () => ({})), ASYNC, 'POST'],
    ['that is no list', 'x', ASYNC, 'POST'],
    ['of something else than records', [1], ASYNC, 'POST'],
    ['that does not ask to be answered later', [{}], {}, 'POST'],
    ['of changes that name no record', [{ companyName: 'X' }], ASYNC, 'PATCH'],
  ])('%s is refused', async (_, items, headers, method) => {
    expect((await batch(items, headers, method)).status).toBe(400);
    expect((await client.call('GET', '/services/rest/async/v1/job/1')).status).toBe(404);
  });

  test('of children may refer to a parent that stands before them', async () => {
    const accepted = await batch([
      { companyName: 'Parent', externalId: 'P', subsidiary: { id: 1 } },
      { companyName: 'Child', externalId: 'K', subsidiary: { id: 1 }, parent: { externalId: 'P' } },
    ]);
    const location = accepted.headers.get('location') as string;
    await result(location);
    const second = await client.call('GET', `${location}/task/2/result`);
    expect(second.status).toBe(204);
    expect((await client.record('GET', 'customer/eid:K')).json).toMatchObject({
      parent: { externalId: 'P' },
    });
  });

  test('reads by external ids that hold blanks and commas', async () => {
    await client.record('PUT', `customer/${encodeURIComponent('eid:a, b')}`, {
      companyName: 'Odd',
      subsidiary: { id: 1 },
    });
    const ids = encodeURIComponent("eid:'a, b',eid:C-1");
    const accepted = await client.record('GET', `customer?expandRecords=true&ids=${ids}`, undefined, ASYNC);
    const location = accepted.headers.get('location') as string;
    expect((await result(location)).json).toMatchObject({ companyName: 'Odd' });
    expect((await client.call('GET', `${location}/task/2/result`)).json).toMatchObject({
      companyName: 'Acme',
    });
  });
});

test('jobs that were accepted outlive the process and run once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'netsuite-test-'));
  const start = (): ReturnType<typeof startNetSuiteSandbox> =>
    startNetSuiteSandbox({ port: 0, dataDir, dataSet: smallCompany(), today: SMALL_TODAY });
  const first = await start();
  const own = await WireClient.connect(first.url);
  const accepted = await own.record(
    'POST',
    'term',
    { items: Array.from({ length: 100 }, (_, n) => ({ name: `Batch ${n}` })) },
    { ...ASYNC, 'content-type': COLLECTION, 'x-netsuite-idempotency-key': 'once' },
  );
  await first.stop();
  const second = await start();
  const again = new WireClient(second.url, own.token);
  const path = new URL(accepted.headers.get('location') as string).pathname;
  let progress: unknown;
  while (progress !== 'succeeded') progress = (await again.call('GET', path)).json.progress;
  expect(await again.rows(`SELECT COUNT(*) AS n FROM term WHERE name LIKE 'Batch %'`)).toEqual([
    { n: '100' },
  ]);
  expect(
    (await again.record('POST', 'term', term, { ...ASYNC, 'x-netsuite-idempotency-key': 'once' })).status,
  ).toBe(400);
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
