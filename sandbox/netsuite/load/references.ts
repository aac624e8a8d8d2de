import { secondsOf } from '../calendar.ts';
import { EXCHANGE_RATE_SCALE } from '../decimal.ts';
import type { Row, Store } from '../store/database.ts';

/** How a data set names each kind of record besides by its externalId. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  currency: ['symbol', 'name'],
  term: ['name'],
  classification: ['fullname', 'name'],
  department: ['fullname', 'name'],
  location: ['fullname', 'name'],
  account: ['acctnumber', 'fullname'],
  accountingperiod: ['periodname'],
  subsidiary: ['name'],
  pricelevel: ['name'],
  revenuerecognitionrule: ['name'],
  item: ['itemid'],
  customer: ['entityid'],
  employee: ['entityid'],
  partner: ['entityid'],
};

/** Finds the records that a data set refers to, and makes those lists that it only names. */
export class References {
  readonly #store: Store;
  readonly #known = new Map<string, Map<string, number>>();
  readonly #now: number;

  constructor(store: Store, now: number) {
    this.#store = store;
    this.#now = now;
  }

  #of(table: string): Map<string, number> {
    let known = this.#known.get(table);
    if (!known) {
      known = new Map();
      const names = NAMED_BY[table] ?? [];
      const rows = this.#store.all(`SELECT * FROM "${table}"`);
      for (const name of [...names, 'externalid'].toReversed())
        for (const row of rows) if (row[name] != null) known.set(String(row[name]), Number(row.id));
      for (const row of rows) if (row.externalid != null) known.set(String(row.externalid), Number(row.id));
      if (table === 'accountingperiod')
        for (const row of rows)
          if (row.isposting === 'T')
            known.set(new Date(Number(row.startdate) * 1000).toISOString().slice(0, 7), Number(row.id));
      if (table === 'subsidiary') known.set('1', 1);
      this.#known.set(table, known);
    }
    return known;
  }

  remember(table: string, name: string, id: number): void {
    this.#of(table).set(name, id);
  }

  /** The record's id; lists that go by text are made when they do not exist; else undefined. */
  find(table: string, name: string): number | undefined {
    const id = this.#of(table).get(name) ?? this.#make(table, name);
    if (id !== undefined) this.remember(table, name, id);
    return id;
  }

  #make(table: string, name: string): number | undefined {
    const row = this.#newRow(table, name);
    if (!row) return undefined;
    const id = this.#store.next(table);
    this.#store.insert(table, { id, isinactive: 'F', lastmodifieddate: this.#now, ...row });
    return id;
  }

  #newRow(table: string, name: string): Row | undefined {
    if (table === 'currency') return newCurrency(name);
    if (table === 'classification' || table === 'department')
      return { name, fullname: name, includechildren: 'F' };
    if (table === 'term') return { name, daysuntilnetdue: daysOf(name) };
    if (table === 'revenuerecognitionrule') return newRule(name);
    return undefined;
  }
}

/** A currency by its ISO code, with the digits and the name that the code has. */
export function newCurrency(symbol: string): Row | undefined {
  if (!/^[A-Z]{3}$/.test(symbol) || !Intl.supportedValuesOf('currency').includes(symbol)) return undefined;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: symbol });
  return {
    name: new Intl.DisplayNames('en', { type: 'currency' }).of(symbol) ?? symbol,
    symbol,
    displaysymbol: format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? symbol,
    currencyprecision: format.resolvedOptions().maximumFractionDigits ?? 2,
    exchangerate: 10 ** EXCHANGE_RATE_SCALE,
    isbasecurrency: 'F',
  };
}

/** `Net 30` is due after 30 days, `Due on receipt` at once. */
function daysOf(term: string): number {
  return Number(/\d+/.exec(term)?.[0] ?? 0);
}

const METHODS: Readonly<Record<string, string>> = {
  '': 'STRAIGHT_LINE_EVEN_PERIODS',
  PRORATE_FIRST_LAST_: 'STRAIGHT_LINE_PRORATE_FIRST_LAST',
  EXACT_DAYS_: 'STRAIGHT_LINE_EXACT_DAYS',
  PERIOD_RATE_: 'STRAIGHT_LINE_PERIOD_RATE',
};

/** POINT_IN_TIME, or STRAIGHT_LINE_<months>M by even periods, or with the method: STRAIGHT_LINE_EXACT_DAYS_<months>M. */
function newRule(name: string): Row | undefined {
  if (name === 'POINT_IN_TIME') return { name, recognitionmethod: name, terminmonths: 0 };
  const [, by = '', months] = /^STRAIGHT_LINE_([A-Z_]*?)(\d+)M$/.exec(name) ?? [];
  if (months === undefined || METHODS[by] === undefined) return undefined;
  return { name, recognitionmethod: METHODS[by], terminmonths: Number(months) };
}

/** The first second of a `YYYY-MM` month. */
export function monthStart(month: string): number {
  return secondsOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1);
}
