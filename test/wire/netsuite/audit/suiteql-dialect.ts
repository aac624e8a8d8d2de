import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, refusedQuery, should } from './rows.ts';

const sum = (values: readonly (string | undefined)[]): number =>
  values.reduce((total, value) => total + Number(value), 0);
const INVOICES = "FROM transaction WHERE type = 'CustInvc'";

export const suiteqlDialect: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'SuiteQL: statements',
  rows: [
    must('NS-SQL-001', 'documented', 'Joins are written either way, with one result.', async (account) => {
      const on = await account.value(
        "SELECT COUNT(*) AS n FROM transaction t INNER JOIN customer c ON c.id = t.entity WHERE t.type = 'CustInvc'",
      );
      const comma = await account.value(
        "SELECT COUNT(*) AS n FROM transaction t, customer c WHERE c.id = t.entity AND t.type = 'CustInvc'",
      );
      assert.ok(Number(on) > 0);
      assert.equal(comma, on);
    }),
    must(
      'NS-SQL-002',
      'documented',
      'An outer join keeps what has no counterpart, in either spelling.',
      async (account) => {
        const left = await account.value(
          'SELECT COUNT(*) AS n FROM customer c LEFT JOIN customer p ON p.id = c.parent',
        );
        const plus = await account.value(
          'SELECT COUNT(*) AS n FROM customer c, customer p WHERE p.id (+) = c.parent',
        );
        assert.deepEqual(
          [left, plus],
          Array(2).fill(await account.value('SELECT COUNT(*) AS n FROM customer')),
        );
      },
    ),
    must('NS-SQL-003', 'documented', 'A query stands in place of a table.', async (account) =>
      assert.equal(
        await account.value(`SELECT COUNT(*) AS n FROM (SELECT id ${INVOICES})`),
        await account.value(`SELECT COUNT(*) AS n ${INVOICES}`),
      ),
    ),
    must('NS-SQL-004', 'read in a client', 'WITH names queries for use below.', async (account) =>
      assert.equal(
        await account.value(
          `WITH i AS (SELECT entity ${INVOICES}), c AS (SELECT DISTINCT entity FROM i) SELECT COUNT(*) AS n FROM c`,
        ),
        await account.value(`SELECT COUNT(DISTINCT entity) AS n ${INVOICES}`),
      ),
    ),
    must('NS-SQL-005', 'documented', 'EXISTS and IN take queries.', async (account) => {
      const inside = await account.value(
        `SELECT COUNT(*) AS n FROM customer c WHERE c.id IN (SELECT entity ${INVOICES})`,
      );
      const exists = await account.value(
        "SELECT COUNT(*) AS n FROM customer c WHERE EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc')",
      );
      assert.ok(Number(inside) > 0);
      assert.equal(exists, inside);
    }),
    must('NS-SQL-006', 'documented', 'A query of one value stands in place of a value.', async (account) => {
      const [row] = await account.rows(`SELECT (SELECT COUNT(*) ${INVOICES}) AS n FROM DUAL`);
      assert.equal(row?.n, await account.value(`SELECT COUNT(*) AS n ${INVOICES}`));
    }),
    must('NS-SQL-007', 'documented', 'UNION drops what is double, UNION ALL keeps it.', async (account) => {
      const twice = (word: string) =>
        account.value(`SELECT COUNT(*) AS n FROM (SELECT 1 AS n FROM DUAL ${word} SELECT 1 FROM DUAL)`);
      assert.deepEqual([await twice('UNION'), await twice('UNION ALL')], ['1', '2']);
    }),
    should('NS-SQL-008', 'documented', 'INTERSECT and MINUS compare queries.', async (account) => {
      const left = '(SELECT 1 AS n FROM DUAL UNION SELECT 2 FROM DUAL)';
      const rows = async (word: string) => account.rows(`SELECT n FROM ${left} ${word} SELECT 2 FROM DUAL`);
      assert.deepEqual([await rows('INTERSECT'), await rows('MINUS')], [[{ n: '2' }], [{ n: '1' }]]);
    }),
    must(
      'NS-SQL-009',
      'documented',
      'Groups add up to all rows, HAVING chooses among them.',
      async (account) => {
        const rows = await account.rows('SELECT type, COUNT(*) AS n FROM transaction GROUP BY type');
        assert.equal(
          String(sum(rows.map(({ n }) => n))),
          await account.value('SELECT COUNT(*) AS n FROM transaction'),
        );
        const many = await account.rows('SELECT type FROM transaction GROUP BY type HAVING COUNT(*) > 100');
        assert.equal(many.length, rows.filter(({ n }) => Number(n) > 100).length);
      },
    ),
    must('NS-SQL-010', 'documented', 'ROLLUP adds a total.', async (account) => {
      const rows = await account.rows('SELECT type, COUNT(*) AS n FROM transaction GROUP BY ROLLUP(type)');
      const totals = rows.filter(({ type }) => type === undefined);
      assert.deepEqual(totals, [{ n: await account.value('SELECT COUNT(*) AS n FROM transaction') }]);
    }),
    must('NS-SQL-011', 'documented', 'Rows are numbered and ranked over partitions.', async (account) => {
      const rows = await account.rows(
        `SELECT * FROM (SELECT entity, id, ROW_NUMBER() OVER (PARTITION BY entity ORDER BY id DESC) AS place ${INVOICES}) WHERE place = 1 ORDER BY entity`,
      );
      assert.equal(
        String(rows.length),
        await account.value(`SELECT COUNT(DISTINCT entity) AS n ${INVOICES}`),
      );
      for (const { entity, id } of rows.slice(0, 3))
        assert.equal(id, await account.value(`SELECT MAX(id) AS id ${INVOICES} AND entity = ${entity}`));
    }),
    must('NS-SQL-012', 'documented', 'Sums run over a partition.', async (account) => {
      const rows = await account.rows(
        `SELECT id, SUM(foreigntotal) OVER (ORDER BY id) AS running ${INVOICES} ORDER BY id`,
      );
      const total = await account.value(`SELECT SUM(foreigntotal) AS total ${INVOICES}`);
      const { json } = await account.suiteql(
        `SELECT MAX(running) AS last FROM (SELECT SUM(foreigntotal) OVER (ORDER BY id) AS running ${INVOICES})`,
      );
      assert.ok(rows.length > 0);
      assert.equal(json.items[0].last, total);
    }),
    should('NS-SQL-013', 'documented', 'LAG, LEAD and DENSE_RANK look at neighbours.', async (account) => {
      const inline = '(SELECT 10 AS n FROM DUAL UNION ALL SELECT 20 FROM DUAL UNION ALL SELECT 20 FROM DUAL)';
      const rows = await account.rows(
        `SELECT n, DENSE_RANK() OVER (ORDER BY n DESC) AS rank, LAG(n) OVER (ORDER BY n) AS before FROM ${inline} ORDER BY n`,
      );
      assert.deepEqual(rows, [
        { n: '10', rank: '2' },
        { n: '20', rank: '1', before: '10' },
        { n: '20', rank: '1', before: '20' },
      ]);
    }),
    must('NS-SQL-014', 'measured', 'ROWNUM counts before the order is made.', async (account) => {
      const plain = await account.rows('SELECT id FROM transaction WHERE ROWNUM <= 5');
      const ordered = await account.rows('SELECT id FROM transaction WHERE ROWNUM <= 5 ORDER BY id DESC');
      assert.deepEqual(new Set(ordered.map(({ id }) => id)), new Set(plain.map(({ id }) => id)));
      const nested = await account.rows(
        'SELECT * FROM (SELECT id FROM transaction ORDER BY id DESC) WHERE ROWNUM <= 1',
      );
      assert.equal(nested[0]?.id, await account.value('SELECT MAX(id) AS id FROM transaction'));
    }),
    must('NS-SQL-015', 'documented', 'TOP, FETCH FIRST and OFFSET bound a result.', async (account) => {
      const top = await account.rows('SELECT TOP 3 id FROM transaction ORDER BY id');
      const fetched = await account.rows('SELECT id FROM transaction ORDER BY id FETCH FIRST 3 ROWS ONLY');
      assert.deepEqual(top, fetched);
      assert.deepEqual(
        await account.rows('SELECT id FROM transaction ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY'),
        fetched.slice(1),
      );
    }),
    must('NS-SQL-016', 'documented', 'There is no LIMIT.', (account) =>
      refusedQuery(account, 'SELECT id FROM transaction LIMIT 5'),
    ),
    must('NS-SQL-017', 'documented', 'Only queries are taken.', async (account) => {
      for (const q of [
        "UPDATE customer SET companyname = 'x' WHERE 1 = 0",
        'DELETE FROM customer WHERE 1 = 0',
        'DROP TABLE nothing',
        'SELECT 1 AS one FROM DUAL; SELECT 2 AS two FROM DUAL',
      ])
        assert.equal((await account.suiteql(q)).status, 400, q);
    }),
    must('NS-SQL-018', 'documented', 'Names have any case, comments are passed over.', async (account) =>
      assert.deepEqual(
        await account.rows("select /* all -- of it */ 'a -- b' As Text -- the end\n from DuAl"),
        [{ text: 'a -- b' }],
      ),
    ),
    must(
      'NS-SQL-019',
      'documented',
      'Order is by name, place or expression, empty values last.',
      async (account) => {
        const inline =
          '(SELECT 2 AS n FROM DUAL UNION ALL SELECT NULL FROM DUAL UNION ALL SELECT 1 FROM DUAL)';
        for (const order of ['n', '1', 'n + 0', 'n ASC NULLS LAST'])
          assert.deepEqual(
            await account.rows(`SELECT n FROM ${inline} ORDER BY ${order}`),
            [{ n: '1' }, { n: '2' }, {}],
            order,
          );
        assert.deepEqual((await account.rows(`SELECT n FROM ${inline} ORDER BY n NULLS FIRST`))[0], {});
      },
    ),
    must('NS-SQL-020', 'documented', 'LIKE has % and _, BETWEEN both ends, IN a list.', async (account) => {
      const q =
        "SELECT 1 AS one FROM DUAL WHERE 'abc' LIKE 'a_%' AND 2 BETWEEN 2 AND 3 AND 'x' IN ('x', 'y') AND NOT 'a' LIKE 'b%'";
      assert.equal(await account.value(q), '1');
    }),
    must(
      'NS-SQL-021',
      'read in a client',
      'A date is compared with text in the form of the account.',
      async (account) => {
        const { day, n } = await account.first(
          "TO_CHAR(trandate, 'MM/DD/YYYY') AS day, COUNT(*) AS n",
          "transaction WHERE type = 'CustInvc' GROUP BY trandate ORDER BY trandate",
        );
        assert.equal(await account.value(`SELECT COUNT(*) AS n ${INVOICES} AND trandate = '${day}'`), n);
      },
    ),
    should('NS-SQL-022', 'unverified', 'Text is compared with regard to case.', async (account) =>
      assert.deepEqual(await account.rows("SELECT 1 AS one FROM DUAL WHERE 'a' = 'A'"), []),
    ),
    must(
      'NS-SQL-023',
      'documented',
      'A star gives every column, also of one table of several.',
      async (account) => {
        const [row] = await account.rows(
          'SELECT c.*, s.name AS subsidiaryname FROM customer c, customersubsidiaryrelationship r, subsidiary s WHERE r.entity = c.id AND s.id = r.subsidiary AND ROWNUM <= 1',
        );
        assert.ok(row?.entityid && row.subsidiaryname);
      },
    ),
    must('NS-SQLERR-001', 'measured', 'An unknown column is told with the tables at hand.', (account) =>
      refusedQuery(
        account,
        'SELECT subsidary FROM transaction',
        "Search error occurred: Unknown identifier 'subsidary'. Available identifiers are: {transaction=transaction}.",
      ),
    ),
    must('NS-SQLERR-002', 'measured', 'An unknown column of an alias is told with all aliases.', (account) =>
      refusedQuery(
        account,
        'SELECT t.nope FROM transaction t JOIN customer c ON c.id = t.entity',
        /Unknown identifier 'nope'\. Available identifiers are: \{t=transaction, c=customer\}\./,
      ),
    ),
    must('NS-SQLERR-003', 'measured', 'An unknown table is an invalid search type.', (account) =>
      refusedQuery(
        account,
        'SELECT id FROM transactiontablethatdoesnotexist',
        /Invalid search type: transactiontablethatdoesnotexist\.$/,
      ),
    ),
    must('NS-SQLERR-004', 'measured', 'What cannot be read is an invalid search.', (account) =>
      refusedQuery(account, 'SELECT FROM WHERE', /Invalid or unsupported search/),
    ),
    must('NS-SQLERR-005', 'documented', 'Functions that are not supported are refused.', async (account) => {
      for (const call of [
        "LEFT('abc', 1)",
        "RIGHT('abc', 1)",
        "SUBSTRING('abc', 1)",
        'CEILING(1.5)',
        "CHARINDEX('a', 'abc')",
        "LCASE('A')",
        "UCASE('a')",
        "REPEAT('a', 2)",
      ])
        await refusedQuery(account, `SELECT ${call} AS v FROM DUAL`);
    }),
    must('NS-SQLERR-006', 'documented', 'A column beside an aggregate must be grouped.', (account) =>
      refusedQuery(account, 'SELECT type, COUNT(*) AS n FROM transaction'),
    ),
  ],
};
