import { DAYS_OVERDUE_FOR_HOLD } from '../account.ts';
import { DAY } from '../calendar.ts';
import type { Row, Store } from '../store/database.ts';
import type { DocumentType } from './document.ts';
import { toBase } from './posting.ts';

const number = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

interface OpenAmount {
  readonly type: string;
  readonly foreign: number;
  readonly base: number;
  readonly currency: number;
  readonly exchangeRate: number;
}

/** What follows from documents and links: open amounts, billed quantities, statuses, customers' balances. */
export class Settlement {
  readonly #store: Store;
  readonly #book: number;
  readonly #baseDigits: (subsidiary: number) => number;
  readonly #documents = new Map<number, DocumentType>();
  readonly #customers = new Set<number>();

  constructor(store: Store, book: number, baseDigits: (subsidiary: number) => number) {
    this.#store = store;
    this.#book = book;
    this.#baseDigits = baseDigits;
  }

  touch(id: number, type: DocumentType, customer: number | null): void {
    this.#documents.set(id, type);
    if (customer !== null) this.#customers.add(customer);
  }

  touchCustomer(id: number): void {
    this.#customers.add(id);
  }

  /** A refused write: nothing of it is to follow. */
  forget(): void {
    this.#documents.clear();
    this.#customers.clear();
  }

  /** What is still to be paid of an invoice. */
  openAmount(id: number): OpenAmount | undefined {
    const row = this.#store.get(
      `SELECT t.type, t.foreigntotal, t.currency, t.exchangerate,
              (SELECT amount FROM "transactionaccountingline" a WHERE a."transaction" = t.id AND a.transactionline = 0 AND a.accountingbook = ?) AS base,
              (SELECT sum(foreignamount) FROM "nexttransactionlinelink" l WHERE l.previousdoc = t.id AND l.linktype = 'Payment') AS paid,
              (SELECT sum(baseamount) FROM "nexttransactionlinelink" l WHERE l.previousdoc = t.id AND l.linktype = 'Payment') AS paidbase
         FROM "transaction" t WHERE t.id = ?`,
      this.#book,
      id,
    );
    if (!row) return undefined;
    return {
      type: String(row.type),
      foreign: number(row, 'foreigntotal') - number(row, 'paid'),
      base: number(row, 'base') - number(row, 'paidbase'),
      currency: number(row, 'currency'),
      exchangeRate: number(row, 'exchangerate'),
    };
  }

  /** Brings everything touched up to date. `now` marks what changed as modified then; undefined while loading. */
  settle(today: number, now: number | undefined): void {
    for (const [id, type] of this.#documents) {
      const before = this.#store.get(
        'SELECT entity, status, foreignamountunpaid AS open FROM "transaction" WHERE id = ?',
        id,
      );
      if (!before) continue;
      if (before.entity !== null && type !== 'Journal') this.#customers.add(Number(before.entity));
      if (type === 'CustInvc') this.#settleInvoice(id);
      else if (type === 'CustPymt' || type === 'CustCred') this.#settleCredit(id, type);
      else if (type === 'SalesOrd') this.#settleOrder(id);
      if (now === undefined) continue;
      const after = this.#store.get(
        'SELECT status, foreignamountunpaid AS open FROM "transaction" WHERE id = ?',
        id,
      );
      if (after?.status !== before.status || after?.open !== before.open)
        this.#store.update('transaction', id, { lastmodifieddate: now });
    }
    this.#documents.clear();
    for (const customer of this.#customers) this.#settleCustomer(customer, today);
    this.#customers.clear();
  }

  /** Balances that depend on the date, for every customer. */
  settleAllCustomers(today: number): void {
    for (const row of this.#store.all('SELECT id FROM "customer"'))
      this.#settleCustomer(Number(row.id), today);
  }

  #settleInvoice(id: number): void {
    const open = this.openAmount(id);
    if (!open) return;
    const total = number(
      this.#store.get('SELECT foreigntotal FROM "transaction" WHERE id = ?', id),
      'foreigntotal',
    );
    const paidBase = number(
      this.#store.get(
        `SELECT sum(baseamount) AS n FROM "nexttransactionlinelink" WHERE previousdoc = ? AND linktype = 'Payment'`,
        id,
      ),
      'n',
    );
    const lastPaid = this.#store.get(
      `SELECT max(p.trandate) AS d FROM "nexttransactionlinelink" l JOIN "transaction" p ON p.id = l.nextdoc WHERE l.previousdoc = ? AND l.linktype = 'Payment'`,
      id,
    )?.d;
    const amounts = { foreignamountpaid: total - open.foreign, foreignamountunpaid: open.foreign };
    this.#store.update('transaction', id, {
      ...amounts,
      status: open.foreign === 0 ? 'B' : 'A',
      closedate: open.foreign === 0 ? (lastPaid ?? null) : null,
    });
    this.#store.run(
      'UPDATE "transactionline" SET foreignamountpaid = ?, foreignamountunpaid = ? WHERE "transaction" = ? AND mainline = \'T\'',
      amounts.foreignamountpaid,
      amounts.foreignamountunpaid,
      id,
    );
    this.#store.run(
      'UPDATE "transactionaccountingline" SET amountpaid = ?, amountunpaid = ?, amountlinked = ? WHERE "transaction" = ? AND transactionline = 0',
      paidBase,
      open.base,
      paidBase,
      id,
    );
  }

  #settleCredit(id: number, type: 'CustPymt' | 'CustCred'): void {
    const header = this.#store.get(
      'SELECT foreigntotal, exchangerate, subsidiary, account FROM "transaction" WHERE id = ?',
      id,
    );
    const links = this.#store.get(
      `SELECT sum(foreignamount) AS used, sum(baseamount) AS usedbase FROM "nexttransactionlinelink" WHERE nextdoc = ? AND linktype = 'Payment'`,
      id,
    );
    const used = number(links, 'used');
    const unused = number(header, 'foreigntotal') - used;
    const unusedBase = toBase(
      unused,
      number(header, 'exchangerate'),
      this.#baseDigits(number(header, 'subsidiary')),
    );
    const line = type === 'CustPymt' ? 1 : 0;
    const amounts = { foreignpaymentamountused: used, foreignpaymentamountunused: unused };
    const status = type === 'CustCred' ? (unused === 0 ? 'B' : 'A') : header?.account === null ? 'B' : 'C';
    this.#store.update('transaction', id, { ...amounts, status });
    this.#store.run(
      'UPDATE "transactionline" SET foreignpaymentamountused = ?, foreignpaymentamountunused = ? WHERE "transaction" = ? AND id = ?',
      used,
      unused,
      id,
      line,
    );
    this.#store.run(
      'UPDATE "transactionaccountingline" SET paymentamountused = ?, paymentamountunused = ?, amountlinked = ? WHERE "transaction" = ? AND transactionline = ?',
      number(links, 'usedbase'),
      unusedBase,
      number(links, 'usedbase'),
      id,
      line,
    );
  }

  #settleOrder(id: number): void {
    const billed = new Map(
      this.#store
        .all(
          'SELECT orderline, sum(-quantity) AS billed FROM "transactionline" WHERE orderdoc = ? GROUP BY orderline',
          id,
        )
        .map((row) => [Number(row.orderline), Number(row.billed)]),
    );
    const lines = this.#store.all(
      `SELECT id, -quantity AS quantity, quantityshiprecv AS shipped, quantitybilled AS known, isclosed, fulfillable FROM "transactionline" WHERE "transaction" = ? AND mainline = 'F' AND item IS NOT NULL`,
      id,
    );
    for (const row of lines) {
      const quantity = billed.get(Number(row.id)) ?? 0;
      if (quantity !== row.known)
        this.#store.run(
          'UPDATE "transactionline" SET quantitybilled = ? WHERE "transaction" = ? AND id = ?',
          quantity,
          id,
          Number(row.id),
        );
    }
    const status = this.#store.get('SELECT status FROM "transaction" WHERE id = ?', id)?.status;
    // approval and cancellation are decisions, the others follow from the lines
    if (status === 'A' || status === 'C') return;
    this.#store.update('transaction', id, {
      status: orderStatus(
        lines.map((row) => ({
          quantity: number(row, 'quantity'),
          shipped: number(row, 'shipped'),
          billed: billed.get(number(row, 'id')) ?? 0,
          closed: row.isclosed === 'T',
          fulfillable: row.fulfillable === 'T',
        })),
      ),
    });
  }

  #settleCustomer(id: number, today: number): void {
    const customer = this.#store.get(
      'SELECT creditholdoverride, creditlimit FROM "customer" WHERE id = ?',
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
    const balance = number(sums, 'balance');
    const oldest = sums?.oldest;
    const daysOverdue = oldest == null ? 0 : Math.max(0, Math.floor((today - Number(oldest)) / DAY));
    const overLimit = customer.creditlimit !== null && balance > Number(customer.creditlimit);
    const override = customer.creditholdoverride;
    const onHold =
      override === 'ON' || (override === 'AUTO' && (overLimit || daysOverdue > DAYS_OVERDUE_FOR_HOLD));
    this.#store.update('customer', id, {
      balancesearch: balance,
      overduebalancesearch: number(sums, 'overdue'),
      unbilledorderssearch: Math.round(number(orders, 'unbilled')),
      consolbalancesearch: balance,
      consoloverduebalancesearch: number(sums, 'overdue'),
      consolunbilledorderssearch: Math.round(number(orders, 'unbilled')),
      daysoverduesearch: daysOverdue,
      oncredithold: onHold ? 'T' : 'F',
      firstsaledate: sums?.firstsale ?? null,
      lastsaledate: sums?.lastsale ?? null,
      firstorderdate: orders?.firstorder ?? null,
      lastorderdate: orders?.lastorder ?? null,
    });
  }
}

/** The letter of a sales order's status, by what was fulfilled and billed of its lines. */
export function orderStatus(
  lines: readonly {
    quantity: number;
    shipped: number;
    billed: number;
    closed: boolean;
    fulfillable: boolean;
  }[],
): string {
  const open = lines.filter((line) => !line.closed);
  const billedAny = lines.some((line) => line.billed > 0);
  if (open.length === 0) return billedAny ? 'G' : 'H';
  if (open.every((line) => line.billed >= line.quantity)) return 'G';
  const toShip = open.filter((line) => line.fulfillable);
  const shippedAny = toShip.some((line) => line.shipped > 0);
  const shippedAll = toShip.every((line) => line.shipped >= line.quantity);
  if (shippedAll) return 'F';
  if (!shippedAny) return 'B';
  return toShip.some((line) => line.shipped > line.billed) ? 'E' : 'D';
}
