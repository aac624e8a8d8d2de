import type { GraphQLResolveInfo } from 'graphql';
import type { After } from '#kit/connection.ts';
import { type Connection, connection, type PageRequest, type Position } from '#kit/connection.ts';
import { totalFor } from '#kit/selection.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Coverage } from '#sources/identity/identity.ts';
import { type KeyRow, newestFirst, type System } from '#sources/identity/link-table.ts';

/** One item with its place in the list. */
export interface Listed<T> {
  readonly record: T;
  readonly position: Position;
}

/** A list over both systems: Salesforce's records first, then those that only NetSuite knows. */
export interface UnifiedList<T> {
  /** Up to `limit` of Salesforce's records after the place, read from Salesforce. */
  readonly salesforce: (limit: number, after: After | undefined) => Promise<Listed<T>[]>;
  /** The keys of all of Salesforce's records of this list, for when it is down; undefined when only it can tell. */
  readonly salesforceKeys: () => readonly KeyRow[] | undefined;
  readonly salesforceCount: () => Promise<number>;
  /** The keys of the records that only NetSuite knows and that belong to this list, newest first. */
  readonly netsuiteKeys: () => Promise<readonly KeyRow[]>;
  readonly fromKey: (row: KeyRow, system: 'salesforce' | 'netsuite') => T;
  /** Whether what the index says of a system can be relied on. */
  readonly coverage: (system: System) => Coverage;
}

/**
 * A page of the list. While what only NetSuite knows cannot be told, Salesforce's part is given and another page is
 * announced, which then fails: a client that reads on learns that there is more.
 */
export async function unifiedPage<T>(
  list: UnifiedList<T>,
  page: PageRequest,
  info: GraphQLResolveInfo,
): Promise<Connection<T>> {
  let netsuiteKeys: Promise<readonly KeyRow[]> | undefined;
  const keysOnce = (): Promise<readonly KeyRow[]> => {
    netsuiteKeys ??= knownNetSuiteKeys(list);
    return netsuiteKeys;
  };
  const totalCount = totalFor(info, () => total(list, keysOnce));
  const wanted = page.first + 1;
  const items: Listed<T>[] = [];
  let isCut = false;
  const inNetSuite = page.after?.segment === 'netsuite';
  if (!inNetSuite) items.push(...(await salesforceItems(list, wanted, page.after)));
  if (items.length < wanted) {
    try {
      const rows = beyond(await keysOnce(), inNetSuite ? page.after : undefined);
      items.push(...rows.slice(0, wanted - items.length).map((row) => fromKey(list, row, 'netsuite')));
    } catch (error) {
      if (!(error instanceof SourceError) || items.length === 0) throw error;
      isCut = true;
    }
  }
  const hasNextPage = isCut || items.length > page.first;
  const result = connection(items, page, ({ position }) => position, totalCount, hasNextPage);
  return { ...result, edges: result.edges.map(({ cursor, node }) => ({ cursor, node: node.record })) };
}

/** What only NetSuite knows takes the keys of both systems to tell. */
async function knownNetSuiteKeys<T>(list: UnifiedList<T>): Promise<readonly KeyRow[]> {
  for (const system of SYSTEMS) if (list.coverage(system) === 'unknown') throw notCovered(system);
  return list.netsuiteKeys();
}

async function total<T>(
  list: UnifiedList<T>,
  netsuiteKeys: () => Promise<readonly KeyRow[]>,
): Promise<number> {
  for (const system of SYSTEMS) if (list.coverage(system) !== 'current') throw notCovered(system);
  const [ofSalesforce, ofNetSuite] = await Promise.all([list.salesforceCount(), netsuiteKeys()]);
  return ofSalesforce + ofNetSuite.length;
}

const SYSTEMS: readonly System[] = ['salesforce', 'netsuite'];

function notCovered(system: System): SourceError {
  return new SourceError(system, 'unavailable', 'its keys are not current');
}

async function salesforceItems<T>(
  list: UnifiedList<T>,
  limit: number,
  after: After | undefined,
): Promise<Listed<T>[]> {
  try {
    return await list.salesforce(limit, after);
  } catch (error) {
    const isKnown = error instanceof SourceError && list.coverage('salesforce') !== 'unknown';
    const rows = isKnown ? list.salesforceKeys() : undefined;
    if (!rows) throw error;
    return beyond(rows, after)
      .slice(0, limit)
      .map((row) => fromKey(list, row, 'salesforce'));
  }
}

function fromKey<T>(list: UnifiedList<T>, row: KeyRow, system: 'salesforce' | 'netsuite'): Listed<T> {
  return { record: list.fromKey(row, system), position: { segment: system, sort: row.sort, id: row.id } };
}

function beyond(rows: readonly KeyRow[], after: After | undefined): readonly KeyRow[] {
  return after ? rows.filter((row) => newestFirst(after, row) < 0) : rows;
}
