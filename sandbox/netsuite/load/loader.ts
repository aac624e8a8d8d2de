import type { DataSet, Table } from '../../dataset/dataset.ts';
import { ASSUMED } from '../assumed.ts';
import { Books } from '../books/books.ts';
import { insertChartOfAccounts } from '../books/chart-of-accounts.ts';
import type { PlannedPeriod } from '../books/revenue/plans.ts';
import { Revenue } from '../books/revenue/revenue.ts';
import { parseIsoDate } from '../calendar.ts';
import { EXCHANGE_RATE_SCALE, MONEY_SCALE } from '../decimal.ts';
import type { Store } from '../store/database.ts';
import { FileReader } from './cells.ts';
import { loadEntities } from './entities.ts';
import { LIST_LOADERS, type LoadContext } from './lists.ts';
import { insertCalendarPeriods } from './periods.ts';
import { monthStart, newCurrency, References } from './references.ts';
import { TRANSACTION_FILES, TransactionLoader } from './transactions.ts';

const ENTITY_FILES = ['employee', 'partner', 'customer'] as const;
const REVENUE_FILE = 'revenuePlan';
const REVENUE_COLUMNS = ['source', 'sourceLine', 'period', 'amount', 'currency', 'recognized'];

/** Loads a data set's NetSuite tables into an empty store; throws with file, row and column on what it cannot read. */
export function loadDataSet(store: Store, dataSet: DataSet, today: string): void {
  const order = [...Object.keys(LIST_LOADERS), ...ENTITY_FILES, ...TRANSACTION_FILES, REVENUE_FILE];
  for (const name of dataSet.netsuite.keys())
    if (!order.includes(name)) throw new Error(`netsuite/${name}.csv: unknown record type ${name}`);
  const now = parseIsoDate(today) as number;
  store.transaction(() => {
    store.run('INSERT INTO sandbox_setting VALUES (?, ?)', 'data set', dataSet.name);
    const references = new References(store, now);
    const context: LoadContext = { store, references, today: now, now };
    insertFoundation(context);
    const file = (name: string): FileReader | undefined => {
      const table = dataSet.netsuite.get(name);
      return table && new FileReader(name, table, references);
    };
    const hasPeriods = dataSet.netsuite.has('accountingPeriod');
    for (const [name, load] of Object.entries(LIST_LOADERS)) {
      const reader = file(name);
      if (reader) load(reader, context);
      if (name === 'subsidiary' && !hasPeriods)
        insertCalendarPeriods(store, firstMonth(dataSet, now), now, now);
    }
    for (const name of ENTITY_FILES) {
      const reader = file(name);
      if (reader) loadEntities(name, reader, context);
    }
    const books = new Books(store);
    const transactions = new TransactionLoader(context, books);
    for (const name of TRANSACTION_FILES) {
      const reader = file(name);
      if (reader) transactions.load(name, reader);
    }
    const plans = file(REVENUE_FILE);
    const revenue = new Revenue(store, books);
    if (plans) loadRevenuePlans(plans, context, revenue, transactions);
    store.indexBulkTables();
    planTheRest(store, revenue, now);
    for (const row of store.all('SELECT id FROM "customer"')) books.standing.touch(Number(row.id));
    books.settlement.settle(now, undefined);
    for (const row of store.all(
      'SELECT a.id AS account, s.id AS subsidiary FROM "account" a, "subsidiary" s',
    ))
      store.insert('accountsubsidiarymap', {
        account: row.account as number,
        subsidiary: row.subsidiary as number,
      });
  });
  store.db.exec('PRAGMA analysis_limit = 2000; ANALYZE');
}

/** What every company has before its first record: base currency, root subsidiary, primary book, accounts. */
function insertFoundation({ store, references, now }: LoadContext): void {
  const currency = store.next('currency');
  store.insert('currency', {
    id: currency,
    ...newCurrency('USD'),
    isbasecurrency: 'T',
    exchangerate: 10 ** EXCHANGE_RATE_SCALE,
    isinactive: 'F',
    externalid: 'USD',
    lastmodifieddate: now,
  });
  references.remember('currency', 'USD', currency);
  store.insert('subsidiary', {
    id: store.next('subsidiary'),
    name: 'Parent Company',
    fullname: 'Parent Company',
    country: 'US',
    currency,
    iselimination: 'F',
    isinactive: 'F',
    externalid: '1',
    lastmodifieddate: now,
  });
  store.insert('accountingbook', {
    id: store.next('accountingbook'),
    name: 'Primary Accounting Book',
    isprimary: 'T',
    isadjustmentonly: 'F',
    isconsolidated: 'F',
    lastmodifieddate: now,
  });
  store.insert('pricelevel', {
    id: store.next('pricelevel'),
    name: 'Base Price',
    isinactive: 'F',
    lastmodifieddate: now,
  });
  for (const name of ASSUMED.paymentMethods)
    store.insert('paymentmethod', {
      id: store.next('paymentmethod'),
      name,
      isinactive: 'F',
      lastmodifieddate: now,
    });
  insertChartOfAccounts(store, now);
}

/** The month of the first document or of anything else that names a period. */
function firstMonth(dataSet: DataSet, today: number): number {
  let first = new Date(today * 1000).toISOString().slice(0, 10);
  const look = (table: Table | undefined, column: string): void => {
    const index = table?.columns.indexOf(column) ?? -1;
    if (!table || index < 0) return;
    for (const row of table.rows) {
      const cell = row[index] ?? '';
      if (/^\d{4}-\d\d/.test(cell) && cell < first) first = cell;
    }
  };
  for (const name of TRANSACTION_FILES) look(dataSet.netsuite.get(name), 'tranDate');
  look(dataSet.netsuite.get(REVENUE_FILE), 'period');
  look(dataSet.netsuite.get('consolidatedExchangeRate'), 'postingPeriod');
  return monthStart(first);
}

function loadRevenuePlans(
  file: FileReader,
  { store }: LoadContext,
  revenue: Revenue,
  transactions: TransactionLoader,
): void {
  for (const column of file.columns) if (!REVENUE_COLUMNS.includes(column)) throw file.unknownColumn(column);
  const plans = new Map<
    string,
    {
      transaction: number;
      line: number;
      date: number;
      currency: number;
      periods: (PlannedPeriod & { name: string })[];
    }
  >();
  for (const cells of file.rows()) {
    const name = cells.text('sourceLine');
    let plan = plans.get(name);
    if (!plan) {
      const source = cells.require(cells.reference('source', 'transaction'), 'source');
      const line = transactions.lines.get(name);
      if (!line || line.transaction !== source)
        throw cells.refuse('sourceLine', `${cells.text('source')} has no line ${name}`);
      const invoice = store.get('SELECT trandate, currency FROM "transaction" WHERE id = ?', source);
      plan = {
        ...line,
        date: Number(invoice?.trandate),
        currency: Number(invoice?.currency),
        periods: [],
      };
      plans.set(name, plan);
    }
    plan.periods.push({
      name: cells.text('period'),
      period: cells.require(cells.reference('period', 'accountingperiod'), 'period'),
      amount: cells.require(cells.number('amount', MONEY_SCALE), 'amount'),
      recognized: cells.flag('recognized') === 'T',
    });
    const currency = cells.reference('currency', 'currency');
    if (currency !== null && currency !== plan.currency)
      throw cells.refuse('currency', `the invoice is not in ${cells.text('currency')}`);
  }
  for (const { transaction, line, date, periods } of plans.values())
    revenue.addLoaded(
      transaction,
      line,
      periods.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      date,
    );
  revenue.postLoaded();
}

/** What was deferred without a plan of the data set is planned by its items' rules. */
function planTheRest(store: Store, revenue: Revenue, now: number): void {
  for (const row of store.all(
    `SELECT DISTINCT l."transaction" AS id FROM "transactionline" l JOIN "transaction" t ON t.id = l."transaction" AND t.posting = 'T'
      WHERE l.accountinglinetype = 'DEFERREVENUE' AND l.revenueelement IS NULL ORDER BY l."transaction"`,
  ))
    revenue.request(Number(row.id));
  revenue.update(now);
}
