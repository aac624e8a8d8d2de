import type { After } from '../../kit/connection.ts';
import type { Channel } from '../channel.ts';
import { beyond } from './paging.ts';
import { instant, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { containing, type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** An account of Salesforce. */
export interface AccountRecord {
  /** The 18-character id. */
  readonly id: string;
  /** The shared key, null where there is none. */
  readonly key: string | null;
  readonly name: string;
  readonly channel: Channel;
  /** UTC instant; the sort value of account lists. */
  readonly createdAt: string;
  readonly version: string;
}

export interface AccountFilter {
  readonly search?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly channel?: Channel | null | undefined;
}

const RESELLER = soql`Type LIKE '%Reseller%' OR Type LIKE '%Partner%'`;
const SELF_SERVICE = soql`Type LIKE '%Self-Service%'`;

const CHANNEL_CONDITIONS: Readonly<Record<Channel, Soql>> = {
  RESELLER,
  SELF_SERVICE,
  DIRECT: soql`Type = null OR (NOT (${RESELLER} OR ${SELF_SERVICE}))`,
};

/** The accounts with these ids, at most one vendor page of them in one request. */
export async function accountsByIds(
  access: SalesforceAccess,
  ids: readonly string[],
): Promise<AccountRecord[]> {
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Account ${where([soql`Id IN ${ids}`, tenancy(access, 'Account')])}`,
  );
  return rows.map((row) => account(access, row));
}

/** Up to `limit` accounts, newest first. */
export async function accountPage(
  access: SalesforceAccess,
  filter: AccountFilter,
  limit: number,
  after: After | undefined,
): Promise<AccountRecord[]> {
  const conditions = where([...filterConditions(access, filter), beyond(soql`CreatedDate`, after)]);
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Account ${conditions} ORDER BY CreatedDate DESC, Id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => account(access, row));
}

export function countAccounts(access: SalesforceAccess, filter: AccountFilter): Promise<number> {
  return access.queries.count(soql`SELECT COUNT(Id) FROM Account ${where(filterConditions(access, filter))}`);
}

function filterConditions(
  access: SalesforceAccess,
  { search, key, channel }: AccountFilter,
): (Soql | undefined)[] {
  return [
    tenancy(access, 'Account'),
    search == null ? undefined : soql`Name LIKE ${containing(search)}`,
    key == null ? undefined : soql`${access.fields.key} = ${key}`,
    channel == null ? undefined : CHANNEL_CONDITIONS[channel],
  ];
}

function fields(access: SalesforceAccess): Soql {
  return soql`Id, ${access.fields.key}, Name, Type, CreatedDate, SystemModstamp`;
}

function account(access: SalesforceAccess, row: Row): AccountRecord {
  return {
    id: text(row, 'Id') ?? '',
    key: text(row, access.fields.key.text),
    name: text(row, 'Name') ?? '',
    channel: channelOfType(text(row, 'Type')),
    createdAt: instant(row, 'CreatedDate') ?? '',
    version: instant(row, 'SystemModstamp') ?? '',
  };
}

/** Salesforce's account type says how the account buys; the conditions above are the same rule for the source. */
export function channelOfType(type: string | null): Channel {
  if (type === null) return 'DIRECT';
  if (/reseller|partner/i.test(type)) return 'RESELLER';
  return /self-service/i.test(type) ? 'SELF_SERVICE' : 'DIRECT';
}
