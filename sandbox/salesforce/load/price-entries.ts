import type { Row, Store } from '../store/store.ts';

/** Price book entries by book, product and currency, so that lines need name only their product. */
export class PriceEntries {
  readonly #ids = new Map<string, string>();

  constructor(store: Store) {
    const rows = store.statement('SELECT * FROM "PricebookEntry"').all() as Row[];
    for (const row of rows)
      this.#ids.set(key(row.Pricebook2Id, row.Product2Id, row.CurrencyIsoCode), String(row.Id));
  }

  find(book: Row[string] | undefined, product: Row[string] | undefined, currency: Row[string] | undefined) {
    return this.#ids.get(key(book, product, currency));
  }
}

function key(...parts: (Row[string] | undefined)[]): string {
  return parts.join('|');
}
