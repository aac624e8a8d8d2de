import { createLoader, type Loader, loaderKey } from '#kit/loader.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import { type RevenueRow, type RevenueScope, revenueTotals } from '#sources/netsuite/revenue.ts';

/** A customer's or an order's revenue within a range of days; undefined is open. */
export interface RevenueKey extends RevenueScope {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function createRevenueLoader(netsuite: NetSuiteAccess): Loader<RevenueKey, RevenueRow[]> {
  return createLoader(
    'revenue',
    (keys) => revenueByKey(netsuite, keys),
    () => [],
  );
}

async function revenueByKey(
  netsuite: NetSuiteAccess,
  keys: readonly RevenueKey[],
): Promise<Map<string, RevenueRow[]>> {
  const found = new Map<string, RevenueRow[]>();
  const groups = Map.groupBy(keys, ({ from, to }) => JSON.stringify([from, to]));
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const { from, to } = group[0] as RevenueKey;
      const rows = Map.groupBy(
        await revenueTotals(netsuite, group, { from, to }),
        ({ scope, id }) => `${scope} ${id}`,
      );
      for (const key of group) found.set(loaderKey(key), rows.get(`${key.scope} ${key.id}`) ?? []);
    }),
  );
  return found;
}
