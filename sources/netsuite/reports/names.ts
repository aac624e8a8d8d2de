import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';

/** What reports call something that has no page of its own in the graph. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SubsidiaryName extends Named {
  readonly currencyCode: string;
}

/** At most 1,000 ids. */
export async function employeeNames(access: NetSuiteAccess, ids: readonly string[]): Promise<Named[]> {
  return named(
    await access.queries.rows(
      suiteql`SELECT e.id, e.entityid AS name FROM employee e WHERE e.id IN ${ids} ORDER BY e.id`,
    ),
  );
}

/** At most 1,000 ids. */
export async function classNames(access: NetSuiteAccess, ids: readonly string[]): Promise<Named[]> {
  return named(
    await access.queries.rows(
      suiteql`SELECT c.id, c.fullname AS name FROM classification c WHERE c.id IN ${ids} ORDER BY c.id`,
    ),
  );
}

/** At most 1,000 ids. */
export async function subsidiaryNames(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<SubsidiaryName[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT s.id, s.name, cur.symbol AS currencycode FROM subsidiary s JOIN currency cur ON cur.id = s.currency
      WHERE s.id IN ${ids} ORDER BY s.id`,
  );
  return rows.map(({ id = '', name = '', currencycode = '' }) => ({ id, name, currencyCode: currencycode }));
}

function named(rows: readonly { readonly [column: string]: string | undefined }[]): Named[] {
  return rows.map(({ id = '', name = '' }) => ({ id, name }));
}
