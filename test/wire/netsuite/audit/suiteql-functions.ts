import assert from 'node:assert/strict';
import type { AuditRow, AuditSubject, Source } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, should } from './rows.ts';

type Row = AuditRow<LiveAccount, NetSuiteNeed>;
/** What an expression over DUAL gives; undefined: empty. */
type Example = readonly [expression: string, value: string | undefined];

/** A row of examples, each asked at once in one query. */
function examples(
  make: typeof must,
  id: string,
  source: Source,
  sentence: string,
  ...list: readonly Example[]
): Row {
  return make(id, source, sentence, async (account) => {
    const columns = list.map(([expression], i) => `${expression} AS v${i}`);
    const [row = {}] = await account.rows(`SELECT ${columns.join(', ')} FROM DUAL`);
    const found = list.map(([expression], i) => [expression, row[`v${i}`]]);
    assert.deepEqual(
      found,
      list.map(([expression, value]) => [expression, value]),
    );
  });
}

const DAY = "TO_DATE('2024-02-29', 'YYYY-MM-DD')";

export const suiteqlFunctions: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'SuiteQL: functions',
  rows: [
    examples(
      must,
      'NS-FN-001',
      'documented',
      'NVL, NVL2, COALESCE and NULLIF deal with what is empty.',
      ["NVL(NULL, 'a')", 'a'],
      ["NVL2('x', 'a', 'b')", 'a'],
      ["NVL2(NULL, 'a', 'b')", 'b'],
      ["COALESCE(NULL, NULL, 'c')", 'c'],
      ["NULLIF('a', 'a')", undefined],
      ["NULLIF('a', 'b')", 'a'],
    ),
    examples(
      must,
      'NS-FN-002',
      'documented',
      'DECODE and CASE choose a value.',
      ["DECODE(2, 1, 'one', 2, 'two', 'more')", 'two'],
      ["DECODE(NULL, NULL, 'none', 'some')", 'none'],
      ["CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END", 'b'],
      ["CASE 3 WHEN 3 THEN 'three' END", 'three'],
      ["CASE 4 WHEN 3 THEN 'three' END", undefined],
    ),
    examples(
      must,
      'NS-FN-003',
      'documented',
      'Text is joined with || and CONCAT, and an empty text is nothing.',
      ["'a' || NULL || 'b'", 'ab'],
      ["CONCAT('a', 'b')", 'ab'],
      ["NVL('', 'empty')", 'empty'],
      ["'it''s'", "it's"],
    ),
    examples(
      must,
      'NS-FN-004',
      'documented',
      'Text is cut and measured from one on.',
      ["SUBSTR('abcdef', 2, 3)", 'bcd'],
      ["SUBSTR('abcdef', -2)", 'ef'],
      ["INSTR('banana', 'na')", '3'],
      ["INSTR('banana', 'na', 1, 2)", '5'],
      ["INSTR('banana', 'x')", '0'],
      ["LENGTH('abc')", '3'],
    ),
    examples(
      must,
      'NS-FN-005',
      'documented',
      'Text changes its case, its ends and its width.',
      ["UPPER('aß1')", 'ASS1'],
      ["LOWER('ABC')", 'abc'],
      ["INITCAP('new york')", 'New York'],
      ["TRIM('  a ')", 'a'],
      ["LTRIM('xxa', 'x')", 'a'],
      ["RTRIM('axx', 'x')", 'a'],
      ["LPAD('7', 3, '0')", '007'],
      ["RPAD('a', 3, '.')", 'a..'],
    ),
    examples(
      must,
      'NS-FN-006',
      'documented',
      'Text is replaced, letter by letter and by patterns.',
      ["REPLACE('a-b-c', '-', '+')", 'a+b+c'],
      ["TRANSLATE('abc', 'ab', 'xy')", 'xyc'],
      ["REGEXP_REPLACE('a1b22', '[0-9]+', '#')", 'a#b#'],
      ["REGEXP_SUBSTR('order 123', '[0-9]+')", '123'],
      ["REGEXP_INSTR('abc1', '[0-9]')", '4'],
    ),
    examples(
      must,
      'NS-FN-007',
      'documented',
      'Numbers are rounded and cut at any place.',
      ['ROUND(2.345, 2)', '2.35'],
      ['ROUND(-2.5)', '-3'],
      ['TRUNC(2.99)', '2'],
      ['TRUNC(1234.567, -2)', '1200'],
      ['CEIL(1.1)', '2'],
      ['FLOOR(-1.1)', '-2'],
    ),
    examples(
      must,
      'NS-FN-008',
      'documented',
      'Numbers are counted with, exactly.',
      ['0.1 + 0.2', '0.3'],
      ['MOD(7, 3)', '1'],
      ['ABS(-5)', '5'],
      ['SIGN(-2)', '-1'],
      ['POWER(2, 10)', '1024'],
      ['GREATEST(1, 3, 2)', '3'],
      ['LEAST(1, 3, 2)', '1'],
      ['10 / 4', '2.5'],
    ),
    examples(
      must,
      'NS-FN-009',
      'documented',
      'TO_CHAR writes dates by a mask.',
      [`TO_CHAR(${DAY}, 'YYYY-MM-DD')`, '2024-02-29'],
      [`TO_CHAR(${DAY}, 'DD.MM.YY')`, '29.02.24'],
      [`TO_CHAR(${DAY}, 'Mon YYYY')`, 'Feb 2024'],
      [`TO_CHAR(${DAY}, 'Q')`, '1'],
      [`TO_CHAR(${DAY}, 'DDD')`, '060'],
      [`TO_CHAR(${DAY}, 'YYYY-MM-DD HH24:MI:SS')`, '2024-02-29 00:00:00'],
      [`TO_CHAR(${DAY}, '"Q"Q YYYY')`, 'Q1 2024'],
      [`TO_CHAR(${DAY}, 'FMMonth DD')`, 'February 29'],
    ),
    examples(
      must,
      'NS-FN-010',
      'documented',
      'TO_CHAR writes numbers by a mask.',
      ["TO_CHAR(1234.5, 'FM999,999.00')", '1,234.50'],
      ["TO_CHAR(0.5, 'FM0.00')", '0.50'],
      ['TO_CHAR(12.5)', '12.5'],
    ),
    examples(
      must,
      'NS-FN-011',
      'documented',
      'TO_NUMBER and CAST read text.',
      ["TO_NUMBER('12.50') + 1", '13.5'],
      ["CAST('7' AS INTEGER) + 1", '8'],
      ["CAST(7 AS VARCHAR(10)) || 'x'", '7x'],
    ),
    examples(
      must,
      'NS-FN-012',
      'documented',
      'Days are added to a date, and dates differ by days.',
      [`TO_CHAR(${DAY} + 1, 'YYYY-MM-DD')`, '2024-03-01'],
      [`TO_DATE('2024-03-10', 'YYYY-MM-DD') - ${DAY}`, '10'],
    ),
    examples(
      must,
      'NS-FN-013',
      'documented',
      'Months are added, ended and counted.',
      [`TO_CHAR(ADD_MONTHS(${DAY}, 12), 'YYYY-MM-DD')`, '2025-02-28'],
      ["TO_CHAR(LAST_DAY(TO_DATE('2023-02-03', 'YYYY-MM-DD')), 'DD')", '28'],
      [`MONTHS_BETWEEN(TO_DATE('2024-05-29', 'YYYY-MM-DD'), ${DAY})`, '3'],
    ),
    examples(
      must,
      'NS-FN-014',
      'documented',
      'Dates are cut to month, quarter and year.',
      [`TO_CHAR(TRUNC(${DAY}, 'MM'), 'YYYY-MM-DD')`, '2024-02-01'],
      [`TO_CHAR(TRUNC(${DAY}, 'Q'), 'YYYY-MM-DD')`, '2024-01-01'],
      [`TO_CHAR(TRUNC(${DAY}, 'YYYY'), 'YYYY-MM-DD')`, '2024-01-01'],
      [`TO_CHAR(TRUNC(${DAY}, 'MONTH'), 'DD')`, '01'],
    ),
    examples(
      must,
      'NS-FN-015',
      'documented',
      'EXTRACT takes a part of a date.',
      [`EXTRACT(YEAR FROM ${DAY})`, '2024'],
      [`EXTRACT(MONTH FROM ${DAY})`, '2'],
      [`EXTRACT(DAY FROM ${DAY})`, '29'],
    ),
    examples(should, 'NS-FN-016', 'documented', 'NEXT_DAY finds the next day of a name.', [
      `TO_CHAR(NEXT_DAY(${DAY}, 'MONDAY'), 'YYYY-MM-DD')`,
      '2024-03-04',
    ]),
    must(
      'NS-FN-017',
      'documented',
      'CURRENT_DATE, SYSDATE and TODAY are of the account.',
      async (account) => {
        const [row] = await account.rows(
          "SELECT TO_CHAR(CURRENT_DATE, 'YYYY-MM-DD') AS a, TO_CHAR(SYSDATE, 'YYYY-MM-DD') AS b FROM DUAL",
        );
        assert.match(row?.a ?? '', /^\d{4}-\d\d-\d\d$/);
        assert.equal(row?.b, row?.a);
      },
    ),
    must('NS-FN-018', 'documented', 'MEDIAN, VARIANCE and STDDEV describe a column.', async (account) => {
      const inline = '(SELECT 1 AS n FROM DUAL UNION ALL SELECT 2 FROM DUAL UNION ALL SELECT 6 FROM DUAL)';
      const [row] = await account.rows(`SELECT MEDIAN(n) AS m, AVG(n) AS a, VARIANCE(n) AS v FROM ${inline}`);
      assert.deepEqual(row, { m: '2', a: '3', v: '7' });
    }),
    must(
      'NS-FN-019',
      'documented',
      'COUNT(DISTINCT) and APPROX_COUNT_DISTINCT count values.',
      async (account) => {
        const [row] = await account.rows(
          'SELECT COUNT(DISTINCT type) AS a, APPROX_COUNT_DISTINCT(type) AS b FROM transaction',
        );
        assert.ok(Number(row?.a) > 1);
        assert.equal(row?.b, row?.a);
      },
    ),
  ],
};
