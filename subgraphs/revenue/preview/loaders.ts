import type { RecordRef } from '#kit/ids.ts';
import { byIds, createLoader, type Loader, loaderKey } from '#kit/loader.ts';
import type { ContractRecord } from '#sources/contract.ts';
import { salesOrderContracts } from '#sources/netsuite/contract-lines.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import { type ItemRevenue, itemRevenues } from '#sources/netsuite/revenue-rules.ts';
import { inLists } from '#sources/netsuite/suiteql.ts';
import { orderContracts, quoteContracts } from '#sources/salesforce/contract-lines.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';
import { idLists } from '#sources/salesforce/soql.ts';
import { addMonths } from '../ifrs15/dates.ts';

/** What previews read, each once in a request. */
export interface PreviewLoaders {
  readonly quoteContract: Loader<string, ContractRecord | null>;
  /** By the order's one ref: from Salesforce where it is known there. */
  readonly orderContract: Loader<RecordRef, ContractRecord | null>;
  readonly itemRevenue: Loader<string, ItemRevenue | null>;
}

/** Prices of so many months count as what an item sells at. */
const MONTHS_OF_SALES = 12;

export function createPreviewLoaders(
  netsuite: NetSuiteAccess,
  salesforce: SalesforceAccess,
  today: string,
): PreviewLoaders {
  const since = addMonths(today, -MONTHS_OF_SALES);
  return {
    quoteContract: createLoader<string, ContractRecord | null>(
      'quoteContract',
      byIds((ids) => quoteContracts(salesforce, ids), idLists),
      () => null,
    ),
    orderContract: createLoader<RecordRef, ContractRecord | null>(
      'orderContract',
      (refs) => contractsByRef(netsuite, salesforce, refs),
      () => null,
    ),
    itemRevenue: createLoader<string, ItemRevenue | null>(
      'itemRevenue',
      byIds((ids) => itemRevenues(netsuite, ids, since), inLists),
      () => null,
    ),
  };
}

async function contractsByRef(
  netsuite: NetSuiteAccess,
  salesforce: SalesforceAccess,
  refs: readonly RecordRef[],
): Promise<Map<string, ContractRecord>> {
  const ids = (system: RecordRef['system']): string[] =>
    refs.filter((ref) => ref.system === system).map(({ id }) => id);
  const [sold, booked] = await Promise.all([
    Promise.all(idLists(ids('salesforce')).map((some) => orderContracts(salesforce, some))),
    Promise.all(inLists(ids('netsuite')).map((some) => salesOrderContracts(netsuite, some))),
  ]);
  const key = (system: RecordRef['system'], { id }: ContractRecord): string => loaderKey({ system, id });
  return new Map([
    ...sold.flat().map((one) => [key('salesforce', one), one] as const),
    ...booked.flat().map((one) => [key('netsuite', one), one] as const),
  ]);
}
