import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { suiteql } from './suiteql.ts';

/** An item of NetSuite as far as it matters for selling it. */
export interface SaleableItem {
  readonly id: string;
  readonly isActive: boolean;
  /** Ids of the subsidiaries that may sell it, those below them included; empty where the account has no subsidiaries. */
  readonly subsidiaries: readonly string[];
  /** What one costs, decimal text in `costCurrency`; null where the books have no cost. */
  readonly cost: string | null;
  /** The account's base currency. */
  readonly costCurrency: string;
  /** How many are in stock, decimal text; null where the item is not kept in stock. */
  readonly onHand: string | null;
}

/** Types of items that are kept in stock. */
const STOCKED = new Set(['InvtPart', 'Assembly']);

/** How many of the base currency one of this currency is worth, decimal text. */
export type RatesToBase = ReadonlyMap<string, string>;

/** Where in the account each fact is kept. */
export const itemFields = {
  item: 'item.id',
  active: 'item.isinactive',
  subsidiary: 'item.subsidiary',
  cost: 'item.cost',
} as const;

/** Items and what it takes to judge them, in two requests made at once. At most 1,000 ids. */
export async function saleableItems(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<{ items: SaleableItem[]; ratesToBase: RatesToBase }> {
  const [rows, basics] = await Promise.all([
    access.queries.rows(
      suiteql`SELECT i.id, i.isinactive, i.subsidiary, i.includechildren, i.cost, i.itemtype, i.totalquantityonhand FROM item i WHERE i.id IN ${ids} ORDER BY i.id`,
    ),
    accountBasics(access),
  ]);
  const items = rows.map((row) => {
    // A multiple selection comes as one text.
    const own = (row.subsidiary ?? '').split(/[,\s]+/).filter((id) => id !== '');
    return {
      id: row.id ?? '',
      isActive: row.isinactive !== 'T',
      subsidiaries: row.includechildren === 'T' ? own.flatMap((id) => [id, ...basics.below(id)]) : own,
      cost: text(row, 'cost'),
      costCurrency: basics.baseCurrency,
      onHand: STOCKED.has(row.itemtype ?? '') ? (row.totalquantityonhand ?? '0') : null,
    };
  });
  return { items, ratesToBase: basics.ratesToBase };
}

/** The account's currencies and the tree of its subsidiaries. */
async function accountBasics(access: NetSuiteAccess): Promise<{
  baseCurrency: string;
  ratesToBase: RatesToBase;
  below: (subsidiaryId: string) => string[];
}> {
  const rows = await access.queries.rows(
    suiteql`SELECT kind, id, label, parent, rate, isbase FROM (
      SELECT 'currency' AS kind, c.id AS id, c.symbol AS label, 0 AS parent, c.exchangerate AS rate, c.isbasecurrency AS isbase FROM currency c
      UNION ALL
      SELECT 'subsidiary' AS kind, s.id AS id, s.name AS label, s.parent AS parent, 0 AS rate, 'F' AS isbase FROM subsidiary s) basics
      ORDER BY kind, id`,
  );
  const currencies = rows.filter(({ kind }) => kind === 'currency');
  const children = Map.groupBy(
    rows.filter(({ kind }) => kind === 'subsidiary'),
    ({ parent }) => parent,
  );
  const below = (id: string): string[] =>
    (children.get(id) ?? []).flatMap((row) => [row.id ?? '', ...below(row.id ?? '')]);
  return {
    baseCurrency: currencies.find(({ isbase }) => isbase === 'T')?.label ?? '',
    ratesToBase: new Map(
      currencies.flatMap(({ label, rate }) =>
        label !== undefined && rate !== undefined ? [[label, rate] as const] : [],
      ),
    ),
    below,
  };
}
