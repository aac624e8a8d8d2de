import { ASSUMED } from '../../assumed.ts';
import type { Store } from '../../store/database.ts';
import type { Books } from '../books.ts';
import { type EntryLine, emptyDocument } from '../document.ts';
import { toBase } from '../posting.ts';
import type { SourceLine } from './elements.ts';

interface AllocatedLine {
  readonly line: SourceLine;
  readonly allocated: number;
}

interface Sum {
  foreign: number;
  base: number;
}

/** The journals that move revenue between the lines of a sale, where fair values allocate it otherwise than it was sold. */
export class Reallocation {
  readonly #store: Store;
  readonly #books: Books;

  constructor(store: Store, books: Books) {
    this.#store = store;
    this.#books = books;
  }

  /** Posts what the journals of a document lack to what its lines were allocated. */
  post(document: number, lines: readonly AllocatedLine[], now: number): void {
    const wanted = new Map<number, Sum>();
    for (const { line, allocated } of lines) {
      if (allocated === line.amount) continue;
      const digits = this.#books.master.baseDigits(line.subsidiary);
      const inBase = (amount: number): number => toBase(amount, line.exchangeRate, digits);
      // more revenue is more credit
      addTo(wanted, line.account, {
        foreign: line.amount - allocated,
        base: inBase(line.amount) - inBase(allocated),
      });
    }
    this.#postDifference(document, wanted, now);
  }

  /** Takes back what the journals of a document moved. */
  undo(document: number, now: number): void {
    this.#postDifference(document, new Map(), now);
  }

  #postDifference(document: number, wanted: ReadonlyMap<number, Sum>, now: number): void {
    const missing = new Map<number, Sum>();
    for (const [account, sum] of wanted) addTo(missing, account, sum);
    // known by the memo of their lines, which no one can change; the line that rounds has none
    for (const row of this.#store.all(
      `SELECT l.account, sum(l.foreignamount) AS foreignamount, sum(l.netamount) AS netamount FROM "transaction" t
         JOIN "transactionline" l ON l."transaction" = t.id
        WHERE t.createdfrom = ? AND t.type = 'Journal' AND l.memo = ? GROUP BY l.account`,
      document,
      ASSUMED.reallocationMemo,
    ))
      addTo(missing, Number(row.account), {
        foreign: -Number(row.foreignamount),
        base: -Number(row.netamount),
      });
    const source = this.#store.get('SELECT * FROM "transaction" WHERE id = ?', document);
    const entries = [...missing].filter(([, sum]) => sum.foreign !== 0 || sum.base !== 0);
    if (!source || entries.length === 0) return;
    const journal = emptyDocument('Journal');
    const period = this.#books.master.firstOpenPeriod(Number(source.trandate));
    Object.assign(journal.fields, {
      trandate: Math.max(period.start, Number(source.trandate)),
      postingperiod: period.id,
      subsidiary: source.subsidiary,
      currency: source.currency,
      exchangerate: source.exchangerate,
      createdfrom: document,
      memo: ASSUMED.reallocationMemo,
    });
    journal.entries = entries.map(
      ([account, { foreign, base }]): EntryLine => ({
        account,
        debit: Math.max(0, foreign),
        credit: Math.max(0, -foreign),
        entity: Number(source.entity),
        item: null,
        class: null,
        memo: ASSUMED.reallocationMemo,
        exchangeRate: null,
        base,
      }),
    );
    this.#books.save(journal, now);
  }
}

function addTo(sums: Map<number, Sum>, account: number, { foreign, base }: Sum): void {
  const known = sums.get(account);
  if (!known) sums.set(account, { foreign, base });
  else {
    known.foreign += foreign;
    known.base += base;
  }
}
