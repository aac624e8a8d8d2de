import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

export const resources: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Versions, resources and limits',
  rows: [
    must('SF-RES-001', 'documented', 'The versions are told to anyone, oldest first.', async (org) => {
      const versions = (await (await fetch(`${org.url}/services/data`)).json()) as Record<string, string>[];
      for (const { label, url, version } of versions) {
        assert.ok(label);
        assert.equal(url, `/services/data/v${version}`);
      }
      const numbers = versions.map(({ version }) => Number(version));
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      );
    }),
    must('SF-RES-002', 'documented', 'Old versions go on being answered: 50.0 is.', async (org) =>
      assert.equal((await org.get('/services/data/v50.0/limits')).status, 200),
    ),
    must('SF-RES-003', 'documented', 'A version lists its resources and who asks.', async (org) => {
      const { json } = await org.get('');
      const base = `/services/data/v${org.version}`;
      for (const name of [
        'sobjects',
        'query',
        'queryAll',
        'limits',
        'composite',
        'recent',
        'search',
        'process',
      ])
        assert.equal(json[name], `${base}/${name}`);
      assert.match(json.identity, /\/id\/00D\w{15}\/005\w{15}$/);
    }),
    must('SF-RES-004', 'documented', 'An unknown version is not found.', async (org) =>
      refused(await org.get('/services/data/v999.0/limits'), 404, 'NOT_FOUND'),
    ),
    must('SF-RES-005', 'documented', 'An unknown resource is not found.', async (org) =>
      refused(await org.get('/nothing'), 404, 'NOT_FOUND', 'The requested resource does not exist'),
    ),
    must('SF-RES-006', 'documented', 'A method that a resource has not is refused with 405.', async (org) => {
      const answer = await org.send('DELETE', '/limits');
      refused(answer, 405, 'METHOD_NOT_ALLOWED');
      assert.match(answer.json[0].message, /^HTTP Method 'DELETE' not allowed\. Allowed are /);
    }),
    must('SF-RES-007', 'documented', 'Each answer says how many calls of the day are used.', async (org) => {
      for (const path of ['/limits', '/nothing', '/sobjects/Account'])
        assert.match((await org.get(path)).headers.get('sforce-limit-info') ?? '', /^api-usage=\d+\/\d+/);
    }),
    must('SF-RES-008', 'measured', 'Answers are JSON in UTF-8 by their content type.', async (org) =>
      assert.match(
        (await org.get('/limits')).headers.get('content-type') ?? '',
        /^application\/json; ?charset=UTF-8$/i,
      ),
    ),
    must('SF-RES-009', 'documented', 'Limits come as pairs of Max and Remaining.', async (org) => {
      const { json } = await org.get('/limits');
      const named = [
        'DailyApiRequests',
        'DailyBulkV2QueryJobs',
        'DataStorageMB',
        'FileStorageMB',
        'SingleEmail',
      ];
      for (const name of named) {
        const { Max, Remaining } = json[name] ?? {};
        assert.ok(
          Number.isInteger(Max) && Remaining >= 0 && Remaining <= Max,
          `${name}: ${Remaining} of ${Max}`,
        );
      }
    }),
    must(
      'SF-RES-010',
      'documented',
      'Each call takes at least one from the calls of the day.',
      async (org) => {
        const left = async () => (await org.get('/limits')).json.DailyApiRequests.Remaining as number;
        const before = await left();
        await org.count('Account');
        const after = await left();
        assert.ok(after < before, `${before}, then ${after}`);
      },
    ),
    must(
      'SF-RES-011',
      'documented',
      'A composite takes one call, not one for each part.',
      async (org) => {
        const used = (header: string | null) => Number(/api-usage=(\d+)/.exec(header ?? '')?.[1]);
        const before = used((await org.get('/limits')).headers.get('sforce-limit-info'));
        const compositeRequest = ['a', 'b', 'c'].map((referenceId) => ({
          method: 'GET',
          url: `/services/data/v${org.version}/limits`,
          referenceId,
        }));
        const answer = await org.send('POST', '/composite', { compositeRequest });
        assert.equal(used(answer.headers.get('sforce-limit-info')), before + 1);
      },
      { needs: ['a sandbox'] },
    ),
    should('SF-RES-012', 'read in a client', 'Tabs are listed by name.', async (org) => {
      const { json } = await org.get('/tabs');
      assert.ok(json.some(({ name, sobjectName }: Record<string, string>) => name && sobjectName));
    }),
    should('SF-RES-013', 'read in a client', 'The theme gives an icon for each tab.', async (org) =>
      assert.ok(Array.isArray((await org.get('/theme')).json.themeItems)),
    ),
    should('SF-RES-014', 'read in a client', 'Recent records are a list, as long as asked.', async (org) => {
      const { json } = await org.get('/recent?limit=2');
      assert.ok(Array.isArray(json) && json.length <= 2);
    }),
    should('SF-RES-015', 'read in a client', 'Quick actions are a list.', async (org) =>
      assert.ok(Array.isArray((await org.get('/quickActions')).json)),
    ),
    must('SF-RES-016', 'documented', 'A URI over 16,384 bytes is refused with 414.', async (org) =>
      assert.equal((await org.get(`/query?q=${'x'.repeat(16_400)}`)).status, 414),
    ),
    must(
      'SF-RES-017',
      'documented',
      'URI and headers over 16,384 bytes are refused with 431.',
      async (org) => {
        const answer = await org.get(`/query?q=${'x'.repeat(16_000)}`, { 'x-long': 'y'.repeat(400) });
        assert.equal(answer.status, 431);
      },
    ),
    must('SF-RES-018', 'documented', 'A body that is not JSON is refused.', async (org) =>
      refused(await org.send('POST', '/composite', '{"compositeRequest":'), 400, 'JSON_PARSER_ERROR'),
    ),
  ],
};
