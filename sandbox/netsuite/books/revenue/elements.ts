import type { Row, Store, Value } from '../../store/database.ts';
import type { Books } from '../books.ts';
import { type PlannedPeriod, planStatus } from './plans.ts';

const number = (row: Row, name: string): number => Number(row[name]);

/** A line that earns revenue, with its document and its item's rule. Amounts are negative where goods come back. */
export interface SourceLine {
  readonly document: number;
  readonly recordType: string;
  readonly name: string;
  readonly number: string;
  /** The document that this one was made from. */
  readonly origin: number | null;
  readonly date: number;
  readonly entity: number;
  readonly currency: number;
  readonly exchangeRate: number;
  readonly subsidiary: number;
  readonly line: number;
  readonly item: number;
  readonly quantity: number;
  readonly amount: number;
  /** Where the sale was posted: deferred revenue, or income at once. */
  readonly account: number;
  readonly deferred: boolean;
  readonly rule: number | null;
  readonly method: string;
  readonly months: number;
}

const SOURCE = `SELECT t.id AS document, t.recordtype, t.trandisplayname, t.tranid, t.createdfrom AS origin, t.trandate, t.entity, t.currency, t.exchangerate,
    t.subsidiary, l.id AS line, l.item, -l.quantity AS quantity, -l.foreignamount AS amount, l.account, l.accountinglinetype,
    i.revenuerecognitionrule AS rule, r.recognitionmethod AS method, r.terminmonths AS months
   FROM "transaction" t JOIN "transactionline" l ON l."transaction" = t.id
   JOIN "item" i ON i.id = l.item LEFT JOIN "revenuerecognitionrule" r ON r.id = i.revenuerecognitionrule`;

function sourceLine(row: Row): SourceLine {
  return {
    document: number(row, 'document'),
    recordType: String(row.recordtype),
    name: String(row.trandisplayname),
    number: String(row.tranid),
    origin: row.origin === null ? null : number(row, 'origin'),
    date: number(row, 'trandate'),
    entity: number(row, 'entity'),
    currency: number(row, 'currency'),
    exchangeRate: number(row, 'exchangerate'),
    subsidiary: number(row, 'subsidiary'),
    line: number(row, 'line'),
    item: number(row, 'item'),
    quantity: number(row, 'quantity'),
    amount: number(row, 'amount'),
    account: number(row, 'account'),
    deferred: row.accountinglinetype === 'DEFERREVENUE',
    rule: row.rule === null ? null : number(row, 'rule'),
    method: String(row.method ?? 'POINT_IN_TIME'),
    months: number(row, 'months'),
  };
}

/** Where an element's revenue waits and where it goes, and its days. */
export interface ElementTerms {
  readonly allocated: number;
  readonly start: number;
  readonly end: number;
  readonly arrangement: number;
  readonly returnOf: number | null;
}

/** Revenue arrangements and their elements, as they are stored. */
export class Elements {
  readonly #store: Store;
  readonly #books: Books;

  constructor(store: Store, books: Books) {
    this.#store = store;
    this.#books = books;
  }

  /** A document's lines whose items have a rule, in order; none where it is no sale, was voided or does not exist. */
  sourceLines(document: number): SourceLine[] {
    return this.#store
      .all(
        `${SOURCE} WHERE t.id = ? AND t.voided = 'F' AND t.type IN ('CustInvc', 'CashSale', 'CustCred', 'CashRfnd')
            AND l.mainline = 'F' AND r.id IS NOT NULL ORDER BY l.linesequencenumber`,
        document,
      )
      .map(sourceLine);
  }

  sourceLine(document: number, line: number): SourceLine {
    return sourceLine(this.#store.get(`${SOURCE} WHERE t.id = ? AND l.id = ?`, document, line) as Row);
  }

  ofDocument(document: number): Row[] {
    return this.#store.all(
      'SELECT * FROM "revenueelement" WHERE sourcetransaction = ? AND accountingbook = ? ORDER BY id',
      document,
      this.#books.book,
    );
  }

  /** The columns of an element that follow from its source. */
  columns(source: SourceLine, terms: ElementTerms, rows: readonly PlannedPeriod[], now: number): Row {
    return {
      accountingbook: this.#books.book,
      exchangerate: source.exchangeRate,
      lastmodifieddate: now,
      referenceid: `${source.number}_${source.line}`,
      source: source.name,
      sourcerecordtype: source.recordType,
      sourcetransaction: source.document,
      sourceline: source.line,
      revenuearrangement: terms.arrangement,
      entity: source.entity,
      item: source.item,
      quantity: source.quantity,
      salesamount: source.amount,
      discountedsalesamount: source.amount,
      allocationamount: terms.allocated,
      currency: source.currency,
      elementdate: source.date,
      revrecstartdate: terms.start,
      revrecenddate: terms.end,
      revenuerecognitionrule: source.rule,
      deferralaccount: source.deferred ? source.account : this.#books.deferredRevenueAccount,
      recognitionaccount: source.deferred
        ? this.#books.master.itemAccounts(source.item).income
        : source.account,
      revenueplanstatus: planStatus(rows),
      subsidiary: source.subsidiary,
      requiresrevenueplanupdate: 'F',
      returnofelement: terms.returnOf,
    };
  }

  /** Adds an element and marks its line with it; gives it as it is stored. */
  insert(columns: Row): Row & { id: number } {
    const id = this.#store.next('revenueelement');
    const element = { ...columns, id, recordnumber: `RE${id}` };
    this.#store.insert('revenueelement', element);
    this.#mark(columns, id);
    return element;
  }

  remove(element: Row): void {
    this.#store.run('DELETE FROM "revenueelement" WHERE id = ?', number(element, 'id'));
    this.#mark(element, null);
    const arrangement = number(element, 'revenuearrangement');
    if (!this.#store.get('SELECT id FROM "revenueelement" WHERE revenuearrangement = ? LIMIT 1', arrangement))
      this.#store.run('DELETE FROM "revenuearrangement" WHERE id = ?', arrangement);
  }

  #mark(element: Row, mark: number | null): void {
    this.#store.run(
      'UPDATE "transactionline" SET revenueelement = ? WHERE "transaction" = ? AND id = ?',
      mark,
      element.sourcetransaction as Value,
      element.sourceline as Value,
    );
  }

  /** The element that a returned line takes back: of the same item, of the sale that the document was made from. */
  returned(source: SourceLine): Row | undefined {
    for (let origin = source.origin, depth = 0; origin !== null && depth < 2; depth++) {
      const found = this.#store.get(
        'SELECT * FROM "revenueelement" WHERE sourcetransaction = ? AND item = ? ORDER BY id LIMIT 1',
        origin,
        source.item,
      );
      if (found) return found;
      const before: Row | undefined = this.#store.get(
        'SELECT createdfrom FROM "transaction" WHERE id = ?',
        origin,
      );
      origin = before?.createdfrom == null ? null : Number(before.createdfrom);
    }
    return undefined;
  }

  /** The document's arrangement, made when it has none. */
  arrangement(source: SourceLine, now: number): number {
    const known = this.#store.get(
      'SELECT id FROM "revenuearrangement" WHERE createdfrom = ? AND accountingbook = ?',
      source.document,
      this.#books.book,
    )?.id;
    if (known != null) return Number(known);
    const id = this.#store.next('revenuearrangement');
    this.#store.insert('revenuearrangement', {
      id,
      tranid: `RA${id}`,
      trandate: source.date,
      entity: source.entity,
      subsidiary: source.subsidiary,
      currency: source.currency,
      exchangerate: source.exchangeRate,
      foreigntotal: 0,
      createdfrom: source.document,
      accountingbook: this.#books.book,
      lastmodifieddate: now,
    });
    return id;
  }

  /** Brings an arrangement's total up to its elements. */
  totalArrangement(id: number, now: number): void {
    this.#store.run(
      `UPDATE "revenuearrangement" SET lastmodifieddate = ?1,
          foreigntotal = (SELECT coalesce(sum(salesamount), 0) FROM "revenueelement" WHERE revenuearrangement = ?2) WHERE id = ?2`,
      now,
      id,
    );
  }
}
