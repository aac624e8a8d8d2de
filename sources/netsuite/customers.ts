import { type Channel, parseChannel } from '../channel.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { amongFew, type SuiteQl, suiteql, where } from './suiteql.ts';
import { tenancy } from './tenancy.ts';

/** A customer of NetSuite. */
export interface NetSuiteCustomerRecord {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly channel: Channel | null;
  readonly version: string;
}

export interface NetSuiteCustomerFilter {
  readonly search?: string | null | undefined;
  readonly channel?: Channel | null | undefined;
}

/** At most 1,000 ids. */
export async function customersByIds(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<NetSuiteCustomerRecord[]> {
  const { key, customerChannel } = access.columns;
  const rows = await access.queries.rows(
    suiteql`SELECT c.id, c.${key} AS sharedkey, ${name()} AS name, c.${customerChannel} AS channel,
      TO_CHAR(c.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version
      FROM customer c ${where([suiteql`c.id IN ${ids}`, tenancy(access, suiteql`c.id`)])} ORDER BY c.id`,
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    name: row.name ?? '',
    channel: parseChannel(text(row, 'channel')),
    version: row.version ?? '',
  }));
}

/**
 * Which of these customers, that only NetSuite knows, a filter finds. Up to a thousand are asked for by id; of more, all that
 * the filter finds are read, ids only, since one question costs less than one for each thousand.
 */
export async function customerIdsMatching(
  access: NetSuiteAccess,
  filter: NetSuiteCustomerFilter,
  candidates: readonly string[],
): Promise<string[]> {
  const { search, channel } = filter;
  const conditions = where([
    tenancy(access, suiteql`c.id`),
    amongFew(suiteql`c.id`, candidates),
    search == null ? undefined : suiteql`INSTR(UPPER(${name()}), UPPER(${search})) > 0`,
    channel == null ? undefined : suiteql`c.${access.columns.customerChannel} = ${channel}`,
  ]);
  const rows = await access.queries.rows(suiteql`SELECT c.id FROM customer c ${conditions} ORDER BY c.id`);
  return rows.map((row) => row.id ?? '');
}

function name(): SuiteQl {
  return suiteql`NVL(c.companyname, c.altname)`;
}
