import { badInput } from './errors.ts';

const DEFAULT_FIRST = 20;
const MAX_FIRST = 100;

/** Arguments of a Relay connection as the client gave them. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A place in a list ordered by a sort value, newest first, then by id, descending. */
export interface Position {
  /** Which of the lists that follow one another: Salesforce's records, or those that only NetSuite knows. Our own: operations. */
  readonly segment: 'salesforce' | 'netsuite' | 'own';
  readonly sort: string;
  readonly id: string;
}

/** The lists that can be paged; a cursor of one says nothing in another. */
export type ListName =
  | 'customers'
  | 'quotes'
  | 'orders'
  | 'products'
  | 'invoices'
  | 'payments'
  | 'creditMemos'
  | 'operations'
  | 'webhookDeliveries';

/** The place after which a list of one system goes on: the sort value and the id of the last row seen. */
export type After = Pick<Position, 'sort' | 'id'>;

export interface PageRequest {
  readonly list: ListName;
  readonly first: number;
  readonly after: Position | undefined;
}

/** Checks `first` and `after`. Throws BAD_USER_INPUT for what is out of range or no cursor of ours. */
export function pageRequest(args: ConnectionArguments, list: ListName): PageRequest {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MAX_FIRST) throw badInput(`first: must be between 1 and ${MAX_FIRST}`);
  return { list, first, after: args.after == null ? undefined : decodeCursor(args.after, list) };
}

function encodeCursor(list: ListName, { segment, sort, id }: Position): string {
  return Buffer.from(`${list}|${segment}|${sort}|${id}`, 'utf8').toString('base64url');
}

/** The lists of our own records: operations of one kind or another. */
const OWN: readonly ListName[] = ['operations', 'webhookDeliveries'];

const SORT = /^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,6})?Z)?)?$/;

function decodeCursor(cursor: string, list: ListName): Position {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [name, segment, sort, id, ...rest] = text.split('|');
  const isOurs =
    Buffer.from(text, 'utf8').toString('base64url') === cursor &&
    name === list &&
    rest.length === 0 &&
    sort !== undefined &&
    SORT.test(sort) &&
    (sort === '' || !Number.isNaN(Date.parse(sort))) &&
    id !== undefined;
  if (isOurs && segment === 'own' && OWN.includes(list) && /^op_[0-9a-f]{32}$/.test(id))
    return { segment, sort, id };
  if (isOurs && segment === 'salesforce' && /^[A-Za-z0-9]{18}$/.test(id)) return { segment, sort, id };
  if (isOurs && segment === 'netsuite' && /^\d{1,18}$/.test(id)) return { segment, sort, id };
  throw badInput('after: not a cursor of this list');
}

/** What the connection resolvers work on: `totalCount` is asked of the sources only when it is selected. */
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number | null>;
}

/**
 * A page from up to `first + 1` items, where the one too many only tells that there is a next page, or from `first`
 * and what else tells it.
 */
export function connection<T>(
  items: readonly T[],
  page: PageRequest,
  position: (item: T) => Position,
  totalCount: () => Promise<number | null>,
  hasNextPage = items.length > page.first,
): Connection<T> {
  const edges = items
    .slice(0, page.first)
    .map((node) => ({ cursor: encodeCursor(page.list, position(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: page.after !== undefined && edges.length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The resolvers of every connection type: all but the total is there already. */
export const connectionResolvers = {
  totalCount: ({ totalCount }: Pick<Connection<unknown>, 'totalCount'>): Promise<number | null> =>
    totalCount(),
};
