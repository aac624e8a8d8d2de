import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, should } from './rows.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** That a literal means the dates between two others. */
async function period(org: LiveOrg, literal: string, from: string, to: string): Promise<void> {
  const spelled = `CloseDate >= ${from} AND CloseDate <= ${to}`;
  assert.equal(
    await org.count('Opportunity', `CloseDate = ${literal}`),
    await org.count('Opportunity', spelled),
    literal,
  );
}

const PERIODS = [
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  'LAST_WEEK',
  'THIS_WEEK',
  'NEXT_WEEK',
  'LAST_MONTH',
  'THIS_MONTH',
  'NEXT_MONTH',
  'LAST_QUARTER',
  'THIS_QUARTER',
  'NEXT_QUARTER',
  'LAST_YEAR',
  'THIS_YEAR',
  'NEXT_YEAR',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  'LAST_N_DAYS:30',
  'NEXT_N_DAYS:30',
  'N_DAYS_AGO:30',
  'LAST_N_WEEKS:4',
  'NEXT_N_WEEKS:4',
  'N_WEEKS_AGO:4',
  'LAST_N_MONTHS:3',
  'NEXT_N_MONTHS:3',
  'N_MONTHS_AGO:3',
  'LAST_N_QUARTERS:2',
  'NEXT_N_QUARTERS:2',
  'N_QUARTERS_AGO:2',
  'LAST_N_YEARS:1',
  'NEXT_N_YEARS:1',
  'N_YEARS_AGO:1',
  'THIS_FISCAL_QUARTER',
  'LAST_FISCAL_QUARTER',
  'NEXT_FISCAL_QUARTER',
  'THIS_FISCAL_YEAR',
  'LAST_FISCAL_YEAR',
  'NEXT_FISCAL_YEAR',
  'LAST_N_FISCAL_QUARTERS:2',
  'NEXT_N_FISCAL_QUARTERS:2',
  'N_FISCAL_QUARTERS_AGO:2',
  'LAST_N_FISCAL_YEARS:1',
  'NEXT_N_FISCAL_YEARS:1',
  'N_FISCAL_YEARS_AGO:1',
];

export const soqlValues: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'SOQL: dates, groups and functions',
  rows: [
    must('SF-DATE-001', 'documented', 'Every date literal is known.', async (org) => {
      for (const literal of PERIODS) await org.count('Opportunity', `CloseDate = ${literal}`);
    }),
    must(
      'SF-DATE-002',
      'documented',
      'A literal splits all dates into before, in and after.',
      async (org) => {
        const all = await org.count('Opportunity', 'CloseDate != null');
        for (const literal of PERIODS) {
          const counts = await Promise.all(
            ['<', '=', '>'].map((sign) => org.count('Opportunity', `CloseDate ${sign} ${literal}`)),
          );
          assert.equal(sum(counts), all, `${literal}: ${counts}`);
        }
      },
    ),
    must(
      'SF-DATE-003',
      'documented',
      'A quarter, a year and a month agree with one another.',
      async (org) => {
        await period(org, 'THIS_YEAR', 'THIS_YEAR', 'THIS_YEAR');
        const quarters = await Promise.all(
          [1, 2, 3, 4].map((quarter) => org.count('Opportunity', `CALENDAR_QUARTER(CloseDate) = ${quarter}`)),
        );
        assert.equal(sum(quarters), await org.count('Opportunity', 'CloseDate != null'));
      },
    ),
    must('SF-DATE-004', 'documented', 'LAST_N_DAYS begins n days ago and ends with today.', (org) =>
      period(org, 'LAST_N_DAYS:30', 'N_DAYS_AGO:30', 'TODAY'),
    ),
    must('SF-DATE-005', 'documented', 'LAST_N_MONTHS ends with the month before this.', (org) =>
      period(org, 'LAST_N_MONTHS:3', 'N_MONTHS_AGO:3', 'N_MONTHS_AGO:1'),
    ),
    must('SF-DATE-006', 'documented', 'An instant has a zone, which counts.', async (org) =>
      assert.equal(
        await org.count('Account', 'CreatedDate > 2020-01-01T01:00:00%2B01:00'.replace('%2B', '+')),
        await org.count('Account', 'CreatedDate > 2020-01-01T00:00:00Z'),
      ),
    ),
    must('SF-DATE-007', 'documented', 'Date functions group and filter.', async (org) => {
      const rows = await org.rows(
        'SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
      );
      for (const { y, n } of rows)
        assert.equal(n, await org.count('Opportunity', `CALENDAR_YEAR(CloseDate) = ${y}`));
      assert.ok(rows.length > 0);
    }),
    must('SF-DATE-008', 'documented', 'An instant is taken to the zone of the user.', async (org) => {
      const row = await org.rows(
        'SELECT DAY_ONLY(convertTimezone(CreatedDate)) d FROM Opportunity GROUP BY DAY_ONLY(convertTimezone(CreatedDate)) LIMIT 1',
      );
      assert.match(row[0].d, /^\d{4}-\d\d-\d\d$/);
    }),
    must('SF-AGG-001', 'documented', 'Groups add up to all records.', async (org) => {
      const rows = await org.rows('SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName');
      assert.equal(sum(rows.map(({ n }) => n)), await org.count('Opportunity'));
    }),
    must(
      'SF-AGG-002',
      'documented',
      'Aggregates pass over what is empty, and groups do not.',
      async (org) => {
        const [row] = await org.rows('SELECT COUNT(ParentId) n, COUNT_DISTINCT(ParentId) d FROM Account');
        assert.equal(row.n, await org.count('Account', 'ParentId != null'));
        assert.ok(row.d <= row.n);
        const groups = await org.rows(
          'SELECT ParentId, COUNT(Id) n FROM Account GROUP BY ParentId ORDER BY COUNT(Id) DESC',
        );
        assert.equal(
          groups.find(({ ParentId }) => ParentId === null)?.n,
          await org.count('Account', 'ParentId = null'),
        );
      },
    ),
    must('SF-AGG-003', 'documented', 'HAVING chooses groups.', async (org) => {
      const rows = await org.rows(
        'SELECT AccountId FROM Opportunity GROUP BY AccountId HAVING COUNT(Id) > 3',
      );
      for (const { AccountId } of rows.slice(0, 3))
        assert.ok((await org.count('Opportunity', `AccountId = '${AccountId}'`)) > 3);
    }),
    must('SF-AGG-004', 'documented', 'ROLLUP adds totals, told apart by GROUPING.', async (org) => {
      const rows = await org.rows(
        'SELECT StageName, GROUPING(StageName) g, COUNT(Id) n FROM Opportunity GROUP BY ROLLUP(StageName)',
      );
      const totals = rows.filter(({ g }) => g === 1);
      assert.deepEqual(totals, [{ StageName: null, g: 1, n: await org.count('Opportunity') }]);
    }),
    must('SF-AGG-005', 'documented', 'CUBE adds totals of every combination.', async (org) => {
      const rows = await org.rows(
        'SELECT IsWon, IsClosed, COUNT(Id) n, GROUPING(IsWon) w, GROUPING(IsClosed) c FROM Opportunity GROUP BY CUBE(IsWon, IsClosed)',
      );
      const all = await org.count('Opportunity');
      for (const [w, c] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ])
        assert.equal(
          sum(rows.filter((row) => row.w === w && row.c === c).map(({ n }) => n)),
          all,
          `grouping ${w}${c}`,
        );
    }),
    must('SF-AGG-006', 'documented', 'MIN and MAX work on dates and text.', async (org) => {
      const [row] = await org.rows(
        'SELECT MIN(CloseDate) first, MAX(CloseDate) last, MIN(Name) name FROM Opportunity',
      );
      assert.ok(row.first < row.last && row.name);
    }),
    must('SF-AGG-007', 'documented', 'Unnamed aggregates are called expr0, expr1 and so on.', async (org) => {
      const [row] = await org.rows('SELECT COUNT(Id), MAX(CloseDate) FROM Opportunity');
      assert.deepEqual(Object.keys(row), ['expr0', 'expr1']);
    }),
    must(
      'SF-FN-001',
      'documented',
      'FIELDS(STANDARD) and FIELDS(ALL) are the fields of the object.',
      async (org) => {
        const [standard] = await org.rows('SELECT FIELDS(STANDARD) FROM Account LIMIT 1');
        const [all] = await org.rows('SELECT FIELDS(ALL) FROM Account LIMIT 1');
        assert.ok('Name' in standard && !Object.keys(standard).some((name) => name.endsWith('__c')));
        assert.deepEqual(
          Object.keys(standard).filter((name) => !(name in all)),
          [],
        );
      },
    ),
    must('SF-FN-002', 'documented', 'toLabel gives the label of a picklist value.', async (org) => {
      const [row] = await org.rows('SELECT toLabel(StageName) FROM Opportunity LIMIT 1');
      assert.ok(row.StageName);
    }),
    must('SF-FN-003', 'documented', 'FORMAT gives a number as the user writes it.', async (org) => {
      const [row] = await org.rows('SELECT FORMAT(Amount) Amt FROM Opportunity WHERE Amount > 999 LIMIT 1');
      assert.equal(typeof row.Amt, 'string');
      assert.match(row.Amt, /\d/);
    }),
    must(
      'SF-FN-004',
      'documented',
      'convertCurrency gives an amount in the currency of the user.',
      async (org) => {
        const { DefaultCurrencyIsoCode: own } = await org.first('User', 'DefaultCurrencyIsoCode');
        const [row] = await org.rows(
          `SELECT Amount, convertCurrency(Amount) c FROM Opportunity WHERE CurrencyIsoCode = '${own}' AND Amount > 0 LIMIT 1`,
        );
        assert.equal(row.c, row.Amount);
      },
      { needs: ['several currencies'] },
    ),
    should('SF-FN-005', 'documented', 'TYPEOF chooses fields by the kind of the parent.', async (org) => {
      const [row] = await org.rows(
        'SELECT TYPEOF Owner WHEN User THEN Username ELSE Name END FROM Order LIMIT 1',
      );
      assert.ok(row.Owner.Username);
    }),
    must(
      'SF-FN-006',
      'documented',
      'Children have conditions, order and limit of their own.',
      async (org) => {
        const soql =
          'SELECT (SELECT Id, CloseDate FROM Opportunities WHERE IsClosed = true ORDER BY CloseDate DESC LIMIT 2) FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsClosed = true) LIMIT 3';
        for (const { Opportunities } of await org.rows(soql)) {
          const dates = Opportunities.records.map(({ CloseDate }: { CloseDate: string }) => CloseDate);
          assert.ok(dates.length <= 2);
          assert.deepEqual(dates, dates.toSorted().reverse());
        }
      },
    ),
  ],
};
