import { expect, test } from 'vitest';
import type { DataSet } from '../../sandbox/dataset/dataset.ts';
import { cashTotals } from '../../sources/netsuite/cash.ts';
import { cashForecast } from '../../sources/netsuite/reports/cash-forecast.ts';
import { cashReceipts } from '../../sources/netsuite/reports/cash-receipts.ts';
import { receivables, receivablesInLedger } from '../../sources/netsuite/reports/receivables.ts';
import { openRollForward, workingCapitalFacts } from '../../sources/netsuite/reports/working-capital.ts';
import { revenueTotals } from '../../sources/netsuite/revenue.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { table } from '../wire/netsuite/small-company.ts';
import { FISCAL_TODAY, fiscalBooks } from './support/fiscal-books.ts';
import { yearsFromApril } from './support/fiscal-calendars.ts';
import { allReports, type Data, openIdentities, revenueGraph } from './support/revenue-graph.ts';

type Account = Awaited<ReturnType<typeof netsuiteAccount>>;

const PERIODS = yearsFromApril();
const DAYS = { start: '2024-04-30', end: FISCAL_TODAY };

/** The company of these tests, with a payment and a journal in receivables; quarters, years, an adjustment period, header and tax lines are in it. */
const COMPANY = withRows(fiscalBooks('counted once', PERIODS, 5, 30), {
  customerPayment: `externalId,customer,tranDate,currency,payment,apply.doc,apply.amount
    PAY-1,C-1-USD,2024-09-30,USD,500,,500`,
  journalEntry: `externalId,tranDate,subsidiary,currency,line.account,line.debit,line.credit,line.entity
    JE-1,2024-06-30,1,USD,1100,75,,C-1-USD
    JE-1,2024-06-30,1,USD,4000,,75,C-1-USD`,
});

/** Rows added to the files of a data set. */
function withRows(dataSet: DataSet, files: Readonly<Record<string, string>>): DataSet {
  const netsuite = new Map(dataSet.netsuite);
  for (const [name, text] of Object.entries(files)) {
    const more = table(text);
    const known = netsuite.get(name) ?? { columns: more.columns, rows: [] };
    const columns = [...new Set([...known.columns, ...more.columns])];
    const rows = [known, more].flatMap((one) =>
      one.rows.map((row) => columns.map((column) => row[one.columns.indexOf(column)] ?? '')),
    );
    netsuite.set(name, { columns, rows });
  }
  return { ...dataSet, netsuite };
}

async function withAccount<T>(dataSet: DataSet, look: (account: Account) => Promise<T>): Promise<T> {
  const account = await netsuiteAccount(dataSet);
  try {
    return await look(account);
  } finally {
    await account.stop();
  }
}

/** Bookings, revenue, deferred revenue, the waterfall, what remains and recurring revenue, in every currency. */
async function revenueFigures({ netsuite }: Account): Promise<Data> {
  const ask = revenueGraph(netsuite, FISCAL_TODAY);
  const answers: Data = {};
  for (const currency of ['TRANSACTION', 'SUBSIDIARY', 'CONSOLIDATED'])
    for (const by of ['PERIOD, PRODUCT', 'CUSTOMER, SALES_REP']) {
      const data = await ask(allReports(currency, by));
      expect(openIdentities(data)).toEqual([]);
      answers[`${currency} by ${by}`] = data;
    }
  return answers;
}

/** Receivables, receipts, the forecast, working capital, and what customers' own cash and revenue say. */
async function cashFigures({ netsuite, rows }: Account): Promise<Data> {
  const access = { ...netsuite, partner: undefined };
  const customers = (await rows("SELECT id FROM customer WHERE externalid LIKE 'C-%' ORDER BY id")).map(
    ({ id = '' }) => ({ scope: 'customer' as const, id }),
  );
  const receipts = { from: '2023-04-01', to: FISCAL_TODAY, asOf: FISCAL_TODAY };
  return {
    receivables: await receivables(access, FISCAL_TODAY, { byCustomer: true, bySalesRep: true }),
    ledger: await receivablesInLedger(access, FISCAL_TODAY),
    receipts: await cashReceipts(access, receipts, 'month'),
    forecast: await cashForecast(access, FISCAL_TODAY, 13),
    workingCapital: await workingCapitalFacts(access, DAYS),
    rollForward: await openRollForward(access, DAYS),
    cash: await cashTotals(access, customers, FISCAL_TODAY),
    revenue: await revenueTotals(access, customers, { from: undefined, to: undefined }),
  };
}

const plain = withAccount(COMPANY, async (account) => ({
  revenue: await revenueFigures(account),
  cash: await cashFigures(account),
}));

test('a second accounting book, with its own ledger lines, plans and rates, changes no figure', async () => {
  const rates = PERIODS.filter(({ kind }) => kind === 'period' || kind === 'adjustment').map(
    ({ externalId }) => `${externalId},KK,1,STAT,0.5,0.6,0.7`,
  );
  const books = withRows(COMPANY, {
    accountingBook: 'externalId,name\nSTAT,Statutory Book',
    consolidatedExchangeRate: `postingPeriod,fromSubsidiary,toSubsidiary,accountingBook,averageRate,currentRate,historicalRate\n${rates.join('\n')}`,
  });
  await withAccount(books, async (account) => {
    for (const [what, query] of Object.entries({
      lines:
        'SELECT accountingbook, COUNT(*) AS n FROM transactionaccountingline GROUP BY accountingbook ORDER BY accountingbook',
      plans:
        'SELECT accountingbook, COUNT(*) AS n FROM revenueplan GROUP BY accountingbook ORDER BY accountingbook',
      planned: `SELECT rp.accountingbook, COUNT(*) AS n FROM revenueplanplannedrevenue p JOIN revenueplan rp ON rp.id = p.revenueplan
        GROUP BY rp.accountingbook ORDER BY rp.accountingbook`,
      rates:
        'SELECT accountingbook, COUNT(*) AS n FROM consolidatedexchangerate GROUP BY accountingbook ORDER BY accountingbook',
    })) {
      const [primary, second] = await account.rows(query);
      expect([primary?.accountingbook, second?.accountingbook], what).toEqual(['1', '2']);
      expect(second?.n, what).toBe(primary?.n);
      expect(Number(second?.n), what).toBeGreaterThan(10);
    }
    expect(await revenueFigures(account)).toEqual((await plain).revenue);
    expect(await cashFigures(account)).toEqual((await plain).cash);
  });
});

const ELIMINATIONS = {
  subsidiary: 'externalId,name,currency,country,isElimination\nELIM,Eliminations,USD,US,T',
};

test('journals of an elimination subsidiary, in income, deferred revenue and receivables, change no figure', async () => {
  const journals = withRows(COMPANY, {
    ...ELIMINATIONS,
    journalEntry: `externalId,tranDate,subsidiary,currency,line.account,line.debit,line.credit,line.entity
      ELIM-1,2024-06-30,ELIM,USD,4000,900,,C-1-USD
      ELIM-1,2024-06-30,ELIM,USD,1100,,900,C-1-USD
      ELIM-2,2024-07-31,ELIM,USD,2400,300,,C-1-USD
      ELIM-2,2024-07-31,ELIM,USD,4000,,300,C-1-USD
      ELIM-3,2024-08-31,ELIM,USD,1100,40,,C-1-USD
      ELIM-3,2024-08-31,ELIM,USD,4000,,40,C-1-USD`,
  });
  await withAccount(journals, async (account) => {
    const posted = await account.rows(
      `SELECT r.accttype, SUM(g.amount) AS amount FROM transactionaccountingline g JOIN account r ON r.id = g.account
        JOIN transactionline l ON l.transaction = g.transaction AND l.id = g.transactionline
        JOIN subsidiary s ON s.id = l.subsidiary AND s.iselimination = 'T' GROUP BY r.accttype ORDER BY r.accttype`,
    );
    expect(posted).toMatchObject([
      { accttype: 'AcctRec', amount: '-860' },
      { accttype: 'DeferRevenue', amount: '300' },
      { accttype: 'Income', amount: '560' },
    ]);
    expect(await revenueFigures(account)).toEqual((await plain).revenue);
    expect(await cashFigures(account)).toEqual((await plain).cash);
  });
});

test('what an elimination subsidiary takes back of orders, invoices and plans is in no figure of bookings and revenue', async () => {
  const sales = withRows(COMPANY, {
    ...ELIMINATIONS,
    customer: 'externalId,entityId,companyName,subsidiary,currency,terms\nGROUP,GROUP,Group,ELIM,USD,Net 30',
    salesOrder: `externalId,entity,tranDate,subsidiary,currency,orderStatus,line.externalId,line.item,line.quantity,line.rate
      SO-ELIM,GROUP,2024-06-03,ELIM,USD,B,SO-ELIM-1,PLAN,2,1200`,
    invoice: `externalId,entity,createdFrom,tranDate,subsidiary,currency,line.externalId,line.item,line.quantity,line.rate,line.orderLine
      INV-ELIM,GROUP,SO-ELIM,2024-06-03,ELIM,USD,INV-ELIM-1,PLAN,1,1200,SO-ELIM-1`,
    revenuePlan: `source,sourceLine,period,amount,currency,recognized
      ${PERIODS.filter(({ kind, startsOn }) => kind === 'period' && startsOn >= '2024-06-01')
        .slice(0, 12)
        .map(({ externalId }, index) => `INV-ELIM,INV-ELIM-1,${externalId},100,USD,${index < 3 ? 'T' : 'F'}`)
        .join('\n')}`,
  });
  await withAccount(sales, async (account) => {
    const [planned] = await account.rows(
      `SELECT COUNT(*) AS n FROM revenueplanplannedrevenue p JOIN revenueplan rp ON rp.id = p.revenueplan AND rp.revenueplantype = 'ACTUAL'
        JOIN revenueelement e ON e.id = rp.createdfrom JOIN subsidiary s ON s.id = e.subsidiary AND s.iselimination = 'T'`,
    );
    expect(planned?.n).toBe('12');
    expect(await revenueFigures(account)).toEqual((await plain).revenue);
  });
});
