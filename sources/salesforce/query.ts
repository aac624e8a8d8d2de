import { cancellation, whenAllGone, withCancellation } from '../../kit/cancellation.ts';
import { currentWork, inBackground, inWork, type Work, works } from '../../kit/work.ts';
import { type ExactJson, parseExactJson } from '../exact-json.ts';
import { namedByVendor, type RestPath, restPath } from '../rest-path.ts';
import { API_VERSION, type SalesforceConnection } from './connection.ts';
import { salesforceError } from './errors.ts';
import type { Soql } from './soql.ts';

/** A record as Salesforce sends it, numbers as text. */
export type Row = { readonly [field: string]: ExactJson };

/** A page of rows; children of a subquery come as pages too. */
interface QueryResult {
  readonly totalSize: string;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
}

interface Pending {
  readonly soql: string;
  /** Ends the wait for it. */
  readonly signal: AbortSignal | undefined;
  readonly work: Work;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

const DATA = restPath`/services/data/v${API_VERSION}`;
/** A composite takes at most five queries. */
const QUERIES_PER_COMPOSITE = 5;
/** Past this length a query travels in a body: Salesforce refuses long URIs. */
const MAX_URI_QUERY = 4_000;

/**
 * Runs SOQL. Queries of one turn of the event loop travel together in one composite request, so that a page of the
 * graph costs a bounded number of requests.
 */
export class SalesforceQueries {
  readonly #connection: SalesforceConnection;
  #pending: Pending[] = [];

  constructor(connection: SalesforceConnection) {
    this.#connection = connection;
  }

  /** All rows of the query, further pages included. Throws SourceError. */
  rows(query: Soql): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#pending.length === 0) setImmediate(() => this.#flush());
      this.#pending.push({
        soql: query.text,
        signal: cancellation(),
        work: currentWork(),
        resolve,
        reject,
      });
    });
  }

  /** The number of rows a `SELECT COUNT()` finds. */
  async count(query: Soql): Promise<number> {
    const [row] = await this.rows(query);
    return Number(row?.expr0 ?? 0);
  }

  /** Rows for the identity index, deleted ones included, page by page and marked as background work. */
  async *background(query: Soql): AsyncGenerator<readonly Row[]> {
    let path: RestPath | undefined = restPath`${DATA}/queryAll?q=${query.text}`;
    while (path !== undefined) {
      const next: RestPath = path;
      const page: QueryResult = result(
        parseExactJson(await inBackground(() => this.#connection.request({ method: 'GET', path: next }))),
      );
      yield page.records;
      path = page.nextRecordsUrl === undefined ? undefined : furtherPage(page.nextRecordsUrl);
    }
  }

  #flush(): void {
    const pending = this.#pending;
    this.#pending = [];
    // This runs in the context of whoever asked first; what is less urgent never travels with what is more.
    for (const work of works) inWork(work, () => this.#send(pending.filter((query) => query.work === work)));
  }

  #send(pending: readonly Pending[]): void {
    for (let i = 0; i < pending.length; i += QUERIES_PER_COMPOSITE) {
      const group = pending.slice(i, i + QUERIES_PER_COMPOSITE);
      const first = group[0] as Pending;
      const alone = group.length === 1 && encodeURIComponent(first.soql).length <= MAX_URI_QUERY;
      // What travels together is given up when nobody waits for any of it.
      const send = () => (alone ? this.#single(first) : this.#composite(group));
      withCancellation(whenAllGone(group.map(({ signal }) => signal)), send).catch((error: unknown) => {
        for (const query of group) query.reject(error);
      });
    }
  }

  async #single(query: Pending): Promise<void> {
    const text = await this.#connection.request({ method: 'GET', path: queryPath(query.soql) });
    query.resolve(await this.#complete(result(parseExactJson(text))));
  }

  async #composite(group: readonly Pending[]): Promise<void> {
    const compositeRequest = group.map(({ soql }, i) => ({
      method: 'GET',
      url: queryPath(soql).text,
      referenceId: `q${i}`,
    }));
    const text = await this.#connection.request({
      method: 'POST',
      path: restPath`${DATA}/composite`,
      body: { allOrNone: false, compositeRequest },
    });
    const answer = parseExactJson(text) as {
      compositeResponse: readonly { body: ExactJson; httpStatusCode: string }[];
    };
    await Promise.all(
      group.map(async (query, i) => {
        const part = answer.compositeResponse[i];
        const status = Number(part?.httpStatusCode ?? 500);
        if (!part || status >= 400) query.reject(salesforceError(status, JSON.stringify(part?.body ?? null)));
        else await this.#complete(result(part.body)).then(query.resolve, query.reject);
      }),
    );
  }

  /** Follows further pages of the rows and of their children. */
  async #complete(page: QueryResult): Promise<readonly Row[]> {
    const records = await Promise.all(page.records.map((row) => this.#completeChildren(row)));
    if (page.nextRecordsUrl === undefined) return records;
    const next = result(
      parseExactJson(
        await this.#connection.request({ method: 'GET', path: furtherPage(page.nextRecordsUrl) }),
      ),
    );
    return records.concat(await this.#complete(next));
  }

  async #completeChildren(row: Row): Promise<Row> {
    let completed: Record<string, ExactJson> | undefined;
    for (const [field, value] of Object.entries(row)) {
      if (typeof value !== 'object' || value === null || !('nextRecordsUrl' in value)) continue;
      completed ??= { ...row };
      completed[field] = { records: await this.#complete(result(value)) };
    }
    return completed ?? row;
  }
}

function queryPath(soql: string): RestPath {
  return restPath`${DATA}/query?q=${soql}`;
}

function furtherPage(path: string): RestPath {
  return namedByVendor('salesforce', path);
}

function result(json: ExactJson): QueryResult {
  return json as unknown as QueryResult;
}

/** The rows of a child subquery; Salesforce sends null where there are none. */
export function children(row: Row, relationship: string): readonly Row[] {
  const value = row[relationship] as { readonly records: readonly Row[] } | null | undefined;
  return value?.records ?? [];
}

/** A text field, null when empty. */
export function text(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' ? value : null;
}

/** The parent that a lookup path names, null when the lookup is empty. */
export function parent(row: Row, relationship: string): Row | null {
  return (row[relationship] ?? null) as Row | null;
}

/** Salesforce's instants, `…+0000`, as ISO in UTC. */
export function instant(row: Row, field: string): string | null {
  const value = text(row, field);
  return value === null ? null : value.replace(/\+0000$/, 'Z');
}
