import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { type LiveAccount, type NetSuiteNeed, SUITEQL } from './live-account.ts';
import { must, refused, should } from './rows.ts';

export const errors: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Errors, limits and concurrency',
  rows: [
    must('NS-ERR-001', 'documented', 'An error has type, title, status and details.', async (account) => {
      const { json } = await account.get('customer/999999999');
      assert.deepEqual(Object.keys(json).sort(), ['o:errorDetails', 'status', 'title', 'type']);
      assert.deepEqual([json.status, json.title], [404, 'Not Found']);
      assert.equal(json.type, 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5');
    }),
    must('NS-ERR-002', 'documented', 'An error has a content type of its own.', async (account) =>
      assert.match(
        (await account.get('customer/999999999')).headers.get('content-type') ?? '',
        /^application\/vnd\.oracle\.resource\+json; ?type=error/,
      ),
    ),
    must('NS-ERR-003', 'documented', 'A record that is not there is told so.', async (account) =>
      refused(await account.get('customer/999999999'), 404, 'NONEXISTENT_ID', 'Record does not exist.'),
    ),
    must('NS-ERR-004', 'documented', 'An external id that is not there is told so.', async (account) =>
      refused(
        await account.get('customer/eid:NOBODY-AT-ALL'),
        404,
        'NONEXISTENT_ID',
        'Record does not exist.',
      ),
    ),
    must('NS-ERR-005', 'documented', 'A record type that is not there is not found.', async (account) =>
      assert.equal((await account.get('spaceship/1')).status, 404),
    ),
    must('NS-ERR-006', 'documented', 'A body that is not JSON is refused.', async (account) =>
      refused(
        await account.send('POST', SUITEQL, '{"q":', { prefer: 'transient' }),
        400,
        'INVALID_REQUEST',
        /malformed syntax|JSON/i,
      ),
    ),
    must('NS-ERR-007', 'documented', 'A query that is not transient is refused.', async (account) =>
      assert.equal((await account.send('POST', SUITEQL, { q: 'SELECT 1 AS one FROM DUAL' })).status, 400),
    ),
    must('NS-ERR-008', 'documented', 'A query without text is refused.', async (account) =>
      assert.equal((await account.send('POST', SUITEQL, {}, { prefer: 'transient' })).status, 400),
    ),
    must('NS-ERR-009', 'documented', 'A query is posted, not fetched.', async (account) => {
      const { status } = await account.get(`${SUITEQL}?q=SELECT+1+FROM+DUAL`, { prefer: 'transient' });
      assert.ok([400, 404, 405].includes(status), String(status));
    }),
    must('NS-ERR-010', 'documented', 'An unknown service is not found.', async (account) =>
      assert.equal((await account.get('/services/rest/nothing/v1/x')).status, 404),
    ),
    must(
      'NS-ERR-011',
      'documented',
      'A record type that is known takes no unknown method.',
      async (account) =>
        assert.ok([400, 404, 405].includes((await account.send('PATCH', 'customer', {})).status)),
    ),
    must('NS-ERR-012', 'documented', 'The limits of the account are told.', async (account) => {
      const { status, json } = await account.get('/services/rest/system/v1/governanceLimits');
      assert.equal(status, 200);
      assert.ok(json.accountConcurrencyLimit >= 5);
      assert.ok(json.accountUnallocatedConcurrencyLimit <= json.accountConcurrencyLimit);
    }),
    must(
      'NS-ERR-013',
      'documented',
      'Requests beyond the limit of the account are blocked.',
      async (account) => {
        const { accountConcurrencyLimit: limit } = (
          await account.get('/services/rest/system/v1/governanceLimits')
        ).json;
        const faults = `${account.url}/sandbox/faults`;
        const slow = JSON.stringify([{ kind: 'latency', ms: 120, path: '/services/rest/record' }]);
        await fetch(faults, { method: 'PUT', body: slow });
        const answers = await Promise.all(
          Array.from({ length: limit + 3 }, () => account.get('customer?limit=1')),
        );
        await fetch(faults, { method: 'DELETE' });
        const blocked = answers.filter(({ status }) => status !== 200);
        assert.equal(blocked.length, 3);
        for (const answer of blocked) {
          refused(
            answer,
            429,
            'CONCURRENCY_LIMIT_EXCEEDED',
            'Concurrent request limit exceeded. Request blocked.',
          );
          assert.equal(answer.json.title, 'Bad Request');
        }
      },
      { needs: ['a sandbox'] },
    ),
    should(
      'NS-ERR-014',
      'documented',
      'A value that is none names the field in the path.',
      async (account) => {
        const answer = await account.send('POST', 'customer', {
          companyName: account.name('x'),
          terms: { id: '999999' },
          subsidiary: { id: '1' },
        });
        refused(answer, 400, 'INVALID_CONTENT', /Invalid Field Value 999999 for the following field: terms/);
        assert.equal(answer.json['o:errorDetails'][0]['o:errorPath'], 'terms');
      },
      { writes: true },
    ),
  ],
};
