import { ASSUMED } from '../../assumed.ts';
import type { Row, Store } from '../../store/database.ts';
import type { Books } from '../books.ts';

/** Which columns of a table name rows that other books have copies of. */
const COPIED = {
  revenuearrangement: ['id'],
  revenueelement: ['id', 'revenuearrangement', 'returnofelement'],
  revenueplan: ['id', 'createdfrom'],
  revenueplanplannedrevenue: ['id', 'revenueplan'],
} as const;

/** Revenue management of the accounting books beside the primary one: each has its own arrangements, elements and plans. */
export class OtherBooks {
  readonly #store: Store;
  readonly #books: Books;

  constructor(store: Store, books: Books) {
    this.#store = store;
    this.#books = books;
  }

  /** Brings them up to what the primary book has: the same sales by the same rules, recognized by the same journals. */
  update(): void {
    for (const book of this.#books.postingBooks.filter((one) => one !== this.#books.book)) {
      const first = book * ASSUMED.idsPerAccountingBook;
      for (const [table, keys] of Object.entries(COPIED)) {
        this.#store.run(`DELETE FROM "${table}" WHERE id > ?`, first);
        for (const row of this.#store.all(
          `SELECT * FROM "${table}" WHERE id < ?`,
          ASSUMED.idsPerAccountingBook,
        ))
          this.#store.insert(table, copyOf(row, keys, book, first));
      }
    }
  }
}

function copyOf(row: Row, keys: readonly string[], book: number, first: number): Row {
  const own = keys.filter((key) => row[key] != null).map((key) => [key, first + Number(row[key])]);
  return {
    ...row,
    ...(row.accountingbook == null ? {} : { accountingbook: book }),
    ...Object.fromEntries(own),
  };
}
