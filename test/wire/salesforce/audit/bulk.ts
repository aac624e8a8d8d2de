import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const writes = { writes: true } as const;
/** Some 30 seconds, if the org takes its time. */
const TURNS = 22;

async function ended(org: LiveOrg, path: string) {
  for (let turn = 0; turn < TURNS; turn++) {
    const { status, json, text } = await org.get(path);
    assert.equal(status, 200, text);
    if (['JobComplete', 'Failed', 'Aborted'].includes(json.state)) return json;
    await delay(Math.min(10 * 2 ** turn, 2_000));
  }
  throw new Error(`the job ${path} did not end`);
}

/** A query job that has ended, at its path. */
async function queried(org: LiveOrg, query: string): Promise<string> {
  const { json, text } = await org.send('POST', '/jobs/query', { operation: 'query', query });
  assert.ok(json?.id, text);
  const path = `/jobs/query/${json.id}`;
  assert.equal((await ended(org, path)).state, 'JobComplete', text);
  return path;
}

/** Opens an ingest job for accounts. */
async function opened(org: LiveOrg, changes: object = {}) {
  return org.send('POST', '/jobs/ingest', {
    object: 'Account',
    operation: 'insert',
    contentType: 'CSV',
    lineEnding: 'LF',
    ...changes,
  });
}

/** Runs an ingest job to its end. */
async function ingested(org: LiveOrg, csv: string, changes: object = {}) {
  const { json: job, text } = await opened(org, changes);
  assert.ok(job?.id, text);
  const path = `/jobs/ingest/${job.id}`;
  const put = await org.send('PUT', `${path}/batches`, csv, { 'content-type': 'text/csv' });
  assert.equal(put.status, 201, put.text);
  assert.equal((await org.send('PATCH', path, { state: 'UploadComplete' })).status, 200);
  const done = await ended(org, path);
  for (const line of (await org.get(`${path}/successfulResults`)).text.split('\n').slice(1)) {
    const [, id, created] = /^"?(001\w{15})"?,"?(true|false)/.exec(line) ?? [];
    if (id && created === 'true') org.remember('Account', id);
  }
  return { path, done };
}

export const bulk: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Bulk API 2.0',
  rows: [
    must('SF-BULK-001', 'documented', 'A query job is told in full when it is made.', async (org) => {
      const { status, json } = await org.send('POST', '/jobs/query', {
        operation: 'query',
        query: 'SELECT Id FROM Account',
      });
      assert.equal(status, 200);
      assert.match(json.id, /^750\w{15}$/);
      assert.partialDeepStrictEqual(json, {
        operation: 'query',
        object: 'Account',
        state: 'UploadComplete',
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: Number(org.version),
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      });
      await org.send('DELETE', `/jobs/query/${json.id}`);
    }),
    must('SF-BULK-002', 'documented', 'Results are CSV, with a header of the fields asked.', async (org) => {
      const path = await queried(org, 'SELECT Id, Name FROM Account');
      const { headers, text } = await org.get(`${path}/results`);
      assert.match(headers.get('content-type') ?? '', /^text\/csv/);
      assert.equal(text.split('\n')[0], '"Id","Name"');
      assert.equal(headers.get('sforce-numberofrecords'), String(await org.count('Account')));
    }),
    must('SF-BULK-003', 'measured', 'The last page of results has the locator null.', async (org) => {
      const { headers } = await org.get(`${await queried(org, 'SELECT Id FROM Account LIMIT 3')}/results`);
      assert.equal(headers.get('sforce-locator'), 'null');
    }),
    must(
      'SF-BULK-004',
      'documented',
      'Results come in pages, each with where the next begins.',
      async (org) => {
        const path = await queried(org, 'SELECT Id FROM Account LIMIT 5');
        const ids = new Set<string>();
        let locator = '';
        do {
          const { headers, text } = await org.get(
            `${path}/results?maxRecords=2${locator && `&locator=${locator}`}`,
          );
          for (const [id] of text.matchAll(/001\w{15}/g)) ids.add(id);
          locator = headers.get('sforce-locator') ?? '';
        } while (locator !== 'null');
        assert.equal(ids.size, 5);
      },
    ),
    must('SF-BULK-005', 'documented', 'A done job counts its records.', async (org) => {
      const { json } = await org.get(await queried(org, 'SELECT Id FROM Account LIMIT 4'));
      assert.deepEqual([json.state, json.numberRecordsProcessed, json.retries], ['JobComplete', 4, 0]);
    }),
    must('SF-BULK-006', 'documented', 'A deleted job is gone.', async (org) => {
      const path = await queried(org, 'SELECT Id FROM Account LIMIT 1');
      assert.equal((await org.send('DELETE', path)).status, 204);
      assert.equal((await org.get(path)).status, 404);
    }),
    must('SF-BULK-007', 'documented', 'A job for a query that cannot be run is refused.', async (org) => {
      const answer = await org.send('POST', '/jobs/query', {
        operation: 'query',
        query: 'SELECT Foo FROM Account',
      });
      assert.equal(answer.status, 400, answer.text);
    }),
    must('SF-BULK-008', 'documented', 'Query jobs are listed.', async (org) => {
      const path = await queried(org, 'SELECT Id FROM Account LIMIT 1');
      const { json } = await org.get('/jobs/query');
      assert.equal(typeof json.done, 'boolean');
      assert.ok(json.records.some(({ id }: { id: string }) => path.endsWith(id)));
    }),
    must(
      'SF-BULK-009',
      'documented',
      'An ingest job is open until it is told to go on.',
      async (org) => {
        const { status, json } = await opened(org);
        assert.equal(status, 200);
        assert.partialDeepStrictEqual(json, {
          operation: 'insert',
          object: 'Account',
          state: 'Open',
          contentType: 'CSV',
          lineEnding: 'LF',
          contentUrl: `services/data/v${org.version}/jobs/ingest/${json.id}/batches`,
        });
        assert.equal(
          (await org.send('PATCH', `/jobs/ingest/${json.id}`, { state: 'Aborted' })).json.state,
          'Aborted',
        );
        await org.send('DELETE', `/jobs/ingest/${json.id}`);
      },
      writes,
    ),
    must(
      'SF-BULK-010',
      'read in a client',
      'Inserted rows come back with their ids and what was sent.',
      async (org) => {
        const { path, done } = await ingested(org, `Name\n${org.name('a')}\n"${org.name('b, c')}"\n`);
        assert.deepEqual(
          [done.state, done.numberRecordsProcessed, done.numberRecordsFailed],
          ['JobComplete', 2, 0],
        );
        const lines = (await org.get(`${path}/successfulResults`)).text.trimEnd().split('\n');
        assert.match(lines[0] ?? '', /^"sf__Id","sf__Created","?Name"?$/);
        assert.match(lines[2] ?? '', new RegExp(`^"001\\w{15}","true","${org.name('b, c')}"$`));
      },
      writes,
    ),
    must(
      'SF-BULK-011',
      'read in a client',
      'Failed rows come back with the error.',
      async (org) => {
        const { path, done } = await ingested(org, `Name,Industry\n${org.name('ok')},\n,Energy\n`);
        assert.deepEqual([done.numberRecordsProcessed, done.numberRecordsFailed], [2, 1]);
        const lines = (await org.get(`${path}/failedResults`)).text.trimEnd().split('\n');
        assert.match(lines[0] ?? '', /^"sf__Id","sf__Error","?Name"?,"?Industry"?$/);
        assert.match(
          lines[1] ?? '',
          /^"","REQUIRED_FIELD_MISSING:Required fields are missing: \[Name\]:Name --",(?:"")?,"?Energy"?$/,
        );
      },
      writes,
    ),
    must(
      'SF-BULK-012',
      'documented',
      'Nothing was left unprocessed in a job that ended.',
      async (org) => {
        const { path } = await ingested(org, `Name\n${org.name('d')}\n`);
        const { status, text } = await org.get(`${path}/unprocessedrecords`);
        assert.deepEqual([status, text.trim().split('\n').length], [200, 1]);
      },
      writes,
    ),
    must(
      'SF-BULK-013',
      'documented',
      '#N/A empties a field, nothing leaves it.',
      async (org) => {
        const id = await org.create('Account', {
          Name: org.name('e'),
          Industry: 'Energy',
          AccountNumber: '7',
        });
        await ingested(org, `Id,Industry,AccountNumber\n${id},#N/A,\n`, { operation: 'update' });
        assert.deepEqual(await org.first('Account', 'Industry, AccountNumber', `Id = '${id}'`), {
          Industry: null,
          AccountNumber: '7',
        });
      },
      writes,
    ),
    must(
      'SF-BULK-014',
      'documented',
      'Rows are upserted by key and deleted by id.',
      async (org) => {
        const { keyField } = org.settings;
        const csv = `${keyField},Name\n${org.prefix}-k,${org.name('k')}\n`;
        const job = { operation: 'upsert', externalIdFieldName: keyField };
        for (const created of ['true', 'false']) {
          const { path } = await ingested(org, csv, job);
          assert.match(
            (await org.get(`${path}/successfulResults`)).text,
            new RegExp(`"001\\w{15}","${created}"`),
          );
        }
        const { Id } = await org.first('Account', 'Id', `${keyField} = '${org.prefix}-k'`);
        const { done } = await ingested(org, `Id\n${Id}\n`, { operation: 'delete' });
        assert.deepEqual([done.state, await org.count('Account', `Id = '${Id}'`)], ['JobComplete', 0]);
      },
      { writes: true, needs: ['an external id field'] },
    ),
    must('SF-BULK-015', 'documented', 'A job for an unknown object is refused.', async (org) =>
      assert.equal((await opened(org, { object: 'Nothing' })).status, 400),
    ),
    should(
      'SF-BULK-016',
      'documented',
      'A job takes other delimiters and line endings.',
      async (org) => {
        const { done } = await ingested(org, `Name;Industry\r\n${org.name('f')};Energy\r\n`, {
          columnDelimiter: 'SEMICOLON',
          lineEnding: 'CRLF',
        });
        assert.deepEqual([done.numberRecordsProcessed, done.numberRecordsFailed], [1, 0]);
      },
      writes,
    ),
    must('SF-BULK-017', 'documented', 'A job that never was is not found.', async (org) =>
      refused(await org.get('/jobs/ingest/750000000000000AAA'), 404, 'NOT_FOUND'),
    ),
  ],
};
