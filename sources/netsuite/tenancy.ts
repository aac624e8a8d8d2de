import type { NetSuiteAccess } from './netsuite.ts';
import { column, type SuiteQl, suiteql } from './suiteql.ts';

/**
 * The condition that keeps a partner's rows apart, in the query that the source runs; undefined for everyone else.
 * `customerColumn` is the column of the query that holds the customer's internal id, such as `t.entity`.
 */
export function tenancy(access: NetSuiteAccess, customerColumn: SuiteQl): SuiteQl | undefined {
  if (access.partner === undefined) return undefined;
  return suiteql`${customerColumn} IN (SELECT own.id FROM customer own WHERE own.${access.columns.key} = ${access.partner})`;
}

/** The same for the transaction that a query calls `t`: whoever is billed has it. */
export function transactionTenancy(access: NetSuiteAccess): SuiteQl | undefined {
  return tenancy(access, suiteql`t.${column('entity')}`);
}
