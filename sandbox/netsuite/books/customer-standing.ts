import { DAYS_OVERDUE_FOR_HOLD } from '../account.ts';
import { DAY } from '../calendar.ts';
import type { Row, Store } from '../store/database.ts';
import type { MasterData } from './master-data.ts';
import { toBase } from './posting.ts';

const number = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

const CONSOLIDATED = ['balancesearch', 'overduebalancesearch', 'unbilledorderssearch'] as const;

/** How customers stand: balances, overdue amounts, unbilled orders and credit hold, kept with the customer. */
export class CustomerStanding {
  readonly #store: Store;
  readonly #book: number;
  readonly #master: MasterData;
  readonly #touched = new Set<number>();
  /** Customers with entries of journals in receivables; unknown until it is first asked. */
  #inJournals: Set<number> | undefined;

  constructor(store: Store, book: number, master: MasterData) {
    this.#store = store;
    this.#book = book;
    this.#master = master;
  }

  touch(customer: number): void {
    this.#touched.add(customer);
  }

  /** A journal posts to the customer's receivables. */
  touchByJournal(customer: number): void {
    this.#touched.add(customer);
    this.#inJournals?.add(customer);
  }

  forget(): void {
    this.#touched.clear();
  }

  /** Brings touched customers up to date, and what their parents show of them. */
  settle(today: number): void {
    if (this.#touched.size === 0) return;
    for (const customer of this.#touched) this.#settleOwn(customer, today);
    this.#consolidate(today);
    this.#touched.clear();
  }

  /** Balances that depend on the date, for every customer. */
  settleAll(today: number): void {
    for (const row of this.#store.all('SELECT id FROM "customer"')) this.#touched.add(Number(row.id));
    this.settle(today);
  }

  #settleOwn(id: number, today: number): void {
    const customer = this.#store.get(
      'SELECT creditholdoverride, creditlimit, currency, subsidiary FROM "customer" WHERE id = ?',
      id,
    );
    if (!customer) return;
    const sums = this.#store.get(
      `SELECT sum(coalesce(a.amountunpaid, 0) - coalesce(a.paymentamountunused, 0)) AS balance,
              sum(CASE WHEN coalesce(t.duedate, t.trandate) < ?1 THEN a.amountunpaid END) AS overdue,
              min(CASE WHEN a.amountunpaid > 0 THEN coalesce(t.duedate, t.trandate) END) AS oldest,
              min(CASE WHEN t.type IN ('CustInvc', 'CashSale') THEN t.trandate END) AS firstsale,
              max(CASE WHEN t.type IN ('CustInvc', 'CashSale') THEN t.trandate END) AS lastsale
         FROM "transaction" t JOIN "transactionaccountingline" a ON a."transaction" = t.id AND a.accountingbook = ?2
        WHERE t.entity = ?3 AND t.type IN ('CustInvc', 'CustPymt', 'CustCred', 'CashSale') AND t.voided = 'F'`,
      today,
      this.#book,
      id,
    );
    const orders = this.#store.get(
      `SELECT sum(CASE WHEN t.status IN ('B', 'D', 'E', 'F') AND l.isclosed = 'F' AND l.item IS NOT NULL AND l.quantity <> 0
                       THEN round(-l.netamount * 1.0 * (-l.quantity - l.quantitybilled) / -l.quantity / 100) * 100 END) AS unbilled,
              min(t.trandate) AS firstorder, max(t.trandate) AS lastorder
         FROM "transaction" t JOIN "transactionline" l ON l."transaction" = t.id WHERE t.entity = ? AND t.type = 'SalesOrd'`,
      id,
    );
    const balance = number(sums, 'balance') + this.#journalBalance(id);
    const oldest = sums?.oldest;
    const daysOverdue = oldest == null ? 0 : Math.max(0, Math.floor((today - Number(oldest)) / DAY));
    const limit = this.#limitInBase(customer, today);
    const override = customer.creditholdoverride;
    const onHold =
      override === 'ON' ||
      (override === 'AUTO' &&
        ((limit !== undefined && balance > limit) || daysOverdue > DAYS_OVERDUE_FOR_HOLD));
    this.#store.update('customer', id, {
      balancesearch: balance,
      overduebalancesearch: number(sums, 'overdue'),
      unbilledorderssearch: Math.round(number(orders, 'unbilled')),
      daysoverduesearch: daysOverdue,
      oncredithold: onHold ? 'T' : 'F',
      firstsaledate: sums?.firstsale ?? null,
      lastsaledate: sums?.lastsale ?? null,
      firstorderdate: orders?.firstorder ?? null,
      lastorderdate: orders?.lastorder ?? null,
    });
  }

  /** What journals put into a customer's receivables, and take out of them. */
  #journalBalance(customer: number): number {
    this.#inJournals ??= new Set(
      this.#store
        .all(
          `SELECT DISTINCT l.entity FROM "account" r JOIN "transactionaccountingline" a ON a.account = r.id
             JOIN "transaction" t ON t.id = a."transaction" AND t.type = 'Journal'
             JOIN "transactionline" l ON l."transaction" = t.id AND l.id = a.transactionline
            WHERE r.accttype = 'AcctRec' AND l.entity IS NOT NULL`,
        )
        .map((row) => Number(row.entity)),
    );
    if (!this.#inJournals.has(customer)) return 0;
    return number(
      this.#store.get(
        `SELECT sum(coalesce(a.amountunpaid, 0) - coalesce(a.paymentamountunused, 0)) AS balance
           FROM "transactionline" l JOIN "transaction" t ON t.id = l."transaction" AND t.type = 'Journal'
           JOIN "transactionaccountingline" a ON a."transaction" = l."transaction" AND a.transactionline = l.id AND a.accountingbook = ?
          WHERE l.entity = ?`,
        this.#book,
        customer,
      ),
      'balance',
    );
  }

  /** A credit limit is in the customer's currency, balances are in the subsidiary's; undefined: no limit. */
  #limitInBase({ creditlimit, currency, subsidiary }: Row, today: number): number | undefined {
    if (creditlimit === null || creditlimit === undefined) return undefined;
    const rate = this.#master.knownExchangeRate(Number(currency), Number(subsidiary), today);
    return rate === undefined
      ? undefined
      : toBase(Number(creditlimit), rate, this.#master.baseDigits(Number(subsidiary)));
  }

  /** A customer's consolidated figures are its own and those of all below it, in its subsidiary's currency. */
  #consolidate(today: number): void {
    const parents = new Map<number, number>();
    const children = new Map<number, number[]>();
    for (const row of this.#store.all('SELECT id, parent FROM "customer" WHERE parent IS NOT NULL')) {
      const [id, parent] = [Number(row.id), Number(row.parent)];
      parents.set(id, parent);
      const siblings = children.get(parent);
      if (siblings) siblings.push(id);
      else children.set(parent, [id]);
    }
    const wanted = new Set<number>();
    for (const customer of this.#touched)
      for (let id: number | undefined = customer; id !== undefined && !wanted.has(id); id = parents.get(id))
        wanted.add(id);
    const done = new Map<number, Row>();
    const consolidated = (id: number): Row => {
      const known = done.get(id);
      if (known) return known;
      const own = this.#store.get('SELECT * FROM "customer" WHERE id = ?', id) ?? {};
      const sums = CONSOLIDATED.map((name) => number(own, name));
      // set before the children are looked at, so that a circle of parents ends
      done.set(id, own);
      for (const child of children.get(id) ?? []) {
        const below = wanted.has(child)
          ? consolidated(child)
          : (this.#store.get('SELECT * FROM "customer" WHERE id = ?', child) ?? {});
        CONSOLIDATED.forEach((name, index) => {
          sums[index] =
            (sums[index] as number) + this.#inCurrencyOf(own, below, number(below, `consol${name}`), today);
        });
      }
      const figures = Object.fromEntries(
        CONSOLIDATED.map((name, index) => [`consol${name}`, sums[index] as number]),
      );
      this.#store.update('customer', id, figures);
      Object.assign(own, figures);
      return own;
    };
    for (const id of wanted) consolidated(id);
  }

  /** An amount of a customer below in the currency of the one above; without a rate it is left out. */
  #inCurrencyOf(above: Row, below: Row, amount: number, today: number): number {
    const [to, from] = [Number(above.subsidiary), Number(below.subsidiary)];
    if (to === from || amount === 0) return amount;
    const rate = this.#master.knownExchangeRate(this.#master.baseCurrency(from), to, today);
    return rate === undefined ? 0 : toBase(amount, rate, this.#master.baseDigits(to));
  }
}
