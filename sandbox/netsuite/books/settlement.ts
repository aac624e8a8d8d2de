import type { Row, Store } from '../store/database.ts';
import type { CustomerStanding } from './customer-standing.ts';
import type { DocumentType } from './document.ts';
import { orderStatus } from './order-status.ts';
import { toBase } from './posting.ts';

const number = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

/** What is left of a document: to be paid of an invoice, to be used of a credit, a payment or a deposit. */
export interface Rest {
  readonly type: string;
  readonly foreign: number;
  readonly base: number;
  readonly currency: number;
  readonly subsidiary: number;
  readonly exchangeRate: number;
  readonly entity: number;
  readonly voided: boolean;
}

/** The line of a credit, a payment or a deposit that says what is left of it; undefined: nothing can be left. */
const CREDIT_LINES: Readonly<Partial<Record<string, number>>> = { CustCred: 0, CustPymt: 1, CustDep: 1 };

/** What follows from documents and links: open amounts, billed quantities, statuses; and then the customers. */
export class Settlement {
  readonly #store: Store;
  readonly #book: number;
  readonly #baseDigits: (subsidiary: number) => number;
  readonly #standing: CustomerStanding;
  readonly #documents = new Map<number, DocumentType>();

  constructor(
    store: Store,
    book: number,
    baseDigits: (subsidiary: number) => number,
    standing: CustomerStanding,
  ) {
    this.#store = store;
    this.#book = book;
    this.#baseDigits = baseDigits;
    this.#standing = standing;
  }

  touch(id: number, type: DocumentType, customer: number | null): void {
    this.#documents.set(id, type);
    if (customer !== null) this.#standing.touch(customer);
  }

  /** A refused write: nothing of it is to follow. */
  forget(): void {
    this.#documents.clear();
    this.#standing.forget();
  }

  /** What is still to be paid of an invoice. */
  openAmount(id: number): Rest | undefined {
    return this.#rest(id, 0, `l.previousdoc = t.id AND l.linktype = 'Payment'`, 1);
  }

  /** What can still be used of a credit memo, a payment or a deposit; undefined where it is none of these. */
  unusedAmount(id: number): Rest | undefined {
    const type = this.#store.get('SELECT type FROM "transaction" WHERE id = ?', id)?.type;
    const line = CREDIT_LINES[String(type)];
    if (line === undefined) return undefined;
    return this.#rest(
      id,
      line,
      `(l.previousdoc = t.id AND l.linktype IN ('Payment', 'DepAppl', 'DepRfnd') OR l.nextdoc = t.id AND l.linktype = 'Payment')`,
      -1,
    );
  }

  #rest(id: number, line: number, links: string, sign: 1 | -1): Rest | undefined {
    const row = this.#store.get(
      `SELECT t.type, t.foreigntotal, t.currency, t.subsidiary, t.exchangerate, t.entity, t.voided,
              (SELECT amount FROM "transactionaccountingline" a WHERE a."transaction" = t.id AND a.transactionline = ?1 AND a.accountingbook = ?2) AS base,
              (SELECT sum(foreignamount) FROM "nexttransactionlinelink" l WHERE ${links}) AS settled,
              (SELECT sum(baseamount) FROM "nexttransactionlinelink" l WHERE ${links}) AS settledbase
         FROM "transaction" t WHERE t.id = ?3`,
      line,
      this.#book,
      id,
    );
    if (!row) return undefined;
    const voided = row.voided === 'T';
    return {
      type: String(row.type),
      foreign: voided ? 0 : number(row, 'foreigntotal') - number(row, 'settled'),
      base: voided ? 0 : sign * number(row, 'base') - number(row, 'settledbase'),
      currency: number(row, 'currency'),
      subsidiary: number(row, 'subsidiary'),
      exchangeRate: number(row, 'exchangerate'),
      entity: number(row, 'entity'),
      voided,
    };
  }

  /** What refunds or deposit applications took up of a credit, a payment or a deposit. */
  takenUp(id: number): { foreign: number; base: number } {
    const row = this.#store.get(
      `SELECT sum(foreignamount) AS settled, sum(baseamount) AS settledbase FROM "nexttransactionlinelink"
        WHERE previousdoc = ? AND linktype IN ('Payment', 'DepAppl', 'DepRfnd')`,
      id,
    );
    return { foreign: number(row, 'settled'), base: number(row, 'settledbase') };
  }

  /** A part of a document's amount at the document's own rate. */
  ownBase({ exchangeRate, subsidiary }: Rest, amount: number): number {
    return toBase(amount, exchangeRate, this.#baseDigits(subsidiary));
  }

  /** Brings everything touched up to date. `now` marks what changed as modified then; undefined while loading. */
  settle(today: number, now: number | undefined): void {
    for (const [id, type] of this.#documents) {
      const before = this.#state(id);
      if (!before) continue;
      if (before.entity !== null && type !== 'Journal') this.#standing.touch(Number(before.entity));
      if (before.voided === 'T') continue;
      const changed = this.#settleDocument(id, type);
      if (now === undefined) continue;
      const after = this.#state(id);
      if (changed || ['status', 'open', 'unused'].some((name) => after?.[name] !== before[name]))
        this.#store.update('transaction', id, { lastmodifieddate: now });
    }
    this.#documents.clear();
    this.#standing.settle(today);
  }

  #state(id: number): Row | undefined {
    return this.#store.get(
      'SELECT entity, status, voided, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM "transaction" WHERE id = ?',
      id,
    );
  }

  /** Whether more than the header's state changed. */
  #settleDocument(id: number, type: DocumentType): boolean {
    if (type === 'SalesOrd' || type === 'RtnAuth') return this.#settleOrder(id);
    if (type === 'Estimate') this.#settleEstimate(id);
    else if (type === 'CustInvc') this.#settleInvoice(id);
    else if (CREDIT_LINES[type] !== undefined) this.#settleCredit(id, type);
    return false;
  }

  /** An estimate is processed once a sale was made of it. */
  #settleEstimate(id: number): void {
    const sale = this.#store.get(
      'SELECT 1 AS found FROM "nexttransactionlink" WHERE previousdoc = ? LIMIT 1',
      id,
    );
    this.#store.update('transaction', id, { status: sale ? 'B' : 'A' });
  }

  #settleInvoice(id: number): void {
    const open = this.openAmount(id);
    if (!open) return;
    const row = this.#store.get(
      `SELECT t.foreigntotal AS total, sum(l.baseamount) AS paidbase, max(p.trandate) AS lastpaid FROM "transaction" t
         LEFT JOIN "nexttransactionlinelink" l ON l.previousdoc = t.id AND l.linktype = 'Payment'
         LEFT JOIN "transaction" p ON p.id = l.nextdoc WHERE t.id = ?`,
      id,
    );
    const paidBase = number(row, 'paidbase');
    const amounts = {
      foreignamountpaid: number(row, 'total') - open.foreign,
      foreignamountunpaid: open.foreign,
    };
    this.#store.update('transaction', id, {
      ...amounts,
      status: open.foreign === 0 ? 'B' : 'A',
      closedate: open.foreign === 0 ? (row?.lastpaid ?? null) : null,
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

  #settleCredit(id: number, type: DocumentType): void {
    const unused = this.unusedAmount(id);
    if (!unused) return;
    const header = this.#store.get('SELECT foreigntotal, account FROM "transaction" WHERE id = ?', id);
    const line = CREDIT_LINES[type] as number;
    const used = number(header, 'foreigntotal') - unused.foreign;
    const status = creditStatus(type, unused.foreign === 0, header?.account !== null);
    const amounts = { foreignpaymentamountused: used, foreignpaymentamountunused: unused.foreign };
    this.#store.update('transaction', id, { ...amounts, status });
    this.#store.run(
      'UPDATE "transactionline" SET foreignpaymentamountused = ?, foreignpaymentamountunused = ? WHERE "transaction" = ? AND id = ?',
      used,
      unused.foreign,
      id,
      line,
    );
    this.#store.run(
      `UPDATE "transactionaccountingline" SET paymentamountused = -amount - ?1, paymentamountunused = ?1, amountlinked = -amount - ?1
        WHERE "transaction" = ?2 AND transactionline = ?3`,
      unused.base,
      id,
      line,
    );
  }

  /** What is billed of an order's lines, or credited of a return's, and the status that follows. */
  #settleOrder(id: number): boolean {
    const billed = new Map(
      this.#store
        .all(
          'SELECT orderline, sum(abs(quantity)) AS billed FROM "transactionline" WHERE orderdoc = ? GROUP BY orderline',
          id,
        )
        .map((row) => [Number(row.orderline), Number(row.billed)]),
    );
    const lines = this.#store.all(
      `SELECT id, abs(quantity) AS quantity, quantityshiprecv AS shipped, quantitybilled AS known, isclosed, fulfillable FROM "transactionline" WHERE "transaction" = ? AND mainline = 'F' AND item IS NOT NULL`,
      id,
    );
    let changed = false;
    for (const row of lines) {
      const quantity = billed.get(Number(row.id)) ?? 0;
      if (quantity === row.known) continue;
      changed = true;
      this.#store.run(
        'UPDATE "transactionline" SET quantitybilled = ? WHERE "transaction" = ? AND id = ?',
        quantity,
        id,
        Number(row.id),
      );
    }
    const status = this.#store.get('SELECT status FROM "transaction" WHERE id = ?', id)?.status;
    // approval and cancellation are decisions, the others follow from the lines
    if (status === 'A' || status === 'C') return changed;
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
    return changed;
  }
}

/** The status of a credit memo, payment or deposit, by whether all of it is used and whether it was deposited. */
function creditStatus(type: DocumentType, allUsed: boolean, deposited: boolean): string {
  if (type === 'CustCred') return allUsed ? 'B' : 'A';
  if (type === 'CustPymt') return deposited ? 'C' : 'B';
  if (allUsed) return 'C';
  return deposited ? 'B' : 'A';
}
