import { ASSUMED } from '../assumed.ts';
import type { OrgClock } from '../clock.ts';
import { RequestError } from '../errors.ts';
import type { SObject } from '../objects/sobject.ts';
import { located, MalformedQuery } from '../soql/malformed.ts';
import { parseQuery } from '../soql/parse-query.ts';
import type { Query } from '../soql/syntax.ts';
import type { Store } from '../store/store.ts';
import type { Cells } from './columns.ts';
import { Cursors } from './cursors.ts';
import { explainedPlans } from './explain.ts';
import { bound, sql, value } from './fragment.ts';
import {
  allPages,
  firstPage,
  nextPage,
  type PageContext,
  recordsAmong,
  recordsById,
  resultText,
} from './page.ts';
import {
  type AggregatePlan,
  type CountPlan,
  type Plan,
  type PlanOptions,
  planFields,
  planQuery,
  type RecordPlan,
} from './plan.ts';

const MAX_BATCH = 2_000;
const MIN_BATCH = 200;
const PLANS_KEPT = 500;
/** Longer texts carry lists of ids, which do not come again. */
const CACHED_LENGTH = 5_000;

export interface QueryOptions {
  /** `66.0`: what URLs in the result name. */
  readonly version: string;
  readonly includeDeleted?: boolean;
  /** Who asks; undefined: no one whose own records could be meant. */
  readonly userId?: string;
  /** Records per page as asked for; undefined: the most there can be. */
  readonly batchSize?: number | undefined;
}

/** Runs SOQL over the store; results are JSON text, ready to send. Throws RequestError in Salesforce's words. */
export class QueryEngine {
  readonly #store: Store;
  readonly #clock: OrgClock;
  readonly #cursors = new Cursors();
  readonly #plans = new Map<string, Plan>();
  readonly #fieldPlans = new Map<string, RecordPlan>();

  constructor(store: Store, clock: OrgClock) {
    this.#store = store;
    this.#clock = clock;
  }

  query(soql: string, options: QueryOptions): string {
    const plan = this.plan(soql, options);
    return spoken(soql, () => {
      if (plan.kind === 'records') return firstPage(this.#page(options), plan);
      return plan.kind === 'aggregate' ? this.#aggregate(plan) : this.#count(plan);
    });
  }

  /** All records of a query without aggregates, a JSON list for each page; no locator is opened for it. */
  pages(soql: string, options: QueryOptions): Generator<string> {
    const plan = this.plan(soql, options);
    if (plan.kind !== 'records') throw new Error('only records come in pages');
    return spokenEach(soql, allPages(this.#page(options), plan));
  }

  /** The page that a locator names. */
  more(locator: string, version: string): string {
    const found = this.#cursors.find(locator);
    if (!found) throw new RequestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const { id, cursor, offset } = found;
    const context = this.#page({ version, batchSize: cursor.batchSize });
    return nextPage(context, id, cursor.plan, cursor.rows, offset);
  }

  /** Fields of records by canonical id; undefined where there is no record or a deleted one. */
  retrieve(
    object: SObject,
    ids: readonly string[],
    fields: readonly string[],
    version: string,
  ): (string | undefined)[] {
    const key = `${object.name}:${fields.join(',')}`;
    let plan = this.#fieldPlans.get(key);
    if (!plan) {
      plan = spoken(fields.join(', '), () => planFields(object, fields));
      keep(this.#fieldPlans, key, plan);
    }
    const found = plan;
    return spoken('', () => recordsById(this.#page({ version }), found, ids));
  }

  /** The records of a query that are among these, in its order or, where it has none, in theirs; `text` is for messages. */
  among(query: Query, ids: readonly string[], text: string, options: QueryOptions): string[] {
    const plan = spoken(text, () => planQuery(query, planOptions(options)));
    if (plan.kind !== 'records') throw new Error('only records are searched');
    return spoken(text, () => recordsAmong(this.#page(options), plan, ids, query.orderBy.length > 0));
  }

  /** The checked and translated query. */
  plan(soql: string, options: Partial<QueryOptions>): Plan {
    const given = planOptions(options);
    const key = `${given.includeDeleted}:${given.userId}:${given.childLevels}:${soql}`;
    const known = this.#plans.get(key);
    if (known) return known;
    const plan = spoken(soql, () => planQuery(parseQuery(soql), given));
    if (soql.length <= CACHED_LENGTH) keep(this.#plans, key, plan);
    return plan;
  }

  parse(soql: string): Query {
    return spoken(soql, () => parseQuery(soql));
  }

  /** How a query would be run. */
  explain(soql: string, options: QueryOptions): unknown {
    const { object } = this.plan(soql, options);
    const includeDeleted = options.includeDeleted ?? false;
    const { today } = this.#clock;
    const query = this.parse(soql);
    const plans = spoken(soql, () => explainedPlans(this.#store, query, object, { includeDeleted, today }));
    return { plans, sourceQuery: soql };
  }

  closeCursors(): void {
    this.#cursors.clear();
  }

  #count({ statement, limit }: CountPlan): string {
    const [row] = this.#store.arrays(statement.text).all(...bound(statement, this.#clock.today));
    const total = (row as unknown as Cells)[0] as number;
    return resultText(Math.min(total, limit ?? total), undefined, []);
  }

  #aggregate(plan: AggregatePlan): string {
    const order = plan.order === '' ? '' : ` ORDER BY ${plan.order}`;
    const wanted = Math.min(plan.limit ?? Number.POSITIVE_INFINITY, MAX_BATCH + 1);
    const statement = sql`SELECT * FROM (${plan.statement})${order} LIMIT ${value(wanted)} OFFSET ${value(plan.offset)}`;
    const rows = this.#store
      .arrays(statement.text)
      .all(...bound(statement, this.#clock.today)) as unknown as Cells[];
    if (rows.length > MAX_BATCH)
      throw new RequestError(400, 'EXCEEDED_ID_LIMIT', ASSUMED.aggregateNeedsLimit);
    const records = rows.map((cells) => {
      const members = plan.members.map(({ key, write }) => `,${JSON.stringify(key)}:${write(cells)}`);
      return `{"attributes":{"type":"AggregateResult"}${members.join('')}}`;
    });
    return resultText(records.length, undefined, records);
  }

  #page(options: QueryOptions): PageContext {
    const asked = options.batchSize ?? MAX_BATCH;
    return {
      store: this.#store,
      cursors: this.#cursors,
      today: this.#clock.today,
      version: options.version,
      batchSize: Math.min(Math.max(asked, MIN_BATCH), MAX_BATCH),
    };
  }
}

/** Since when child lists can hold child lists. */
const NESTED_SINCE = 58;

function planOptions({ version, includeDeleted = false, userId }: Partial<QueryOptions>): PlanOptions {
  const nested = version === undefined || Number(version) >= NESTED_SINCE;
  return { includeDeleted, userId, ...(nested ? {} : { childLevels: 1 }) };
}

/** Runs work on a query, its complaints turned into Salesforce's error with the place in the query. */
export function spoken<T>(soql: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isTooComplicated(error))
      throw new RequestError(
        400,
        'QUERY_TOO_COMPLICATED',
        'Query is either selecting too many fields or the filter conditions are too complicated.',
      );
    if (!(error instanceof MalformedQuery)) throw error;
    throw new RequestError(400, error.errorCode, located(soql, error.message, error.at));
  }
}

function* spokenEach(soql: string, pages: Generator<string>): Generator<string> {
  while (true) {
    const { done, value: page } = spoken(soql, () => pages.next());
    if (done) return;
    yield page;
  }
}

/** What SQLite says of a statement that is beyond its limits. */
const BEYOND_SQLITE =
  /^(Recursion limit|Expression tree is too large|too many |parser stack overflow|at most \d+ tables)/;

/** Conditions nested too deeply to be read, or more of something than a statement can have. */
function isTooComplicated(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && BEYOND_SQLITE.test(error.message));
}

function keep<T>(cache: Map<string, T>, key: string, item: T): void {
  if (cache.size >= PLANS_KEPT) cache.delete(cache.keys().next().value as string);
  cache.set(key, item);
}
