import { byIds, createLoader, type Loader, loaderKey, once } from '#kit/loader.ts';
import { existenceLoader, type NetSuiteRecord } from '#sources/netsuite/existing.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import { type BooksCalendar, booksCalendar } from '#sources/netsuite/reports/books-calendar.ts';
import { type ConsolidatedRates, consolidatedRates } from '#sources/netsuite/reports/consolidated-rates.ts';
import {
  classNames,
  employeeNames,
  type Named,
  type SubsidiaryName,
  subsidiaryNames,
} from '#sources/netsuite/reports/names.ts';
import { type RevenueRow, type RevenueScope, revenueTotals } from '#sources/netsuite/revenue.ts';
import { inLists } from '#sources/netsuite/suiteql.ts';

/** A customer's or an order's revenue within a range of days; undefined is open. */
export interface RevenueKey extends RevenueScope {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What `revenue` and reports read of the books, each record once in a request. */
export interface Loaders {
  /** Whether a record of NetSuite exists for the viewer. */
  readonly exists: Loader<NetSuiteRecord, boolean>;
  readonly revenue: Loader<RevenueKey, RevenueRow[]>;
  readonly calendar: () => Promise<BooksCalendar>;
  readonly rates: () => Promise<ConsolidatedRates>;
  readonly employeeName: Loader<string, Named | null>;
  readonly className: Loader<string, Named | null>;
  readonly subsidiaryName: Loader<string, SubsidiaryName | null>;
}

export function createLoaders(netsuite: NetSuiteAccess): Loaders {
  const names = <T extends Named>(
    name: string,
    read: (access: NetSuiteAccess, ids: readonly string[]) => Promise<T[]>,
  ): Loader<string, T | null> =>
    createLoader<string, T | null>(
      name,
      byIds((ids) => read(netsuite, ids), inLists),
      () => null,
    );
  return {
    exists: existenceLoader(netsuite),
    revenue: createLoader(
      'revenue',
      (keys: readonly RevenueKey[]) => revenueByKey(netsuite, keys),
      () => [],
    ),
    calendar: once(() => booksCalendar(netsuite)),
    rates: once(() => consolidatedRates(netsuite)),
    employeeName: names('employeeName', employeeNames),
    className: names('className', classNames),
    subsidiaryName: names('subsidiaryName', subsidiaryNames),
  };
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
