import { afterAll, describe, expect, test } from 'vitest';
import { demoCompany } from '#sandbox/dataset/demo/company.ts';
import { Company } from '#sandbox/netsuite/company.ts';
import {
  cell,
  DIGITS,
  documents,
  groupBy,
  invoiceStates,
  lineAmounts,
  type Row,
  rows,
  units,
} from '../../sandbox/demo-books.ts';

/** Reports as practitioners write them, held against sums over the data set's own rows. */

const dataSet = demoCompany({ today: '2026-06-30', lines: 6_000 });
const company = new Company({ dataDir: undefined, dataSet, today: dataSet.today });
afterAll(() => company.close());

type Answer = Record<string, string>;

function ask(query: string, parameters: readonly unknown[] = []): Answer[] {
  const { items } = company.suiteQl.page(query, parameters, 1000, 0, company.businessNow());
  return items.map(({ links: _, ...values }) => values as Answer);
}

/** Smallest units as SuiteQL writes the amount: no trailing zeros. */
function amount(sum: bigint, currency: string): string {
  const digits = DIGITS[currency] as number;
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

class Sums {
  readonly #sums = new Map<string, bigint>();

  add(key: string, value: bigint): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0n) + value);
  }

  of(key: string): bigint {
    return this.#sums.get(key) ?? 0n;
  }

  keys(): string[] {
    return [...this.#sums.keys()].sort();
  }
}

const CURRENCIES = ['EUR', 'JPY', 'USD'];

function daysAgo(date: string): number {
  return (Date.parse(dataSet.today) - Date.parse(date)) / 86_400_000;
}

describe('Receivables', () => {
  const open = new Sums();
  for (const { row, total, applied } of invoiceStates(dataSet).values()) {
    const late = daysAgo(cell(row, 'dueDate'));
    const bucket =
      late <= 0 ? 'current' : late <= 30 ? 'd30' : late <= 60 ? 'd60' : late <= 90 ? 'd90' : 'older';
    open.add(`${cell(row, 'currency')} ${bucket}`, total - applied);
  }
  const expected = CURRENCIES.map((currency) =>
    Object.fromEntries([
      ['symbol', currency],
      ...['current', 'd30', 'd60', 'd90', 'older'].map((bucket) => [
        bucket,
        amount(open.of(`${currency} ${bucket}`), currency),
      ]),
    ]),
  );

  test.each([
    ['CURRENT_DATE and FLOOR', 'FLOOR(CURRENT_DATE - t.duedate)'],
    ['TRUNC(SYSDATE)', 'TRUNC(SYSDATE) - t.duedate'],
    [
      'a range of dates',
      `TO_DATE(TO_CHAR(BUILTIN.RELATIVE_RANGES('TODAY', 'END'), 'YYYY-MM-DD'), 'YYYY-MM-DD') - TRUNC(t.duedate)`,
    ],
  ])('are aged by %s', (_, late) => {
    const bucket = (condition: string): string =>
      `SUM(CASE WHEN ${late} ${condition} THEN t.foreignamountunpaid ELSE 0 END)`;
    expect(
      ask(
        `SELECT c.symbol, ${bucket('<= 0')} AS "Current", ${bucket('BETWEEN 1 AND 30')} AS d30, ${bucket('BETWEEN 31 AND 60')} AS d60,
                ${bucket('BETWEEN 61 AND 90')} AS d90, ${bucket('> 90')} AS older
           FROM transaction t INNER JOIN currency c ON ( c.id = t.currency ) WHERE ( t.type = 'CustInvc' ) AND ( t.voided = 'F' )
          GROUP BY c.symbol ORDER BY c.symbol`,
      ),
    ).toEqual(expected);
  });

  test('of a customer are the same from headers, from ledger lines and from an inline view of both kinds', () => {
    const headers = ask(
      `SELECT t.entity, SUM(ROUND(NVL(t.foreignamountunpaid, 0) - NVL(t.foreignpaymentamountunused, 0), 2)) AS net FROM transaction t, customer c
        WHERE t.entity = c.id AND t.type IN ('CustInvc', 'CustPymt', 'CustCred') AND t.exchangerate = 1 GROUP BY t.entity ORDER BY t.entity`,
    );
    const ledger = ask(
      `SELECT "Customer" AS entity, SUM("Net") AS net FROM (
         SELECT t.entity AS "Customer", COALESCE(tal.amountunpaid, 0) - COALESCE(tal.paymentamountunused, 0) AS "Net", t.exchangerate AS "Rate"
           FROM transaction t INNER JOIN transactionaccountingline tal ON tal.transaction = t.id
           INNER JOIN account a ON a.id = tal.account WHERE a.accttype = 'AcctRec' AND tal.posting = 'T' )
        WHERE "Rate" = 1 GROUP BY "Customer" ORDER BY "Customer"`,
    );
    expect(headers.length).toBeGreaterThan(10);
    expect(ledger).toEqual(headers);
  });

  test('follow from the payments linked to each invoice', () => {
    const applied = new Sums();
    for (const object of ['customerPayment', 'creditMemo'])
      for (const row of rows(dataSet, object))
        if (cell(row, 'apply.doc') !== '')
          applied.add(cell(row, 'apply.doc'), units(cell(row, 'apply.amount'), cell(row, 'currency')));
    const currencies = new Map(
      documents(dataSet, 'invoice').map((row) => [cell(row, 'externalId'), cell(row, 'currency')]),
    );
    const answer = ask(
      `SELECT i.externalid, SUM(l.foreignamount) AS paid FROM nexttransactionlinelink l
         JOIN transaction i ON i.id = l.previousdoc AND i.type = 'CustInvc' JOIN transaction p ON p.id = l.nextdoc AND p.type IN ('CustPymt', 'CustCred')
        GROUP BY i.externalid ORDER BY i.externalid`,
    );
    expect(answer).toEqual(
      applied.keys().map((externalid) => ({
        externalid,
        paid: amount(applied.of(externalid), currencies.get(externalid) as string),
      })),
    );
  });
});

describe('Sales', () => {
  function netBy(object: string, key: (row: Row) => string): Sums {
    const sums = new Sums();
    for (const row of rows(dataSet, object)) sums.add(key(row), lineAmounts(row).net);
    return sums;
  }

  test('by item and quarter in each currency', () => {
    const sums = netBy('invoice', (row) => {
      const [year, month] = cell(row, 'tranDate').split('-').map(Number) as [number, number];
      return `${cell(row, 'currency')} ${cell(row, 'line.item')} ${year}-${Math.ceil(month / 3)}`;
    });
    const answer = ask(
      `SELECT BUILTIN.DF(t.currency) AS name, c.symbol || ' ' || i.externalid || ' ' || TO_CHAR(t.trandate, 'YYYY-Q') AS k, SUM(-tl.foreignamount) AS net
         FROM transaction t JOIN transactionline tl ON tl.transaction = t.id JOIN item i ON i.id = tl.item JOIN currency c ON c.id = t.currency
        WHERE t.recordtype = 'invoice' AND tl.mainline = 'F' AND tl.taxline = 'F'
        GROUP BY BUILTIN.DF(t.currency), c.symbol || ' ' || i.externalid || ' ' || TO_CHAR(t.trandate, 'YYYY-Q') ORDER BY k`,
    );
    expect(answer.map(({ k, net }) => ({ k, net }))).toEqual(
      sums.keys().map((k) => ({ k, net: amount(sums.of(k), k.slice(0, 3)) })),
    );
  });

  test('by sales rep with subtotals, largest first', () => {
    const sums = netBy('salesOrder', (row) => cell(row, 'salesRep'));
    const reps = sums.keys().filter((rep) => rep !== '');
    const inDollars = new Sums();
    for (const row of rows(dataSet, 'salesOrder'))
      if (cell(row, 'currency') === 'USD' && cell(row, 'salesRep') !== '')
        inDollars.add(cell(row, 'salesRep'), lineAmounts(row).net);
    const answer = ask(
      `SELECT CASE WHEN GROUPING(e.externalid) = 1 THEN 'all' ELSE e.externalid END AS rep, SUM(tl.foreignamount) * -1 AS net
         FROM transaction t INNER JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'F' AND tl.taxline = 'F'
        INNER JOIN employee e ON e.id = t.employee WHERE t.type = 'SalesOrd' AND t.currency = (SELECT id FROM currency WHERE symbol = ?)
        GROUP BY ROLLUP(e.externalid) ORDER BY rep`,
      ['USD'],
    );
    const total = reps.reduce((sum, rep) => sum + inDollars.of(rep), 0n);
    expect(answer).toEqual(
      [
        ...inDollars.keys().map((rep) => ({ rep, net: amount(inDollars.of(rep), 'USD') })),
        { rep: 'all', net: amount(total, 'USD') },
      ].sort((a, b) => (a.rep < b.rep ? -1 : 1)),
    );
  });

  test('facts ordered and invoiced are the lines of orders and invoices', () => {
    for (const [table, type, object] of [
      ['salesordered', 'SalesOrd', 'salesOrder'],
      ['salesinvoiced', 'CustInvc', 'invoice'],
    ]) {
      const sums = netBy(object as string, (row) => cell(row, 'currency'));
      expect(
        ask(
          `SELECT c.symbol, SUM(s.foreignamount) AS net FROM ${table} s JOIN currency c ON c.id = s.currency WHERE s.type = '${type}' GROUP BY c.symbol ORDER BY 1`,
        ),
      ).toEqual(sums.keys().map((symbol) => ({ symbol, net: amount(sums.of(symbol), symbol) })));
    }
  });
});

describe('Customers without an invoice of late', () => {
  const invoiced = new Set(
    documents(dataSet, 'invoice')
      .filter((row) => cell(row, 'tranDate') >= '2026-04-01')
      .map((row) => cell(row, 'entity')),
  );
  const expected = rows(dataSet, 'customer')
    .map((row) => cell(row, 'externalId'))
    .filter((id) => !invoiced.has(id))
    .sort()
    .map((externalid) => ({ externalid }));

  test.each([
    [
      'NOT EXISTS',
      `SELECT c.externalid FROM customer c WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc' AND t.trandate >= '4/1/2026') ORDER BY 1`,
    ],
    [
      'NOT IN',
      `SELECT externalid FROM customer WHERE id NOT IN (SELECT entity FROM transaction WHERE type = 'CustInvc' AND trandate >= '4/1/2026') ORDER BY externalid`,
    ],
    [
      'a LEFT JOIN',
      `SELECT c.externalid FROM customer c LEFT JOIN transaction t ON t.entity = c.id AND t.type = 'CustInvc' AND t.trandate >= '4/1/2026' WHERE t.id IS NULL ORDER BY c.externalid`,
    ],
    [
      "Oracle's (+)",
      `SELECT c.externalid FROM customer c, transaction t WHERE t.entity(+) = c.id AND t.type(+) = 'CustInvc' AND t.trandate(+) >= '4/1/2026' AND t.id IS NULL ORDER BY c.externalid`,
    ],
    [
      'MINUS',
      `SELECT externalid FROM customer MINUS SELECT c.externalid FROM customer c JOIN transaction t ON t.entity = c.id WHERE t.type = 'CustInvc' AND t.trandate >= '4/1/2026' ORDER BY externalid`,
    ],
    [
      'WITH and HAVING',
      `WITH bills AS (SELECT entity, COUNT(*) AS n FROM transaction WHERE type = 'CustInvc' AND trandate >= '4/1/2026' GROUP BY entity) SELECT c.externalid FROM customer c LEFT OUTER JOIN bills b ON b.entity = c.id GROUP BY c.externalid HAVING NVL(MAX(b.n), 0) = 0 ORDER BY c.externalid`,
    ],
  ])('are found by %s', (_, query) => {
    expect(expected.length).toBeGreaterThan(0);
    expect(ask(query)).toEqual(expected);
  });
});

describe('Paging inside a query', () => {
  const all = ask(`SELECT id FROM transaction WHERE type = 'SalesOrd' ORDER BY id`).map(({ id }) => id);
  const third = all.slice(20, 30);

  test.each([
    [
      'OFFSET and FETCH',
      `SELECT id FROM transaction WHERE type = 'SalesOrd' ORDER BY id OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY`,
    ],
    [
      'ROW_NUMBER',
      `SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS rn FROM transaction WHERE type = 'SalesOrd') WHERE rn BETWEEN 21 AND 30 ORDER BY id`,
    ],
    [
      'ROWNUM of an ordered view',
      `SELECT * FROM (SELECT ROWNUM AS rn, x.id FROM (SELECT id FROM transaction WHERE type = 'SalesOrd' ORDER BY id) x) WHERE rn > 20 AND rn <= 30`,
    ],
    [
      'ROWNUM within ROWNUM',
      `SELECT id FROM (SELECT x.*, ROWNUM AS rn FROM (SELECT id FROM transaction WHERE type = 'SalesOrd' ORDER BY id) x WHERE ROWNUM <= 30) WHERE rn > 20`,
    ],
    [
      'the last id',
      `SELECT TOP 10 id FROM transaction WHERE type = 'SalesOrd' AND id > ${all[19]} ORDER BY id`,
    ],
  ])('by %s reads the same rows', (_, query) => {
    expect(third).toHaveLength(10);
    expect(ask(query).map(({ id }) => id)).toEqual(third);
  });
});

describe('The ledger', () => {
  test('is consolidated as its accounts say, by hand and by BUILTIN.CONSOLIDATE', () => {
    const byFunction = ask(
      `SELECT a.acctnumber, SUM(TO_NUMBER(BUILTIN.CONSOLIDATE(tal.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, t.postingperiod, 'DEFAULT'))) AS total
         FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction JOIN account a ON a.id = tal.account
        WHERE tal.posting = 'T' AND t.trandate >= TO_DATE('2025-01-01', 'YYYY-MM-DD') GROUP BY a.acctnumber ORDER BY a.acctnumber`,
    );
    const byHand = ask(
      `SELECT a.acctnumber, SUM(tal.amount * CASE WHEN tl.subsidiary = 1 THEN 1 ELSE DECODE(a.generalrate, 'HISTORICAL', r.historicalrate, 'AVERAGE', r.averagerate, r.currentrate) END) AS total
         FROM transactionaccountingline tal INNER JOIN transactionline tl ON tl.transaction = tal.transaction AND tl.id = tal.transactionline
        INNER JOIN transaction t ON t.id = tal.transaction INNER JOIN account a ON a.id = tal.account
         LEFT JOIN consolidatedexchangerate r ON r.postingperiod = t.postingperiod AND r.fromsubsidiary = tl.subsidiary AND r.tosubsidiary = 1
        WHERE tal.posting = 'T' AND t.trandate >= TO_DATE('2025-01-01', 'YYYY-MM-DD') GROUP BY a.acctnumber ORDER BY a.acctnumber`,
    );
    expect(byFunction.length).toBeGreaterThan(4);
    expect(byFunction).toEqual(byHand);
  });

  test('has in deferred revenue, per currency, what plans have not recognized', () => {
    const deferred = new Sums();
    for (const row of rows(dataSet, 'revenuePlan'))
      if (cell(row, 'recognized') === 'F')
        deferred.add(cell(row, 'currency'), units(cell(row, 'amount'), cell(row, 'currency')));
    const expected = deferred
      .keys()
      .map((symbol) => ({ symbol, amount: amount(deferred.of(symbol), symbol) }));
    expect(
      ask(
        `SELECT c.symbol, SUM(r.amount) AS amount FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL'
           JOIN currency c ON c.id = p.revenueplancurrency WHERE r.isrecognized = 'F' GROUP BY c.symbol ORDER BY c.symbol`,
      ),
    ).toEqual(expected);
    expect(
      ask(
        `SELECT c.symbol, SUM(-tl.foreignamount) AS amount FROM transactionline tl JOIN transaction t ON t.id = tl.transaction JOIN account a ON a.id = tl.account
           JOIN currency c ON c.id = t.currency WHERE a.accttype = 'DeferRevenue' AND t.posting = 'T' GROUP BY c.symbol HAVING SUM(tl.foreignamount) <> 0 ORDER BY c.symbol`,
      ),
    ).toEqual(expected);
  });

  test('has as many lines as the data set says it has', () => {
    const lines = Number(ask('SELECT COUNT(*) AS n FROM transactionline')[0]?.n);
    expect(lines / dataSet.transactionLines).toBeGreaterThan(0.99);
    expect(lines / dataSet.transactionLines).toBeLessThan(1.02);
  });

  test('counts documents by period as their dates do', () => {
    const months = groupBy(documents(dataSet, 'invoice'), 'tranDate');
    const counts = new Sums();
    for (const [date, found] of months) counts.add(date.slice(0, 7), BigInt(found.length));
    expect(
      ask(
        `SELECT TO_CHAR(ap.startdate, 'YYYY-MM') AS month, COUNT(DISTINCT t.id) AS n FROM transaction t JOIN accountingperiod ap ON ap.id = t.postingperiod
          WHERE t.type = 'CustInvc' AND ap.isquarter = 'F' AND ap.isyear = 'F' GROUP BY TO_CHAR(ap.startdate, 'YYYY-MM') ORDER BY month`,
      ),
    ).toEqual(counts.keys().map((month) => ({ month, n: String(counts.of(month)) })));
  });
});
