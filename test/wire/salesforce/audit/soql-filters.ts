import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refusedQuery, should } from './rows.ts';

/** That conditions together find every record of an object once. */
async function partition(org: LiveOrg, object: string, conditions: readonly string[]): Promise<void> {
  const counts = await Promise.all(conditions.map((condition) => org.count(object, condition)));
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    await org.count(object),
    `${conditions} find ${counts}`,
  );
}

/** That two conditions find the same number of records, and some. */
async function same(org: LiveOrg, object: string, left: string, right: string): Promise<void> {
  const [first, second] = [await org.count(object, left), await org.count(object, right)];
  assert.ok(first > 0, `${left} finds nothing`);
  assert.equal(second, first, `${left} against ${right}`);
}

export const soqlFilters: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'SOQL: conditions and order',
  rows: [
    must('SF-SOQL-001', 'documented', 'Text is compared without regard to case.', async (org) => {
      const { Name } = await org.first('Account', 'Name', "(NOT Name LIKE '%\\'%')");
      await same(org, 'Account', `Name = '${Name}'`, `Name = '${Name.toUpperCase()}'`);
    }),
    must(
      'SF-SOQL-002',
      'documented',
      'LIKE disregards case; % and _ stand for text and a character.',
      async (org) => {
        await same(org, 'Account', "Name LIKE 'a%'", "Name LIKE 'A%'");
        await same(org, 'Account', "Name LIKE 'a_%'", "Name LIKE 'A%'");
      },
    ),
    must('SF-SOQL-003', 'documented', 'An escaped % in LIKE is a percent sign.', async (org) =>
      assert.equal(await org.count('Account', "Name LIKE '\\%'"), await org.count('Account', "Name = '%'")),
    ),
    must('SF-SOQL-004', 'documented', 'IN is any of a list, NOT IN is none.', (org) =>
      partition(org, 'Opportunity', [
        "StageName IN ('Closed Won', 'Closed Lost')",
        "StageName NOT IN ('Closed Won', 'Closed Lost')",
      ]),
    ),
    must('SF-SOQL-005', 'documented', 'null is compared with = and !=.', (org) =>
      partition(org, 'Opportunity', ['Amount = null', 'Amount != null']),
    ),
    must('SF-SOQL-006', 'documented', 'What is not equal to a value includes what is empty.', (org) =>
      partition(org, 'Account', ["Type = 'Customer'", "Type != 'Customer'"]),
    ),
    must(
      'SF-SOQL-007',
      'documented',
      'Conditions of one kind go on without parentheses, of two with.',
      (org) =>
        same(
          org,
          'Opportunity',
          "(StageName = 'Closed Won' OR StageName = 'Closed Lost') AND IsDeleted = false",
          "StageName = 'Closed Won' OR StageName = 'Closed Lost'",
        ),
    ),
    must('SF-SOQL-008', 'documented', 'NOT turns a condition round.', (org) =>
      partition(org, 'Opportunity', ["StageName = 'Closed Won'", "(NOT StageName = 'Closed Won')"]),
    ),
    must(
      'SF-SOQL-009',
      'documented',
      'A semi-join finds what others refer to, an anti-join the rest.',
      (org) =>
        partition(org, 'Account', [
          'Id IN (SELECT AccountId FROM Opportunity)',
          'Id NOT IN (SELECT AccountId FROM Opportunity)',
        ]),
    ),
    must('SF-SOQL-010', 'documented', 'A semi-join has conditions of its own.', async (org) => {
      const won = "Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won')";
      assert.ok(
        (await org.count('Account', won)) <=
          (await org.count('Account', 'Id IN (SELECT AccountId FROM Opportunity)')),
      );
    }),
    must('SF-SOQL-011', 'documented', 'A condition may be about a parent, several steps up.', async (org) => {
      const { OwnerId } = await org.first('Opportunity', 'OwnerId');
      await same(org, 'Opportunity', `OwnerId = '${OwnerId}'`, `Owner.Id = '${OwnerId}'`);
      await org.count('Opportunity', 'Account.Owner.Manager.Name = null');
    }),
    must('SF-SOQL-012', 'documented', 'An id of 15 characters is the same as one of 18.', async (org) => {
      const { Id } = await org.first('Account');
      await same(org, 'Account', `Id = '${Id}'`, `Id = '${Id.slice(0, 15)}'`);
    }),
    must('SF-SOQL-013', 'documented', 'Booleans and numbers stand without quotes.', (org) =>
      partition(org, 'Opportunity', ['IsClosed = true', 'IsClosed = false']),
    ),
    must('SF-SOQL-014', 'documented', 'Quotes and backslashes in text are escaped.', async (org) =>
      assert.equal(await org.count('Account', "Name = 'it\\'s \\\\ \\\" \\n'"), 0),
    ),
    should('SF-SOQL-015', 'unverified', 'Empty values come first, ascending and descending.', async (org) => {
      for (const direction of ['ASC', 'DESC']) {
        const [row] = await org.rows(`SELECT ParentId FROM Account ORDER BY ParentId ${direction} LIMIT 1`);
        assert.equal(row.ParentId, null, direction);
      }
    }),
    must('SF-SOQL-016', 'documented', 'NULLS LAST puts empty values at the end.', async (org) => {
      const rows = await org.rows('SELECT Amount FROM Opportunity ORDER BY Amount DESC NULLS LAST LIMIT 2');
      assert.ok(rows[0].Amount >= rows[1].Amount);
    }),
    must('SF-SOQL-017', 'documented', 'LIMIT and OFFSET walk through an order.', async (org) => {
      const all = await org.rows('SELECT Id FROM Account ORDER BY Name, Id LIMIT 6');
      const rest = await org.rows('SELECT Id FROM Account ORDER BY Name, Id LIMIT 3 OFFSET 3');
      assert.deepEqual(rest, all.slice(3));
    }),
    must('SF-SOQL-018', 'documented', 'A negative number is a value like others.', async (org) =>
      assert.equal(
        await org.count('Opportunity', 'Amount > -1.5'),
        await org.count('Opportunity', 'Amount >= 0'),
      ),
    ),
    must(
      'SF-SOQL-019',
      'documented',
      'Keywords have any case, and an object may have an alias.',
      async (org) => {
        const [row] = await org.rows(
          'sElEcT a.Id, a.Owner.Name FrOm Account a wHeRe a.Name != NULL oRdEr By a.Name lImIt 1',
        );
        assert.deepEqual(Object.keys(row), ['Id', 'Owner']);
      },
    ),
    must(
      'SF-SOQL-020',
      'documented',
      'USING SCOPE, FOR VIEW and FOR REFERENCE are understood.',
      async (org) => {
        for (const tail of ['LIMIT 1 FOR VIEW', 'LIMIT 1 FOR REFERENCE'])
          assert.equal((await org.query(`SELECT Id FROM Account ${tail}`)).totalSize, 1, tail);
        await org.query('SELECT Id FROM Account USING SCOPE everything LIMIT 1');
      },
    ),
    should('SF-SOQL-021', 'unverified', 'ALL ROWS is for Apex; over REST it is refused.', (org) =>
      refusedQuery(org, 'SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', /ALL ROWS not allowed/),
    ),
  ],
};
