import { inBackground } from '../../kit/work.ts';
import { restPath } from '../rest-path.ts';
import type { NetSuiteConnection } from './connection.ts';
import type { SuiteQl } from './suiteql.ts';

/** A row of SuiteQL: every value is text, a null column is absent. */
export type Row = { readonly [column: string]: string | undefined };

interface Page {
  readonly items: readonly Row[];
  readonly hasMore: boolean;
}

const PAGE_SIZE = 1_000;

/** Runs SuiteQL. A query needs a unique ORDER BY when it may find more than one page. */
export class NetSuiteQueries {
  readonly #connection: NetSuiteConnection;

  constructor(connection: NetSuiteConnection) {
    this.#connection = connection;
  }

  /** All rows of the query, further pages included. Throws SourceError. */
  async rows(query: SuiteQl): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for await (const page of this.#pages(query)) rows.push(...page);
    return rows;
  }

  /** Rows for the identity index, page by page and marked as background work. */
  async *background(query: SuiteQl): AsyncGenerator<readonly Row[]> {
    const pages = this.#pages(query);
    for (;;) {
      const page = await inBackground(() => pages.next());
      if (page.done) return;
      yield page.value;
    }
  }

  async *#pages(query: SuiteQl): AsyncGenerator<readonly Row[]> {
    for (let offset = 0; ; offset += PAGE_SIZE) {
      const body = await this.#connection.request({
        method: 'POST',
        path: restPath`/services/rest/query/v1/suiteql?limit=${PAGE_SIZE}&offset=${offset}`,
        headers: { prefer: 'transient' },
        body: { q: query.text, params: query.params },
      });
      const page = JSON.parse(body) as Page;
      yield page.items;
      if (!page.hasMore) return;
    }
  }
}

/** A column's text, null when it is absent. */
export function text(row: Row, column: string): string | null {
  return row[column] ?? null;
}
