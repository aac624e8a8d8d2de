import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuditSubject } from '../../audit/row.ts';
import { type AccountAnswer, type LiveAccount, type NetSuiteNeed, RECORD } from './live-account.ts';
import { must, refused, should } from './rows.ts';
import { customerBody } from './writing.ts';

const ASYNC = { prefer: 'respond-async' };
const COLLECTION = {
  prefer: 'respond-async',
  'content-type': 'application/vnd.oracle.resource+json; type=collection',
};
const CATALOG = `${RECORD}/metadata-catalog`;
const writes = { writes: true } as const;

async function begun(answer: AccountAnswer): Promise<string> {
  assert.equal(answer.status, 202, answer.text);
  const location = answer.headers.get('location') ?? '';
  assert.match(location, /\/services\/rest\/async\/v1\/job\/[^/]+$/);
  return location;
}

export const jobs: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Jobs, batches and the catalogue',
  rows: [
    must(
      'NS-JOB-001',
      'documented',
      'A call that need not wait answers 202 and names its job.',
      async (account) => {
        const answer = await account.get('customer?limit=1', ASYNC);
        await begun(answer);
        assert.equal(answer.headers.get('preference-applied'), 'respond-async');
      },
    ),
    must(
      'NS-JOB-002',
      'documented',
      'A job tells its progress and, in the end, its tasks.',
      async (account) => {
        const location = await begun(await account.get('customer?limit=1', ASYNC));
        const job = await account.finished(location);
        assert.deepEqual([job.completed, job.progress], [true, 'succeeded']);
        const tasks = (await account.get(`${location}/task`)).json;
        assert.equal(tasks.items.length, 1);
        const task = (await account.get(tasks.items[0].links[0].href)).json;
        assert.deepEqual([task.completed, task.progress], [true, 'succeeded']);
        assert.ok(task.startTime && task.endTime);
      },
    ),
    must(
      'NS-JOB-003',
      'documented',
      'The result of a task is the answer that waiting would have got.',
      async (account) => {
        const { id } = await account.first('id', 'customer ORDER BY id');
        const location = await begun(await account.get(`customer/${id}?fields=companyName`, ASYNC));
        await account.finished(location);
        const result = await account.get(`${location}/task/1/result`);
        const direct = await account.get(`customer/${id}?fields=companyName`);
        assert.deepEqual([result.status, result.json], [200, direct.json]);
      },
    ),
    must('NS-JOB-004', 'documented', 'An error is the result too, with its status.', async (account) => {
      const location = await begun(await account.get('customer/999999999', ASYNC));
      await account.finished(location);
      refused(await account.get(`${location}/task/1/result`), 404, 'NONEXISTENT_ID');
    }),
    must(
      'NS-JOB-005',
      'documented',
      'A repeated key answers with a conflict and the first job.',
      async (account) => {
        const headers = { ...ASYNC, 'x-netsuite-idempotency-key': randomUUID() };
        const first = await account.get('customer?limit=1', headers);
        const location = await begun(first);
        const again = await account.get('customer?limit=1', headers);
        refused(again, 400, 'IDEMPOTENCY_ERROR');
        assert.deepEqual([again.json.title, again.headers.get('location')], ['Conflict', location]);
      },
    ),
    must('NS-JOB-006', 'documented', 'A key means nothing to a call that waits.', async (account) => {
      const headers = { 'x-netsuite-idempotency-key': randomUUID() };
      for (let i = 0; i < 2; i++) assert.equal((await account.get('customer?limit=1', headers)).status, 200);
    }),
    must(
      'NS-JOB-007',
      'documented',
      'A record made by a job is named by its result.',
      async (account) => {
        const location = await begun(
          await account.send('POST', 'customer', await customerBody(account, 'job'), ASYNC),
        );
        await account.finished(location);
        const result = await account.get(`${location}/task/1/result`);
        assert.equal(result.status, 204);
        account.remember('customer', result);
      },
      writes,
    ),
    must('NS-JOB-008', 'documented', 'A job that never was is not found.', async (account) =>
      assert.equal((await account.get('/services/rest/async/v1/job/999999999')).status, 404),
    ),
    must(
      'NS-JOB-009',
      'documented',
      'A batch makes records, a task for each.',
      async (account) => {
        const items = [
          await customerBody(account, 'batch a'),
          { email: 'nobody' },
          await customerBody(account, 'batch b'),
        ];
        const location = await begun(await account.send('POST', 'customer', { items }, COLLECTION));
        await account.finished(location);
        const { items: tasks } = (await account.get(`${location}/task`)).json;
        assert.equal(tasks.length, 3);
        const statuses: number[] = [];
        for (const task of tasks) {
          const result = await account.get(`${task.links[0].href}/result`);
          statuses.push(result.status);
          if (result.status === 204) account.remember('customer', result);
        }
        assert.deepEqual(statuses, [204, 400, 204]);
      },
      writes,
    ),
    must(
      'NS-JOB-010',
      'documented',
      'A batch takes at most 100 records.',
      async (account) => {
        const items = Array.from({ length: 101 }, (_, i) => ({ companyName: account.name(`x${i}`) }));
        assert.equal((await account.send('POST', 'customer', { items }, COLLECTION)).status, 400);
      },
      writes,
    ),
    should('NS-JOB-011', 'documented', 'A batch reads records by ids.', async (account) => {
      const rows = await account.rows('SELECT id FROM customer ORDER BY id FETCH FIRST 2 ROWS ONLY');
      const location = await begun(
        await account.get(`customer?expandRecords=true&ids=${rows.map(({ id }) => id)}`, ASYNC),
      );
      await account.finished(location);
      const { items } = (await account.get(`${location}/task`)).json;
      assert.equal((await account.get(`${items[1].links[0].href}/result`)).json.id, rows[1]?.id);
    }),
    must(
      'NS-META-001',
      'documented',
      'The catalogue lists the record types and their descriptions.',
      async (account) => {
        const { status, json } = await account.get(CATALOG, { accept: 'application/json' });
        assert.equal(status, 200);
        const invoice = json.items.find(({ name }: { name: string }) => name === 'invoice');
        const media = invoice.links
          .map(({ rel, mediaType }: Record<string, string>) => `${rel} ${mediaType ?? ''}`.trim())
          .sort();
        assert.deepEqual(media, [
          'alternate application/schema+json',
          'alternate application/swagger+json',
          'canonical application/json',
          'describes',
        ]);
      },
    ),
    must('NS-META-002', 'documented', 'The catalogue is narrowed by select.', async (account) => {
      const { json } = await account.get(`${CATALOG}?select=customer,salesOrder`, {
        accept: 'application/json',
      });
      assert.deepEqual(json.items.map(({ name }: { name: string }) => name).sort(), [
        'customer',
        'salesOrder',
      ]);
    }),
    must('NS-META-003', 'documented', 'A record type is described as a JSON schema.', async (account) => {
      const { status, json } = await account.get(`${CATALOG}/invoice`, { accept: 'application/schema+json' });
      assert.equal(status, 200);
      assert.equal(json.type, 'object');
      for (const name of ['tranId', 'entity', 'total', 'item']) assert.ok(json.properties[name], name);
    }),
    must('NS-META-004', 'documented', 'Record types are described as OpenAPI 3.0.', async (account) => {
      const { json } = await account.get(`${CATALOG}?select=customer`, {
        accept: 'application/swagger+json',
      });
      assert.match(json.openapi, /^3\.0/);
      for (const path of ['/customer', '/customer/{id}']) assert.ok(json.paths[path], path);
    }),
    must(
      'NS-META-005',
      'documented',
      'A field tells its type, and whether lists filter by it.',
      async (account) => {
        const { properties, 'x-ns-filterable': filterable } = (
          await account.get(`${CATALOG}/customer`, { accept: 'application/schema+json' })
        ).json;
        assert.deepEqual(
          [properties.companyName.type, properties.balance.type, properties.isPerson.type],
          ['string', 'number', 'boolean'],
        );
        assert.ok(filterable.includes('companyName'), 'companyName is not filterable');
      },
    ),
    must(
      'NS-META-006',
      'documented',
      'A record type that is not there is not in the catalogue.',
      async (account) =>
        assert.equal(
          (await account.get(`${CATALOG}/spaceship`, { accept: 'application/schema+json' })).status,
          404,
        ),
    ),
  ],
};
