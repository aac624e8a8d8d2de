import type { GraphQLResolveInfo } from 'graphql';
import {
  type Connection,
  type ConnectionArguments,
  connection,
  type ListName,
  type PageRequest,
  pageRequest,
} from '#kit/connection.ts';
import { totalFor } from '#kit/selection.ts';
import {
  countDocuments,
  type DocumentFilter,
  type DocumentRow,
  type DocumentScope,
  type DocumentType,
  documentPage,
} from '#sources/netsuite/documents.ts';
import type { Context } from './context.ts';

/** How the rows of one kind of document become records. */
interface DocumentKind<T> {
  readonly type: DocumentType;
  readonly list: ListName;
  readonly record: (row: DocumentRow) => T;
}

/** A page of all documents of a kind that a filter finds. */
export async function documentConnection<T extends { readonly id: string }>(
  context: Context,
  kind: DocumentKind<T>,
  filter: DocumentFilter,
  args: ConnectionArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<T>> {
  const page = pageRequest(args, kind.list);
  const totalCount = totalFor(info, () => countDocuments(context.netsuite, kind.type, filter));
  const rows = await documentPage(context.netsuite, kind.type, filter, page.first + 1, page.after);
  return fromRows(kind, rows, page, totalCount);
}

/** A page of one customer's or order's documents; null as its id is a record that NetSuite does not know: an empty page. */
export async function scopedConnection<T extends { readonly id: string }>(
  context: Context,
  kind: DocumentKind<T>,
  scope: Pick<DocumentScope, 'scope'> & { readonly id: string | null },
  args: ConnectionArguments,
): Promise<Connection<T>> {
  const page = pageRequest(args, kind.list);
  const { id } = scope;
  if (id === null) return fromRows(kind, [], page, async () => 0);
  const key: DocumentScope = { scope: scope.scope, id, type: kind.type };
  const after = page.after && { sort: page.after.sort, id: page.after.id };
  const rows = await context.load.documents.load({ ...key, limit: page.first, after });
  const found = Number(rows[0]?.found ?? 0);
  const totalCount = (): Promise<number> =>
    after === undefined ? Promise.resolve(found) : context.load.documentCount.load(key);
  return fromRows(kind, rows, page, totalCount, found > rows.length);
}

function fromRows<T extends { readonly id: string }>(
  kind: DocumentKind<T>,
  rows: readonly DocumentRow[],
  page: PageRequest,
  totalCount: () => Promise<number | null>,
  hasNextPage?: boolean,
): Connection<T> {
  const result = connection(
    rows,
    page,
    (row) => ({ segment: 'netsuite', sort: row.trandate ?? '', id: row.id ?? '' }),
    totalCount,
    hasNextPage,
  );
  return { ...result, edges: result.edges.map(({ cursor, node }) => ({ cursor, node: kind.record(node) })) };
}
