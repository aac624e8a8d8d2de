import { afterAll, describe, expect, test } from 'vitest';
import { TABLES } from '#sandbox/netsuite/catalogue/tables.ts';
import { Company } from '#sandbox/netsuite/company.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';

const company = new Company({ dataDir: undefined, dataSet: smallCompany(), today: SMALL_TODAY });
afterAll(() => company.close());

function ask(query: string): { items: readonly Record<string, unknown>[]; total: number } {
  return company.suiteQl.page(query, [], 1000, 0, company.businessNow());
}

describe('Every record type of the catalogue', () => {
  test.each([...TABLES.keys()])('%s answers SELECT *, each column by its name and each as text', (name) => {
    const columns = [...(TABLES.get(name)?.columns.keys() ?? [])];
    const all = ask(`SELECT * FROM ${name}`);
    for (const item of all.items)
      expect(Object.keys(item).filter((key) => key !== 'links' && !columns.includes(key))).toEqual([]);
    const named = ask(
      `SELECT ${columns.map((column) => `x."${column.toUpperCase()}"`).join(', ')} FROM ${name} x`,
    );
    expect(named).toEqual(all);
    const shown = ask(
      `SELECT ${columns.map((column) => `BUILTIN.DF(${column}) AS "${column}"`).join(', ')} FROM ${name}`,
    );
    expect(shown.total).toBe(all.total);
  });

  test('is empty of what order to cash never has', () => {
    for (const name of ['vendor', 'job', 'nexus', 'role', 'loginaudit'])
      expect(ask(`SELECT * FROM ${name}`).items, name).toEqual([]);
  });
});

describe('Derived record types', () => {
  test('sales facts are item lines with positive amounts; what was credited counts against them', () => {
    expect(
      ask(
        'SELECT type, SUM(amount) AS amount, SUM(itemcount) AS pieces FROM salesinvoiced GROUP BY type ORDER BY type',
      ).items,
    ).toEqual([
      { links: [], type: 'CashSale', amount: '100', pieces: '2' },
      { links: [], type: 'CustCred', amount: '-99.95', pieces: '-1' },
      { links: [], type: 'CustInvc', amount: '2210.11', pieces: '10' },
    ]);
    expect(ask(`SELECT SUM(amountnet) AS amount FROM salesordered WHERE type = 'SalesOrd'`).items).toEqual([
      { links: [], amount: '4199.8' },
    ]);
  });

  test('a status is named by its letter and the type of its transaction', () => {
    expect(
      ask(
        `SELECT ts.name, ts.fullname, COUNT(*) AS n FROM transaction t JOIN transactionstatus ts ON ts.trantype = t.type AND ts.id = t.status WHERE t.type = 'CustInvc' GROUP BY ts.name, ts.fullname ORDER BY 1`,
      ).items,
    ).toEqual([
      { links: [], name: 'Open', fullname: 'Invoice : Open', n: '3' },
      { links: [], name: 'Paid In Full', fullname: 'Invoice : Paid In Full', n: '1' },
    ]);
  });

  test('the fiscal calendar names a period with its quarter and year', () => {
    expect(
      ask(
        `SELECT f.fullname, c.name FROM accountingperiodfiscalcalendars f JOIN fiscalcalendar c ON c.id = f.fiscalcalendar JOIN accountingperiod p ON p.id = f.accountingperiod WHERE p.periodname = 'Mar 2024'`,
      ).items,
    ).toEqual([{ links: [], fullname: 'FY 2024 : Q1 2024 : Mar 2024', name: 'Standard Fiscal Calendar' }]);
  });
});
