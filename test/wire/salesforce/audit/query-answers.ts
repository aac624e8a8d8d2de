import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const PAGE = { 'sforce-query-options': 'batchSize=200' };

export const queryAnswers: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Answers and pages of queries',
  rows: [
    must(
      'SF-QUERY-001',
      'documented',
      'An answer has the total, whether it is all, and records.',
      async (org) => {
        const answer = await org.query('SELECT Id FROM Account LIMIT 2');
        assert.deepEqual(Object.keys(answer).sort(), ['done', 'records', 'totalSize']);
        assert.deepEqual([answer.totalSize, answer.done, answer.records.length], [2, true, 2]);
      },
    ),
    must(
      'SF-QUERY-002',
      'documented',
      'A record names its type and address, then the fields as asked.',
      async (org) => {
        const [record] = (await org.query('SELECT Name, Id FROM Account LIMIT 1')).records;
        assert.deepEqual(Object.keys(record), ['attributes', 'Name', 'Id']);
        const url = `/services/data/v${org.version}/sobjects/Account/${record.Id}`;
        assert.deepEqual(record.attributes, { type: 'Account', url });
      },
    ),
    must('SF-QUERY-003', 'measured', 'Fields come back in their own case.', async (org) => {
      const [record] = (await org.query('select id, nAME, owner.nAme from aCCount limit 1')).records;
      assert.deepEqual(Object.keys(record), ['attributes', 'Id', 'Name', 'Owner']);
      assert.deepEqual(Object.keys(record.Owner), ['attributes', 'Name']);
    }),
    must('SF-QUERY-004', 'documented', 'COUNT() gives the total and no records.', async (org) => {
      const answer = await org.query('SELECT COUNT() FROM Account');
      assert.deepEqual(answer, { totalSize: answer.totalSize, done: true, records: [] });
      assert.equal(answer.totalSize, (await org.query('SELECT Id FROM Account')).totalSize);
    }),
    must('SF-QUERY-005', 'documented', 'A parent is an object with attributes of its own.', async (org) => {
      const soql = 'SELECT Account.Name FROM Opportunity WHERE AccountId != null LIMIT 1';
      const [{ Account }] = (await org.query(soql)).records;
      assert.equal(Account.attributes.type, 'Account');
      assert.match(Account.attributes.url, /\/sobjects\/Account\/001\w{15}$/);
    }),
    must('SF-QUERY-006', 'documented', 'A parent that is not there is null.', async (org) => {
      const soql = 'SELECT Parent.Name FROM Account WHERE ParentId = null LIMIT 1';
      assert.equal((await org.query(soql)).records[0].Parent, null);
    }),
    must('SF-QUERY-007', 'documented', 'Children are an answer of their own.', async (org) => {
      const condition = 'Id IN (SELECT AccountId FROM Opportunity)';
      const soql = `SELECT Id, (SELECT Id FROM Opportunities) FROM Account WHERE ${condition} LIMIT 1`;
      const [{ Id, Opportunities }] = (await org.query(soql)).records;
      assert.equal(Opportunities.totalSize, await org.count('Opportunity', `AccountId = '${Id}'`));
      assert.equal(Opportunities.records[0].attributes.type, 'Opportunity');
    }),
    must('SF-QUERY-008', 'documented', 'No children are null.', async (org) => {
      const soql = "SELECT (SELECT Id FROM Opportunities WHERE Name = 'nobody') FROM Account LIMIT 1";
      assert.equal((await org.query(soql)).records[0].Opportunities, null);
    }),
    must(
      'SF-QUERY-009',
      'documented',
      'A page ends where asked and tells where the next is.',
      async (org) => {
        const page = await org.query('SELECT Id FROM Opportunity LIMIT 450', PAGE);
        assert.deepEqual([page.totalSize, page.done, page.records.length], [450, false, 200]);
        assert.match(page.nextRecordsUrl, /^\/services\/data\/v\d+\.0\/query\/01g\w{15}-200$/);
      },
      { needs: ['many opportunities'] },
    ),
    must(
      'SF-QUERY-010',
      'documented',
      'The pages together are every record once, each with the total.',
      async (org) => {
        const ids = new Set<string>();
        let page = await org.query('SELECT Id FROM Opportunity LIMIT 450', PAGE);
        for (;;) {
          assert.equal(page.totalSize, 450);
          for (const { Id } of page.records) ids.add(Id);
          if (page.done) break;
          page = (await org.get(page.nextRecordsUrl)).json;
        }
        assert.equal(page.nextRecordsUrl, undefined);
        assert.equal(ids.size, 450);
      },
      { needs: ['many opportunities'] },
    ),
    must('SF-QUERY-011', 'documented', 'A page has at most 2,000 records.', async (org) => {
      const page = await org.query('SELECT Id FROM Opportunity');
      assert.equal(page.records.length, Math.min(2_000, page.totalSize));
    }),
    must(
      'SF-QUERY-012',
      'documented',
      'queryAll goes on at the address of queries too.',
      async (org) => {
        const page = await org.query('SELECT Id FROM Opportunity LIMIT 250', PAGE, true);
        assert.match(page.nextRecordsUrl, /\/query\/01g/);
        assert.equal((await org.get(page.nextRecordsUrl)).json.records.length, 50);
      },
      { needs: ['many opportunities'] },
    ),
    must('SF-QUERY-013', 'documented', 'An unknown locator is refused.', async (org) =>
      refused(
        await org.get('/query/01gHs0000000009IAA-2000'),
        400,
        'INVALID_QUERY_LOCATOR',
        /invalid query locator/,
      ),
    ),
    must('SF-QUERY-014', 'measured', 'The columns of a query are told when asked.', async (org) => {
      const soql = encodeURIComponent('SELECT Id, Name, Owner.Name FROM Account');
      const { json } = await org.get(`/query?q=${soql}&columns=true`);
      assert.partialDeepStrictEqual(json, {
        entityName: 'Account',
        groupBy: false,
        idSelected: true,
        keyPrefix: '001',
      });
      const columns = json.columnMetadata.map(
        ({ columnName, displayName, aggregate }: Record<string, unknown>) => [
          columnName,
          displayName,
          aggregate,
        ],
      );
      assert.deepEqual(columns.slice(0, 2), [
        ['Id', 'Id', false],
        ['Name', 'Name', false],
      ]);
      assert.equal(columns.length, 3);
    }),
    must('SF-QUERY-015', 'documented', 'A query can be explained before it is run.', async (org) => {
      const { status, json } = await org.get(
        `/query?explain=${encodeURIComponent('SELECT Id FROM Account')}`,
      );
      assert.equal(status, 200);
      const [plan] = json.plans;
      assert.equal(plan.sobjectType, 'Account');
      for (const name of [
        'cardinality',
        'fields',
        'leadingOperationType',
        'notes',
        'relativeCost',
        'sobjectCardinality',
      ])
        assert.ok(name in plan, name);
    }),
    must('SF-QUERY-016', 'documented', 'A query without text is refused.', async (org) =>
      refused(await org.get('/query'), 400, 'MALFORMED_QUERY'),
    ),
    must('SF-QUERY-017', 'documented', 'A search answers records of each object it returns.', async (org) => {
      const { Name } = await org.first('Account', 'Name', "Name LIKE 'A%' AND (NOT Name LIKE '%\\'%')");
      const word = Name.split(/[^A-Za-z]/)[0];
      const sosl = encodeURIComponent(
        `FIND {${word}*} IN ALL FIELDS RETURNING Account(Id, Name), Opportunity(Id)`,
      );
      const { status, json } = await org.get(`/search?q=${sosl}`);
      assert.equal(status, 200);
      const found = json.searchRecords.filter(
        ({ attributes }: { attributes: { type: string } }) => attributes.type === 'Account',
      );
      assert.ok(found.some((record: { Name: string }) => record.Name === Name));
    }),
    must('SF-QUERY-018', 'documented', 'A search that is none is refused.', async (org) =>
      refused(await org.get(`/search?q=${encodeURIComponent('FIND x')}`), 400, 'MALFORMED_SEARCH'),
    ),
    should('SF-QUERY-019', 'documented', 'A limit within a search cuts each object.', async (org) => {
      const { Name } = await org.first('Account', 'Name', "Name LIKE 'A%' AND (NOT Name LIKE '%\\'%')");
      const sosl = `FIND {${Name.slice(0, 2)}*} RETURNING Account(Id LIMIT 1)`;
      const { status, json } = await org.get(`/search?q=${encodeURIComponent(sosl)}`);
      assert.deepEqual([status, json.searchRecords?.length], [200, 1]);
    }),
    must('SF-QUERY-020', 'documented', 'Grouped rows are aggregate results without address.', async (org) => {
      const [row] = (await org.query('SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName'))
        .records;
      assert.deepEqual(row.attributes, { type: 'AggregateResult' });
      assert.deepEqual(Object.keys(row), ['attributes', 'StageName', 'expr0']);
    }),
  ],
};
