import { ASSUMED } from '../../assumed.ts';
import { userError } from '../../errors.ts';
import type { Row, Store } from '../../store/database.ts';
import type { Books } from '../books.ts';
import type { Document } from '../document.ts';
import { Elements } from './elements.ts';
import { OtherBooks } from './other-books.ts';
import { type PlannedPeriod, Plans } from './plans.ts';
import { Reallocation } from './reallocation.ts';
import { RecognitionJournals } from './recognition.ts';
import { Refresh, type RefreshResult } from './refresh.ts';

/**
 * Advanced revenue management. A sale that is entered or changed waits until arrangements and plans are updated, which
 * happens every three hours or when asked for; recognition journals are made when asked for.
 */
export class Revenue {
  readonly #store: Store;
  readonly #elements: Elements;
  readonly #plans: Plans;
  readonly #journals: RecognitionJournals;
  readonly #reallocation: Reallocation;
  readonly #refresh: Refresh;
  readonly #otherBooks: OtherBooks;

  constructor(store: Store, books: Books) {
    this.#store = store;
    this.#elements = new Elements(store, books);
    this.#plans = new Plans(store);
    this.#journals = new RecognitionJournals(store, books, this.#plans);
    this.#reallocation = new Reallocation(store, books);
    this.#otherBooks = new OtherBooks(store, books);
    this.#refresh = new Refresh(store, books, this.#elements, this.#plans, this.#reallocation);
  }

  /** A sale was entered or changed: it waits for the next update. */
  request(document: number): void {
    this.#store.run('INSERT OR IGNORE INTO sandbox_revenue_pending VALUES (?)', document);
    this.#store.run(
      `UPDATE "revenueelement" SET requiresrevenueplanupdate = 'T' WHERE sourcetransaction = ?`,
      document,
    );
  }

  /** Updates arrangements and plans of all that waits. */
  update(now: number): RefreshResult {
    const result = this.#refresh.run(now);
    this.#otherBooks.update();
    return result;
  }

  /** Recognizes what is planned up to a period and not yet recognized; gives the journals' ids. */
  recognize(period: number, now: number): number[] {
    const journals = this.#journals.recognize(period, now);
    this.#otherBooks.update();
    return journals;
  }

  /** Whether a journal recognizes revenue of plans. */
  recognizedBy(journal: number): boolean {
    return (
      this.#store.get('SELECT id FROM "revenueplanplannedrevenue" WHERE journal = ? LIMIT 1', journal) !==
      undefined
    );
  }

  /** A recognition journal is deleted: its revenue is planned again. */
  undoRecognition(journal: number, now: number): void {
    this.#journals.undo(journal, now);
    this.#otherBooks.update();
  }

  /** Revenue that journals recognized holds a sale's lines, their items and the exchange rate as they are. */
  checkChange(document: Document, before: Document): void {
    const recognized = this.#recognizedLines(document.id as number);
    if (recognized.length === 0) return;
    const kept = recognized.every(
      (element) => document.lines.find((line) => line.id === element.sourceline)?.item === element.item,
    );
    if (!kept || document.fields.exchangerate !== before.fields.exchangerate)
      throw userError(ASSUMED.refusals.recognized);
  }

  /** A sale is voided or deleted: its elements and plans go; refused once a journal recognized some of them. */
  remove(document: number, now: number): void {
    if (this.#recognizedLines(document).length > 0) throw userError(ASSUMED.refusals.recognized);
    const elements = this.#elements.ofDocument(document);
    if (elements.some((element) => this.#returnedElsewhere(Number(element.id))))
      throw userError(ASSUMED.refusals.returned);
    this.#reallocation.undo(document, now);
    for (const element of elements) {
      this.#plans.removeAll(Number(element.id));
      this.#elements.remove(element);
    }
    for (const arrangement of new Set(elements.map((element) => Number(element.revenuearrangement))))
      this.#elements.totalArrangement(arrangement, now);
    this.#store.run('DELETE FROM sandbox_revenue_pending WHERE "transaction" = ?', document);
    this.#otherBooks.update();
  }

  #returnedElsewhere(element: number): boolean {
    return (
      this.#store.get('SELECT id FROM "revenueelement" WHERE returnofelement = ? LIMIT 1', element) !==
      undefined
    );
  }

  #recognizedLines(document: number): Row[] {
    return this.#store.all(
      `SELECT DISTINCT e.* FROM "revenueelement" e JOIN "revenueplan" p ON p.createdfrom = e.id
         JOIN "revenueplanplannedrevenue" r ON r.revenueplan = p.id WHERE e.sourcetransaction = ? AND r.journal IS NOT NULL`,
      document,
    );
  }

  /** Adds the element of a line of a data set with its ACTUAL plan, which was made elsewhere; periods in time order. */
  addLoaded(document: number, line: number, periods: readonly PlannedPeriod[], now: number): void {
    const source = this.#elements.sourceLine(document, line);
    const arrangement = this.#elements.arrangement(source, now);
    const bounds = periods.map(
      ({ period }) =>
        this.#store.get('SELECT id, startdate, enddate FROM "accountingperiod" WHERE id = ?', period) as Row,
    );
    const terms = {
      allocated: source.amount,
      start: Number(bounds[0]?.startdate ?? source.date),
      end: Number(bounds.at(-1)?.enddate ?? source.date),
      arrangement,
      returnOf: null,
    };
    const element = this.#elements.insert(this.#elements.columns(source, terms, periods, now));
    this.#store.run(
      'UPDATE "revenuearrangement" SET foreigntotal = foreigntotal + ? WHERE id = ?',
      source.amount,
      arrangement,
    );
    const rule = { method: source.method, term: source.months };
    const rows = this.#plans.add('ACTUAL', element, rule, periods);
    if (!source.deferred) return;
    let before = 0;
    periods.forEach(({ amount, recognized }, index) => {
      if (!recognized) return;
      this.#journals.add(rows[index] as number, amount, before, element, bounds[index] as Row);
      before += amount;
    });
  }

  /** Posts the journals of what a data set says is recognized. */
  postLoaded(): void {
    this.#journals.post();
  }
}
