import type { GraphQLResolveInfo } from 'graphql';
import { type Connection, connection, type PageRequest, type Position } from '#kit/connection.ts';
import { totalFor } from '#kit/selection.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Coverage } from '#sources/identity/identity.ts';
import { type KeyRow, newestFirst } from '#sources/identity/link-table.ts';
import type { After } from '#sources/salesforce/paging.ts';

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
  /** Whether NetSuite's keys can be relied on for the total. */
  readonly netsuiteCoverage: Coverage;
}

/** A page of the list. While NetSuite is down its part is what is known of it, and the total fails. */
export async function unifiedPage<T>(
  list: UnifiedList<T>,
  page: PageRequest,
  info: GraphQLResolveInfo,
): Promise<Connection<T>> {
  const totalCount = totalFor(info, () => total(list));
  const wanted = page.first + 1;
  const items: Listed<T>[] = [];
  const inNetSuite = page.after?.segment === 'netsuite';
  if (!inNetSuite) items.push(...(await salesforceItems(list, wanted, page.after)));
  if (items.length < wanted) {
    const rows = await list.netsuiteKeys().catch(nothingKnown);
    const rest = beyond(rows, inNetSuite ? page.after : undefined).slice(0, wanted - items.length);
    items.push(...rest.map((row) => fromKey(list, row, 'netsuite')));
  }
  const result = connection(items, page, ({ position }) => position, totalCount);
  return { ...result, edges: result.edges.map(({ cursor, node }) => ({ cursor, node: node.record })) };
}

async function total<T>(list: UnifiedList<T>): Promise<number> {
  if (list.netsuiteCoverage !== 'current') {
    throw new SourceError('netsuite', 'unavailable', 'its keys are not current');
  }
  const [ofSalesforce, ofNetSuite] = await Promise.all([list.salesforceCount(), list.netsuiteKeys()]);
  return ofSalesforce + ofNetSuite.length;
}

async function salesforceItems<T>(
  list: UnifiedList<T>,
  limit: number,
  after: After | undefined,
): Promise<Listed<T>[]> {
  try {
    return await list.salesforce(limit, after);
  } catch (error) {
    const rows = error instanceof SourceError ? list.salesforceKeys() : undefined;
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

/** A filter that only NetSuite can evaluate finds nothing there while it is down; the total says so. */
function nothingKnown(error: unknown): readonly KeyRow[] {
  if (error instanceof SourceError && error.system === 'netsuite') return [];
  throw error;
}
