import { ASSUMED } from '../assumed.ts';
import { userError } from '../errors.ts';
import type { Store } from '../store/database.ts';
import type { Books } from './books.ts';
import { DOCUMENT_KINDS, type Document } from './document.ts';
import { readDocument } from './document-rows.ts';
import type { Revenue } from './revenue/revenue.ts';

const { refusals } = ASSUMED;

/** Transactions as people enter, change and delete them: NetSuite's rules first, then the books and what follows. */
export class Bookkeeping {
  readonly #store: Store;
  readonly #books: Books;
  readonly #revenue: Revenue;

  constructor(store: Store, books: Books, revenue: Revenue) {
    this.#store = store;
    this.#books = books;
    this.#revenue = revenue;
  }

  /** Enters a new document; returns its id. */
  create(document: Document, now: number): number {
    this.#checkPeriod(document);
    this.#checkHold(document);
    this.#checkEntries(document);
    const id = this.#books.save(document, now);
    if (DOCUMENT_KINDS[document.type].posts && document.lines.length > 0) this.#revenue.request(id);
    return id;
  }

  /** Writes a changed document in place of what it was; a change that posts nothing may be made in any period. */
  change(document: Document, before: Document, now: number): void {
    if (before.fields.voided === 'T') throw userError(refusals.voided);
    const posts = ledgerShape(document) !== ledgerShape(before);
    if (posts) {
      this.#checkOwnJournal(before);
      this.#checkPeriod(before);
      this.#moveToPeriod(document, before);
      this.#checkPeriod(document);
      this.#checkEntries(document);
      this.#checkParties(document, before);
      this.#checkBilledLines(document);
      this.#revenue.checkChange(document, before);
      if (document.fields.exchangerate !== before.fields.exchangerate)
        for (const entry of document.entries) entry.base = null;
    }
    if (!posts && this.#isOwnJournal(document)) {
      this.#books.saveHeader(document, now);
      return;
    }
    this.#books.save(document, now);
    if (!posts) return;
    const id = document.id as number;
    if (document.type === 'CustInvc') this.#settleAnew(document, before, now);
    if (DOCUMENT_KINDS[document.type].posts && document.lines.length > 0) this.#revenue.request(id);
    if (document.type === 'CustDep' && (this.#books.settlement.unusedAmount(id)?.foreign ?? 0) < 0)
      throw userError(refusals.lessThanUsed, 'payment');
  }

  /** Deletes a document with what it applied; refused while others rest on it. */
  remove(document: Document, now: number): void {
    const id = document.id as number;
    if (document.fields.voided === 'T') throw userError(refusals.voided);
    this.#checkPeriod(document);
    if (this.#revenue.recognizedBy(id)) this.#revenue.undoRecognition(id, now);
    else this.#checkOwnJournal(document);
    if (document.lines.length > 0) this.#revenue.remove(id, now);
    this.#books.remove(document);
  }

  /**
   * Voids a document by a journal of `date` that takes back what it posted: it keeps its amounts, has nothing open and
   * no links any more. Refused while others rest on it. Gives the journal's id.
   */
  voidDocument(document: Document, date: number, now: number): number {
    const { type, fields } = document;
    if (fields.voided === 'T') throw userError(refusals.voided);
    if (!DOCUMENT_KINDS[type].posts || type === 'Journal' || type === 'DepAppl')
      throw userError(refusals.notVoidable);
    if (document.lines.length > 0) this.#revenue.remove(document.id as number, now);
    const journal = this.#books.voidingJournal(document, date);
    this.#checkPeriod(journal);
    this.#books.markVoided(document, date, now);
    return this.#books.save(journal, now);
  }

  /** Posting is refused outside every period, in a closed or locked one, and of receivables where these are locked. */
  #checkPeriod({ type, fields }: Document): void {
    const { posts, receivables } = DOCUMENT_KINDS[type];
    if (!posts) return;
    const { master } = this.#books;
    const period =
      fields.postingperiod == null
        ? master.periodOf(Number(fields.trandate))
        : master.period(Number(fields.postingperiod));
    if (!period)
      throw userError(
        'The transaction date you specified is not within the date range of your accounting period.',
        'tranDate',
      );
    if (period.closed) throw userError(refusals.closedPeriod, 'postingPeriod');
    if (period.allLocked || (receivables && period.receivablesLocked))
      throw userError(refusals.lockedPeriod, 'postingPeriod');
  }

  /** A new date takes the document to that date's period, unless the request named one. */
  #moveToPeriod({ fields }: Document, before: Document): void {
    if (fields.trandate === before.fields.trandate || fields.postingperiod !== before.fields.postingperiod)
      return;
    fields.postingperiod = this.#books.master.periodOf(Number(fields.trandate))?.id ?? null;
  }

  /** A customer put on hold by a person gets no new orders; holds that follow from figures only warn. */
  #checkHold({ type, fields }: Document): void {
    if (type !== 'SalesOrd') return;
    const hold = this.#store.get(
      'SELECT creditholdoverride AS hold FROM "customer" WHERE id = ?',
      Number(fields.entity),
    )?.hold;
    if (hold === 'ON') throw userError(refusals.creditHold, 'entity');
  }

  /** A journal's entries in receivables must name the customer. */
  #checkEntries({ entries }: Document): void {
    entries.forEach((entry, index) => {
      if (!this.#books.master.isReceivables(entry.account)) return;
      const customer =
        entry.entity !== null && this.#store.get('SELECT id FROM "customer" WHERE id = ?', entry.entity);
      if (!customer) throw userError(refusals.journalWithoutCustomer, `line.items[${index}].entity`);
    });
  }

  /** Journals that the books made themselves are not changed by hand. */
  #checkOwnJournal(document: Document): void {
    if (this.#isOwnJournal(document)) throw userError(refusals.ownJournal);
  }

  #isOwnJournal({ type, id, fields }: Document): boolean {
    if (type !== 'Journal') return false;
    return fields.createdfrom != null || this.#revenue.recognizedBy(id as number);
  }

  /** Whoever is linked with other documents keeps customer, currency and subsidiary. */
  #checkParties(document: Document, before: Document): void {
    const moved = ['entity', 'currency', 'subsidiary'].find(
      (name) => document.fields[name] !== before.fields[name],
    );
    if (moved === undefined) return;
    const linked = this.#store.get(
      'SELECT 1 AS found FROM "nexttransactionlink" WHERE previousdoc = ?1 OR nextdoc = ?1 LIMIT 1',
      document.id,
    );
    if (linked) throw userError(refusals.linkedParty, moved);
  }

  /** What is billed of an order's line can neither go nor become less. */
  #checkBilledLines({ type, id, lines }: Document): void {
    if (type !== 'SalesOrd' && type !== 'RtnAuth') return;
    const billed = this.#store.all(
      `SELECT id, item, quantitybilled FROM "transactionline" WHERE "transaction" = ? AND quantitybilled > 0`,
      id,
    );
    for (const row of billed) {
      const line = lines.find((candidate) => candidate.id === Number(row.id));
      if (!line || line.item !== row.item || line.quantity < Number(row.quantitybilled))
        throw userError(refusals.billedLine, 'item');
    }
  }

  /** An invoice whose value changed keeps its applications, which post their gain or loss anew. */
  #settleAnew(document: Document, before: Document, now: number): void {
    const id = document.id as number;
    const open = this.#books.settlement.openAmount(id)?.foreign ?? 0;
    if (open < 0) throw userError(refusals.lessThanPaid, 'item');
    if (document.fields.exchangerate === before.fields.exchangerate && open > 0) return;
    const applied = this.#store.all(
      `SELECT DISTINCT nextdoc FROM "nexttransactionlink" WHERE previousdoc = ? AND linktype = 'Payment' ORDER BY nextdoc`,
      id,
    );
    for (const row of applied) {
      const application = readDocument(this.#store, Number(row.nextdoc)) as Document;
      this.#checkPeriod(application);
      this.#books.save(application, now);
    }
  }
}

/** What of a document reaches the ledger; two documents alike in it post alike. */
function ledgerShape({ fields, lines, entries, applications, amount }: Document): string {
  return JSON.stringify([
    ['entity', 'trandate', 'postingperiod', 'currency', 'exchangerate', 'subsidiary', 'account'].map(
      (name) => fields[name],
    ),
    lines.map((line) => [line.id, line.item, line.amount, line.taxRate, line.quantity, line.order]),
    entries,
    applications,
    amount,
  ]);
}
