import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { type LiveAccount, type NetSuiteNeed, SUITEQL } from './live-account.ts';
import { must, refused, should } from './rows.ts';

const ALL = 'SELECT id FROM transaction ORDER BY id';
const rels = (json: { links: { rel: string }[] }): string[] => json.links.map(({ rel }) => rel).sort();

export const suiteqlAnswers: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'SuiteQL: answers and pages',
  rows: [
    must(
      'NS-QUERY-001',
      'documented',
      'An answer has rows, counts, an offset and links.',
      async (account) => {
        const { status, json } = await account.suiteql(ALL, [], '?limit=3');
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(json).sort(), [
          'count',
          'hasMore',
          'items',
          'links',
          'offset',
          'totalResults',
        ]);
        assert.deepEqual([json.count, json.hasMore, json.offset, json.items.length], [3, true, 0, 3]);
      },
    ),
    must('NS-QUERY-002', 'documented', 'Every value is text, counts too.', async (account) => {
      const [row] = (
        await account.suiteql('SELECT COUNT(*) AS n, SUM(foreigntotal) AS total FROM transaction')
      ).json.items;
      assert.deepEqual([typeof row.n, typeof row.total], ['string', 'string']);
    }),
    must('NS-QUERY-003', 'documented', 'Every row has a list of links, which is empty.', async (account) => {
      assert.deepEqual((await account.suiteql('SELECT 1 AS one FROM DUAL')).json.items, [
        { links: [], one: '1' },
      ]);
    }),
    must('NS-QUERY-004', 'documented', 'Names of columns are lower case, aliases too.', async (account) =>
      assert.deepEqual(await account.rows('SELECT 1 AS myID, 2 AS "Other" FROM DUAL'), [
        { myid: '1', other: '2' },
      ]),
    ),
    must('NS-QUERY-005', 'unverified', 'What is empty is left out of its row.', async (account) =>
      assert.deepEqual(
        await account.rows("SELECT NULL AS nothing, '' AS empty, 'x' AS something FROM DUAL"),
        [{ something: 'x' }],
      ),
    ),
    must('NS-QUERY-006', 'documented', 'Flags are T and F.', async (account) => {
      const flags = await account.rows('SELECT DISTINCT posting FROM transaction ORDER BY posting');
      assert.deepEqual(
        flags.map(({ posting }) => posting).filter((flag) => flag !== 'T' && flag !== 'F'),
        [],
      );
      assert.ok(flags.length > 0);
    }),
    must(
      'NS-QUERY-007',
      'read in a client',
      'Of two columns of one name the later is answered.',
      async (account) => {
        const [row] = await account.rows(
          "SELECT *, BUILTIN.DF(status) AS status FROM transaction WHERE type = 'CustInvc' ORDER BY id FETCH FIRST 1 ROWS ONLY",
        );
        assert.match(row?.status ?? '', /^Invoice : /);
        assert.equal(row?.recordtype, 'invoice');
      },
    ),
    must('NS-QUERY-008', 'documented', 'Question marks take parameters in their order.', async (account) =>
      assert.deepEqual(await account.rows("SELECT ? AS a, ? AS b FROM DUAL WHERE ? = 'z'", ['x', '7', 'z']), [
        { a: 'x', b: '7' },
      ]),
    ),
    must('NS-QUERY-009', 'documented', 'A question mark within text is text.', async (account) =>
      assert.equal(await account.value("SELECT 'why?' AS q FROM DUAL"), 'why?'),
    ),
    must(
      'NS-QUERY-010',
      'documented',
      'The first page leads on, the last one leads back.',
      async (account) => {
        const { json } = await account.suiteql(ALL, [], '?limit=5');
        assert.deepEqual(rels(json), ['last', 'next', 'self']);
        const last = json.links.find(({ rel }: { rel: string }) => rel === 'last').href;
        const end = await account.send('POST', last, { q: ALL }, { prefer: 'transient' });
        assert.deepEqual([end.json.hasMore, rels(end.json)], [false, ['first', 'prev', 'self']]);
      },
    ),
    must('NS-QUERY-011', 'documented', 'The pages together are every row once.', async (account) => {
      const q = 'SELECT id FROM customer ORDER BY id';
      const ids: string[] = [];
      let offset = 0;
      for (;;) {
        const { json } = await account.suiteql(q, [], `?limit=100&offset=${offset}`);
        ids.push(...json.items.map(({ id }: { id: string }) => id));
        if (!json.hasMore) break;
        offset += 100;
      }
      assert.equal(String(new Set(ids).size), await account.value('SELECT COUNT(*) AS n FROM customer'));
    }),
    must(
      'NS-QUERY-012',
      'documented',
      'A page has at most 1,000 rows, and so many if not told.',
      async (account) => {
        const { json } = await account.suiteql('SELECT uniquekey FROM transactionline ORDER BY uniquekey');
        assert.equal(json.count, Math.min(1_000, json.totalResults));
      },
    ),
    must('NS-QUERY-013', 'documented', 'A limit over 1,000 is refused.', async (account) => {
      const answer = await account.suiteql(ALL, [], '?limit=1001');
      refused(answer, 400, 'INVALID_PARAMETER');
      assert.equal(answer.json['o:errorDetails'][0]['o:errorQueryParam'], 'limit');
    }),
    must(
      'NS-QUERY-014',
      'documented',
      'An offset that the limit does not divide is refused.',
      async (account) => {
        const answer = await account.suiteql(ALL, [], '?limit=5&offset=3');
        refused(answer, 400, 'INVALID_PARAMETER');
        assert.equal(answer.json['o:errorDetails'][0]['o:errorQueryParam'], 'offset');
      },
    ),
    must('NS-QUERY-015', 'documented', 'An offset past the end gives no rows.', async (account) => {
      const { status, json } = await account.suiteql('SELECT 1 AS one FROM DUAL', [], '?limit=10&offset=50');
      assert.deepEqual([status, json.count, json.hasMore], [200, 0, false]);
    }),
    must('NS-QUERY-016', 'documented', 'FETCH FIRST bounds the total itself.', async (account) => {
      const { json } = await account.suiteql(`${ALL} FETCH FIRST 7 ROWS ONLY`, [], '?limit=5&offset=5');
      assert.deepEqual([json.totalResults, json.count, json.hasMore], [7, 2, false]);
    }),
    must('NS-QUERY-017', 'documented', 'Dates come as the account writes them.', async (account) =>
      assert.match(
        (await account.value("SELECT trandate FROM transaction WHERE type = 'CustInvc' AND ROWNUM <= 1")) ??
          '',
        /^\d{1,2}\/\d{1,2}\/\d{4}$/,
      ),
    ),
    must('NS-QUERY-018', 'documented', 'The content type is that of resources.', async (account) =>
      assert.match(
        (await account.suiteql('SELECT 1 AS one FROM DUAL')).headers.get('content-type') ?? '',
        /^application\/vnd\.oracle\.resource\+json/,
      ),
    ),
    must('NS-QUERY-019', 'documented', 'Preferences may stand together in one header.', async (account) => {
      const { status } = await account.send(
        'POST',
        SUITEQL,
        { q: 'SELECT 1 AS one FROM DUAL' },
        { prefer: 'transient, respond-sync' },
      );
      assert.equal(status, 200);
    }),
    should('NS-QUERY-020', 'documented', 'A query of no rows is an answer like others.', async (account) => {
      const { json } = await account.suiteql("SELECT id FROM customer WHERE companyname = 'nobody at all'");
      assert.deepEqual([json.count, json.totalResults, json.hasMore, json.items], [0, 0, false, []]);
    }),
  ],
};
