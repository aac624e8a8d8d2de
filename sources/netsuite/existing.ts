import type { Viewer } from '../../kit/identity/viewer.ts';
import type { RecordRef } from '../../kit/ids.ts';
import { createLoader, type Loader, loaderKey } from '../../kit/loader.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { inLists, suiteql, where } from './suiteql.ts';
import { tenancy, transactionTenancy } from './tenancy.ts';

/** A customer or a sales order by its internal id. */
export interface NetSuiteRecord {
  readonly kind: 'customer' | 'order';
  readonly id: string;
}

/** Tells of a record whether it exists for the viewer; one request for all of a turn and kind. */
export function existenceLoader(access: NetSuiteAccess): Loader<NetSuiteRecord, boolean> {
  return createLoader(
    'exists',
    async (records) =>
      new Map((await existingRecords(access, records)).map((record) => [loaderKey(record), true])),
    () => false,
  );
}

/** Of a record of NetSuite, whether it exists for the viewer, so that nothing shows of what a foreign one is linked to. */
export async function existsInNetSuite(
  {
    viewer,
    load,
  }: {
    readonly viewer: Pick<Viewer, 'partner'>;
    readonly load: { readonly exists: Loader<NetSuiteRecord, boolean> };
  },
  kind: NetSuiteRecord['kind'],
  { system, id }: RecordRef,
): Promise<boolean> {
  return viewer.partner === undefined || system !== 'netsuite' || load.exists.load({ kind, id });
}

async function existingRecords(
  access: NetSuiteAccess,
  records: readonly NetSuiteRecord[],
): Promise<NetSuiteRecord[]> {
  const queries = {
    customer: (ids: readonly string[]) =>
      suiteql`SELECT c.id FROM customer c ${where([suiteql`c.id IN ${ids}`, tenancy(access, suiteql`c.id`)])} ORDER BY c.id`,
    order: (ids: readonly string[]) =>
      suiteql`SELECT t.id FROM transaction t
        ${where([suiteql`t.type = 'SalesOrd'`, suiteql`t.id IN ${ids}`, transactionTenancy(access)])} ORDER BY t.id`,
  };
  const found = await Promise.all(
    [...Map.groupBy(records, ({ kind }) => kind)].flatMap(([kind, some]) =>
      inLists(some.map(({ id }) => id)).map(async (ids) =>
        (await access.queries.rows(queries[kind](ids))).map((row) => ({ kind, id: row.id ?? '' })),
      ),
    ),
  );
  return found.flat();
}
