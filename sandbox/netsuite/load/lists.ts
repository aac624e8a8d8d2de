import { insertAccount } from '../books/chart-of-accounts.ts';
import { isRecognitionMethod } from '../books/revenue/schedule.ts';
import { tableNamed } from '../catalogue/tables.ts';
import type { Row, Store } from '../store/database.ts';
import { type Cells, type FileReader, headerMapping, mappedRow } from './cells.ts';
import { periodRow } from './periods.ts';
import { newCurrency, type References } from './references.ts';

export interface LoadContext {
  readonly store: Store;
  readonly references: References;
  /** The business date and the moment that generated records bear, in seconds. */
  readonly today: number;
  readonly now: number;
}

type Loader = (file: FileReader, context: LoadContext) => void;

interface ListRule {
  readonly table: string;
  readonly renamed?: Readonly<Record<string, string>>;
  readonly handled?: readonly string[];
  complete(row: Row, cells: Cells, context: LoadContext): Row;
}

function listLoader(rule: ListRule): Loader {
  return (file, context) => {
    const mapping = headerMapping(
      file,
      tableNamed(rule.table),
      rule.renamed ?? {},
      new Set(rule.handled ?? []),
    );
    for (const cells of file.rows()) {
      const row = rule.complete(mappedRow(cells, mapping), cells, context);
      const known = existing(rule.table, row, context);
      const { store, references } = context;
      const id = known ?? store.next(rule.table);
      if (known === undefined) store.insert(rule.table, { id, ...row });
      else store.update(rule.table, known, row);
      if (row.externalid != null) references.remember(rule.table, String(row.externalid), id);
    }
  };
}

/** A file may describe a record that exists already: a currency that was needed first, the root subsidiary. */
function existing(table: string, row: Row, { references, store }: LoadContext): number | undefined {
  if (table === 'currency') return references.find('currency', String(row.symbol));
  if (table === 'subsidiary' && row.externalid === '1') return 1;
  if (table === 'term') {
    const found = store.get('SELECT id FROM "term" WHERE name = ?', row.name ?? null)?.id;
    return found === undefined ? undefined : Number(found);
  }
  return undefined;
}

function named(row: Row, cells: Cells, now: number): Row {
  const name = cells.require(row.name ?? null, 'name');
  return { isinactive: 'F', lastmodifieddate: now, fullname: name, includechildren: 'F', ...row };
}

/** The loaders of lists, in the order in which they refer to one another. */
export const LIST_LOADERS: Readonly<Record<string, Loader>> = {
  currency: listLoader({
    table: 'currency',
    complete: (row, cells, { now, references, store }) => {
      const symbol = String(cells.require(row.symbol ?? row.externalid ?? null, 'symbol'));
      const standard = newCurrency(symbol);
      if (!standard) throw cells.refuse('symbol', `${symbol} is not an ISO 4217 code`);
      // Which currency is the base is settled before any file is read.
      const known = references.find('currency', symbol);
      const isbasecurrency =
        known && store.get('SELECT isbasecurrency FROM "currency" WHERE id = ?', known)?.isbasecurrency;
      return {
        ...standard,
        isinactive: 'F',
        lastmodifieddate: now,
        externalid: symbol,
        ...row,
        isbasecurrency: isbasecurrency ?? 'F',
      };
    },
  }),
  subsidiary: listLoader({
    table: 'subsidiary',
    complete: (row, cells, { now }) => {
      cells.require(row.name ?? null, 'name');
      return {
        ...row,
        fullname: row.fullname ?? row.name ?? null,
        currency: cells.require(row.currency ?? null, 'currency'),
        parent: row.externalid === '1' ? null : (row.parent ?? 1),
        iselimination: row.iselimination ?? 'F',
        isinactive: row.isinactive ?? 'F',
        lastmodifieddate: now,
      };
    },
  }),
  accountingBook: listLoader({
    table: 'accountingbook',
    complete: (row, cells, { now }) => {
      if (row.isprimary === 'T') throw cells.refuse('isPrimary', 'every account has its primary book');
      return {
        isadjustmentonly: 'F',
        isconsolidated: 'F',
        basebook: 1,
        ...row,
        name: cells.require(row.name ?? null, 'name'),
        isprimary: 'F',
        lastmodifieddate: now,
      };
    },
  }),
  accountingPeriod: listLoader({
    table: 'accountingperiod',
    complete: (row, cells, { today, now }) => {
      cells.require(row.startdate ?? null, 'startDate');
      const end = Number(cells.require(row.enddate ?? null, 'endDate'));
      const group = row.isquarter === 'T' || row.isyear === 'T';
      const date = new Date(today * 1000);
      return periodRow(
        { isposting: group ? 'F' : 'T', ...row },
        end < Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 1000,
        now,
      );
    },
  }),
  currencyRate: listLoader({
    table: 'currencyrate',
    complete: (row, cells, { now }) => {
      for (const column of ['baseCurrency', 'transactionCurrency', 'exchangeRate', 'effectiveDate'])
        cells.require(row[column.toLowerCase()] ?? null, column);
      return { lastmodifieddate: now, ...row };
    },
  }),
  consolidatedExchangeRate: listLoader({
    table: 'consolidatedexchangerate',
    complete: (row, cells, { store }) => {
      for (const column of ['postingPeriod', 'fromSubsidiary', 'toSubsidiary'])
        cells.require(row[column.toLowerCase()] ?? null, column);
      const currencyOf = (id: Row[string]): Row[string] =>
        store.get('SELECT currency FROM "subsidiary" WHERE id = ?', id ?? null)?.currency ?? null;
      return {
        fromcurrency: currencyOf(row.fromsubsidiary ?? null),
        tocurrency: currencyOf(row.tosubsidiary ?? null),
        accountingbook: 1,
        ...row,
      };
    },
  }),
  term: listLoader({
    table: 'term',
    complete: (row, cells, { now }) => {
      const name = String(cells.require(row.name ?? row.externalid ?? null, 'name'));
      return {
        name,
        daysuntilnetdue: Number(/\d+/.exec(name)?.[0] ?? 0),
        isinactive: 'F',
        lastmodifieddate: now,
        ...row,
      };
    },
  }),
  priceLevel: listLoader({
    table: 'pricelevel',
    complete: (row, _, { now }) => ({ isinactive: 'F', lastmodifieddate: now, ...row }),
  }),
  classification: listLoader({
    table: 'classification',
    complete: (row, cells, { now }) => named(row, cells, now),
  }),
  department: listLoader({ table: 'department', complete: (row, cells, { now }) => named(row, cells, now) }),
  location: listLoader({ table: 'location', complete: (row, cells, { now }) => named(row, cells, now) }),
  account: (file, context) => {
    const mapping = headerMapping(
      file,
      tableNamed('account'),
      { acctName: 'fullname', name: 'fullname', acctType: 'accttype' },
      new Set(),
    );
    for (const cells of file.rows()) {
      const row = mappedRow(cells, mapping);
      const type = String(cells.require(row.accttype ?? null, 'acctType'));
      const standard = context.store.get(
        'SELECT defaultgeneralratetype AS rate FROM "accounttype" WHERE id = ?',
        type,
      );
      if (!standard) throw cells.refuse('acctType', `there is no account type ${type}`);
      const id = insertAccount(
        context.store,
        {
          number: String(row.acctnumber ?? ''),
          name: String(cells.require(row.fullname ?? null, 'acctName')),
          type,
          rate: String(row.generalrate ?? standard.rate),
          role: null,
          externalId: row.externalid == null ? null : String(row.externalid),
        },
        context.now,
      );
      for (const name of [row.externalid, row.acctnumber])
        if (name != null) context.references.remember('account', String(name), id);
    }
  },
  revenueRecognitionRule: listLoader({
    table: 'revenuerecognitionrule',
    complete: (row, cells, { now }) => {
      const method = String(cells.require(row.recognitionmethod ?? null, 'recognitionMethod'));
      if (!isRecognitionMethod(method)) throw cells.refuse('recognitionMethod', `${method} is not known`);
      return {
        ...row,
        name: cells.require(row.name ?? row.externalid ?? null, 'name'),
        terminmonths: row.terminmonths ?? 0,
        isinactive: 'F',
        lastmodifieddate: now,
      };
    },
  }),
  item: listLoader({
    table: 'item',
    complete: (row, cells, { now }) => {
      const itemid = cells.require(row.itemid ?? row.externalid ?? null, 'itemId');
      const type = String(row.itemtype ?? 'NonInvtPart');
      const stocked = ['InvtPart', 'Assembly', 'Kit'].includes(type);
      return {
        fullname: itemid,
        displayname: itemid,
        subtype: 'Sale',
        subsidiary: 1,
        includechildren: 'T',
        isinactive: 'F',
        createddate: now,
        lastmodifieddate: now,
        isfulfillable: stocked ? 'T' : 'F',
        ...row,
        itemid,
        itemtype: type,
      };
    },
  }),
  fairValuePrice: listLoader({
    table: 'fairvalueprice',
    complete: (row, cells, { now }) => {
      for (const column of ['item', 'currency', 'fairValue'])
        cells.require(row[column.toLowerCase()] ?? null, column);
      return { lastmodifieddate: now, ...row };
    },
  }),
};
