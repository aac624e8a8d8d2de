import { ASSUMED } from '../assumed.ts';
import { EXCHANGE_RATE_SCALE } from '../decimal.ts';
import { recordNotFound, userError } from '../errors.ts';
import type { Row, Store } from '../store/database.ts';

export interface ItemAccounts {
  readonly income: number;
  /** Income, or deferred revenue where the item's revenue is recognised over time. */
  readonly revenue: number;
  readonly type: string;
  readonly fulfillable: boolean;
}

/** A posting period with what may still be done in it; dates in seconds, both included. */
export interface Period {
  readonly id: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  readonly allLocked: boolean;
  readonly receivablesLocked: boolean;
}

function periodOfRow(row: Row): Period {
  return {
    id: Number(row.id),
    name: String(row.periodname),
    start: Number(row.startdate),
    end: Number(row.enddate),
    closed: row.closed === 'T',
    allLocked: row.alllocked === 'T',
    receivablesLocked: row.arlocked === 'T',
  };
}

/** What the books look up of items, currencies, subsidiaries, periods and customers; remembered until it changes. */
export class MasterData {
  readonly #store: Store;
  readonly #accounts: { readonly income: number; readonly deferred: number };
  readonly #items = new Map<number, ItemAccounts>();
  readonly #currencies = new Map<number, { digits: number }>();
  readonly #subsidiaries = new Map<number, { currency: number }>();
  readonly #periods: Period[] = [];
  readonly #customers = new Map<number, { receivables: number | null }>();
  #receivables: ReadonlySet<number> | undefined;

  /** `accounts`: where revenue goes of items that name no account of their own. */
  constructor(store: Store, accounts: { readonly income: number; readonly deferred: number }) {
    this.#store = store;
    this.#accounts = accounts;
  }

  /** Items, currencies, subsidiaries, periods or customers changed: what was remembered of them is forgotten. */
  forget(): void {
    this.#items.clear();
    this.#currencies.clear();
    this.#subsidiaries.clear();
    this.#customers.clear();
    this.#periods.length = 0;
    this.#receivables = undefined;
  }

  currencyDigits(currency: number): number {
    let known = this.#currencies.get(currency);
    if (!known) {
      known = {
        digits: Number(
          this.#store.get('SELECT currencyprecision AS n FROM "currency" WHERE id = ?', currency)?.n ?? 2,
        ),
      };
      this.#currencies.set(currency, known);
    }
    return known.digits;
  }

  baseCurrency(subsidiary: number): number {
    let known = this.#subsidiaries.get(subsidiary);
    if (!known) {
      known = {
        currency: Number(
          this.#store.get('SELECT currency FROM "subsidiary" WHERE id = ?', subsidiary)?.currency,
        ),
      };
      this.#subsidiaries.set(subsidiary, known);
    }
    return known.currency;
  }

  baseDigits(subsidiary: number): number {
    return this.currencyDigits(this.baseCurrency(subsidiary));
  }

  /** The posting periods in time order, adjustment periods left out. */
  periods(): readonly Period[] {
    if (this.#periods.length === 0)
      for (const row of this.#store.all(
        `SELECT * FROM "accountingperiod" WHERE isposting = 'T' AND isadjust = 'F' ORDER BY startdate`,
      ))
        this.#periods.push(periodOfRow(row));
    return this.#periods;
  }

  /** The posting period of a date, undefined outside every period. */
  periodOf(date: number): Period | undefined {
    return this.periods().find((period) => period.start <= date && date <= period.end);
  }

  /** The first period from a date on that is neither closed nor locked; the last of all where there is none. */
  firstOpenPeriod(date: number): Period {
    const periods = this.periods();
    const open = periods.find((period) => period.end >= date && !period.closed && !period.allLocked);
    return (open ?? periods.at(-1)) as Period;
  }

  /** A period by its id, adjustment periods too. */
  period(id: number): Period | undefined {
    const row = this.#store.get('SELECT * FROM "accountingperiod" WHERE id = ?', id);
    return row && periodOfRow(row);
  }

  /** Units of the subsidiary's currency for one unit of the transaction's, at the exchange-rate scale. */
  exchangeRate(currency: number, subsidiary: number, date: number): number {
    const rate = this.knownExchangeRate(currency, subsidiary, date);
    if (rate === undefined) throw userError(ASSUMED.refusals.noExchangeRate, 'exchangeRate');
    return rate;
  }

  /** The same, undefined where no rate is known. */
  knownExchangeRate(currency: number, subsidiary: number, date: number): number | undefined {
    const base = this.baseCurrency(subsidiary);
    if (currency === base) return 10 ** EXCHANGE_RATE_SCALE;
    const row = this.#store.get(
      'SELECT exchangerate FROM "currencyrate" WHERE basecurrency = ? AND transactioncurrency = ? AND effectivedate <= ? ORDER BY effectivedate DESC LIMIT 1',
      base,
      currency,
      date,
    );
    return row && Number(row.exchangerate);
  }

  /** Where an item's sale is posted. */
  itemAccounts(id: number): ItemAccounts {
    let known = this.#items.get(id);
    if (!known) {
      const row = this.#store.get(
        `SELECT i.incomeaccount, i.deferredrevenueaccount, i.itemtype, i.isfulfillable, r.recognitionmethod AS method
           FROM "item" i LEFT JOIN "revenuerecognitionrule" r ON r.id = i.revenuerecognitionrule WHERE i.id = ?`,
        id,
      );
      if (!row) throw recordNotFound();
      const income = Number(row.incomeaccount ?? this.#accounts.income);
      const overTime = row.method !== null && row.method !== 'POINT_IN_TIME';
      known = {
        income,
        revenue: overTime ? Number(row.deferredrevenueaccount ?? this.#accounts.deferred) : income,
        type: String(row.itemtype),
        fulfillable: row.isfulfillable === 'T',
      };
      this.#items.set(id, known);
    }
    return known;
  }

  /** The customer's own receivables account, null where it has none. */
  receivablesAccount(entity: number): number | null {
    let known = this.#customers.get(entity);
    if (!known) {
      const account = this.#store.get(
        'SELECT receivablesaccount AS a FROM "customer" WHERE id = ?',
        entity,
      )?.a;
      known = { receivables: account == null ? null : Number(account) };
      this.#customers.set(entity, known);
    }
    return known.receivables;
  }

  isReceivables(account: number): boolean {
    this.#receivables ??= new Set(
      this.#store.all(`SELECT id FROM "account" WHERE accttype = 'AcctRec'`).map((row) => Number(row.id)),
    );
    return this.#receivables.has(account);
  }
}
