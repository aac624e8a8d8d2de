/** Queries of the functions that SuiteQL adds to SQL and of rarer parts of Oracle's, with the rows that the small company answers. */
export const FUNCTION_QUERIES: readonly {
  readonly title: string;
  readonly query: string;
  readonly parameters?: readonly unknown[];
  readonly rows: readonly Record<string, string>[];
}[] = [
  {
    title: 'ranges of fiscal years, quarters and halves, to date and a year ago',
    query: `SELECT TO_CHAR(BUILTIN.RELATIVE_RANGES('LFYTD','START'),'YYYY-MM-DD') a, TO_CHAR(BUILTIN.RELATIVE_RANGES('LFYTD','END'),'YYYY-MM-DD') b, TO_CHAR(BUILTIN.RELATIVE_RANGES('SFQLFY','END'),'YYYY-MM-DD') c, TO_CHAR(BUILTIN.RELATIVE_RANGES('TFH','END'),'YYYY-MM-DD') d, TO_CHAR(BUILTIN.RELATIVE_RANGES('WBL','START'),'YYYY-MM-DD') e, TO_CHAR(BUILTIN.RELATIVE_RANGES('THIS_MONTH','END'),'YYYY-MM-DD') f, TO_CHAR(BUILTIN.RELATIVE_RANGES('PMTFY','END'),'YYYY-MM-DD') g FROM DUAL`,
    rows: [
      {
        a: '2023-01-01',
        b: '2023-06-15',
        c: '2023-06-30',
        d: '2024-06-30',
        e: '2024-05-26',
        f: '2024-06-30',
        g: '2024-05-31',
      },
    ],
  },
  {
    title: 'periods of the last fiscal quarter by BUILTIN.PERIOD',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' AND postingperiod IN (BUILTIN.PERIOD('LFQ', 'START', 'NOT_LAST', 'BETWEEN')) ORDER BY id`,
    rows: [{ externalid: 'INV-A' }, { externalid: 'INV-B' }, { externalid: 'INV-C' }],
  },
  {
    title: 'periods from this fiscal quarter on',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' AND postingperiod IN (BUILTIN.PERIOD('TFQ', 'START', 'ALL', '>=')) ORDER BY id`,
    rows: [{ externalid: 'INV-D' }],
  },
  {
    title: 'a multiselect filter by id',
    query: `SELECT entityid FROM customer WHERE BUILTIN.MNFILTER(subsidiary, 'MN_INCLUDE', '', 'TRUE', '2') = 'T'`,
    rows: [{ entityid: 'C-3' }],
  },
  {
    title: 'a multiselect filter by name, whatever its case',
    query: `SELECT entityid FROM customer WHERE BUILTIN.MNFILTER(salesrep, 'MN_EXCLUDE', 'DF', 'FALSE', 'ada rep') = 'T' ORDER BY id`,
    rows: [{ entityid: 'C-2' }, { entityid: 'C-3' }, { entityid: 'C-4' }],
  },
  {
    title: 'nobody is the user of the integration',
    query: `SELECT entityid FROM customer WHERE salesrep IN (BUILTIN.NAMED_GROUP('employee', 'me'))`,
    rows: [],
  },
  {
    title: 'a query as a workbook writes it',
    query: `SELECT BUILTIN_RESULT.TYPE_STRING(BUILTIN.DF("TRANSACTION".entity)) AS entity, BUILTIN_RESULT.TYPE_CURRENCY(BUILTIN.CONSOLIDATE(TransactionAccountingLine.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, "TRANSACTION".postingperiod, 'DEFAULT'), BUILTIN.CURRENCY(BUILTIN.CONSOLIDATE(TransactionAccountingLine.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, "TRANSACTION".postingperiod, 'DEFAULT'))) AS amount, BUILTIN.CURRENCY(BUILTIN.CONSOLIDATE(TransactionAccountingLine.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, "TRANSACTION".postingperiod, 'DEFAULT')) AS currency FROM "TRANSACTION", TransactionAccountingLine WHERE "TRANSACTION"."ID" = TransactionAccountingLine."TRANSACTION" AND UPPER("TRANSACTION"."TYPE") IN ('CUSTINVC') AND TransactionAccountingLine.transactionline = 0 ORDER BY "TRANSACTION"."ID"`,
    rows: [
      { entity: 'C-1 Acme', amount: '1200.3', currency: 'USD' },
      { entity: 'C-2 Beta', amount: '432.78', currency: 'USD' },
      { entity: 'C-3 Gamma', amount: '666.4', currency: 'USD' },
      { entity: 'C-4 Delta', amount: '110.01', currency: 'USD' },
    ],
  },
  {
    title: 'amounts in another currency, by the rate of today and of a day',
    query: `SELECT BUILTIN.CURRENCY_CONVERT(t.foreigntotal) a, BUILTIN.CURRENCY_CONVERT(t.foreigntotal, 1, DATE '2024-02-01') b, BUILTIN.CURRENCY(BUILTIN.CURRENCY_CONVERT(t.foreigntotal)) c FROM transaction t WHERE t.externalid = 'INV-D'`,
    rows: [{ a: '120.012', b: '110.011', c: 'USD' }],
  },
  {
    title: 'the path of a customer in its tree',
    query: `SELECT entityid, BUILTIN.HIERARCHY(id, 'DISPLAY_JOINED') a, BUILTIN.HIERARCHY(id, 'LEVEL') b, BUILTIN.HIERARCHY(parent, 'SELF_DISPLAY') c, BUILTIN.HIERARCHY(id, 'IDENTIFIER') d FROM customer WHERE entityid = 'C-2'`,
    rows: [{ entityid: 'C-2', a: 'C-1 Acme : C-2 Beta', b: '1', c: 'C-1 Acme', d: '4 : 5' }],
  },
  {
    title: 'aggregates of the first and the last rows',
    query: `SELECT MAX(foreigntotal) KEEP (DENSE_RANK LAST ORDER BY trandate) a, MIN(externalid) KEEP (DENSE_RANK FIRST ORDER BY foreigntotal DESC NULLS LAST) b, SUM(foreigntotal) KEEP (DENSE_RANK FIRST ORDER BY currency) c, COUNT(*) d FROM transaction WHERE type = 'CustInvc'`,
    rows: [{ a: '100.01', b: 'INV-A', c: '1633.08', d: '4' }],
  },
  {
    title: 'intervals',
    query: `SELECT TO_CHAR(DATE '2024-03-31' - INTERVAL '1' MONTH, 'YYYY-MM-DD') a, TO_CHAR(DATE '2024-01-01' + INTERVAL '1-2' YEAR TO MONTH, 'YYYY-MM-DD') b, TO_CHAR(TIMESTAMP '2024-01-01 10:00:00' - INTERVAL '1 12:30' DAY TO MINUTE, 'YYYY-MM-DD HH24:MI') c, TO_CHAR(DATE '2024-03-16' + INTERVAL '90' MINUTE, 'HH:MI AM') d FROM DUAL`,
    rows: [{ a: '2024-02-29', b: '2025-03-01', c: '2023-12-30 21:30', d: '01:30 AM' }],
  },
  {
    title: 'trimming, matching and other functions of text and numbers',
    query: `SELECT TRIM(LEADING '0' FROM '0012') a, TRIM(BOTH 'x' FROM 'xxaxx') b, TRIM(TRAILING FROM 'b  ') c, SOUNDEX('Robert') d, WIDTH_BUCKET(35, 0, 100, 10) e, REMAINDER(10, 4) f, BITAND(12, 10) g, ASCIISTR('é') h, UNISTR('\\00e9') i, REGEXP_COUNT('a,b,c', ',') j, REGEXP_REPLACE('abcabc', 'b', 'x', 1, 2) k, REGEXP_SUBSTR('key=val', '(\\w+)=(\\w+)', 1, 1, 'c', 2) l, REGEXP_INSTR('xxab', '[[:digit:]]') m, MOD(10, 0) n FROM DUAL`,
    rows: [
      {
        a: '12',
        b: 'a',
        c: 'b',
        d: 'R163',
        e: '4',
        f: '2',
        g: '8',
        h: '\\00E9',
        i: 'é',
        j: '2',
        k: 'abcaxc',
        l: 'val',
        m: '0',
        n: '10',
      },
    ],
  },
  {
    title: 'masks of dates, and dates rounded',
    query: `SELECT TO_CHAR(DATE '2024-03-05', 'YEAR') a, TO_CHAR(ROUND(DATE '2024-03-16', 'MM'), 'YYYY-MM-DD') b, TO_CHAR(ROUND(DATE '2024-06-30', 'YYYY'), 'YYYY-MM-DD') c, TO_CHAR(TO_TIMESTAMP('2024-01-02 03:04:05.678', 'YYYY-MM-DD HH24:MI:SS.FF3'), 'DS TS') d, TO_CHAR(DATE '2024-03-05', 'DL') e, TO_CHAR(DATE '2024-03-05', 'J WW D') f FROM DUAL`,
    rows: [
      {
        a: 'TWENTY TWENTY-FOUR',
        b: '2024-04-01',
        c: '2024-01-01',
        d: '1/2/2024 3:04:05 AM',
        e: 'Tuesday, March 5, 2024',
        f: '2460375 10 3',
      },
    ],
  },
  {
    title: 'CUBE with the number of each grouping',
    query: `SELECT type, status, COUNT(*) n, GROUPING_ID(type, status) g FROM transaction WHERE type IN ('CustInvc', 'SalesOrd') GROUP BY CUBE(type, status) HAVING GROUPING_ID(type, status) > 0 ORDER BY g, type, status`,
    rows: [
      { type: 'CustInvc', n: '4', g: '1' },
      { type: 'SalesOrd', n: '3', g: '1' },
      { status: 'A', n: '3', g: '2' },
      { status: 'B', n: '2', g: '2' },
      { status: 'F', n: '1', g: '2' },
      { status: 'G', n: '1', g: '2' },
      { n: '7', g: '3' },
    ],
  },
  {
    title: 'the largest by >= ALL',
    query: `SELECT externalid FROM transaction WHERE type = 'SalesOrd' AND foreigntotal >= ALL (SELECT foreigntotal FROM transaction WHERE type = 'SalesOrd')`,
    rows: [{ externalid: 'SO-C' }],
  },
  {
    title: "Oracle's mark of an outer join with blanks in it",
    query: `SELECT c.entityid, p.externalid FROM customer c, transaction p WHERE p.entity ( + ) = c.id AND p.type ( + ) = 'CustPymt' AND c.entityid = 'C-2'`,
    rows: [{ entityid: 'C-2' }],
  },
  {
    title: 'a column that is called as a join is',
    query: `SELECT a.left, a.id FROM accounttype a WHERE id = 'Bank' OR left IS NULL AND id = 'x'`,
    rows: [{ left: 'T', id: 'Bank' }],
  },
  {
    title: 'DISTINCT in an order with nulls first',
    query: `SELECT DISTINCT terms FROM transaction WHERE type IN ('CustInvc','CustPymt') ORDER BY terms NULLS FIRST FETCH FIRST 2 ROWS ONLY`,
    rows: [{}, { terms: '1' }],
  },
];
