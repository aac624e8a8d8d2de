import type { After } from '../../kit/connection.ts';
import { beyond } from './paging.ts';
import { children, instant, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

export type QuoteStatusCode =
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'PRESENTED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'DENIED'
  | 'UNKNOWN';

/** A quote of Salesforce. */
export interface QuoteRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string;
  readonly name: string;
  readonly status: QuoteStatusCode;
  readonly expiresOn: string | null;
  /** Decimal text in `currencyCode`, net of tax. */
  readonly total: string;
  readonly currencyCode: string;
  readonly accountId: string | null;
  /** UTC instant; the sort value of quote lists. */
  readonly createdAt: string;
  readonly version: string;
}

export interface QuoteFilter {
  readonly key?: string | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly status?: QuoteStatusCode | null | undefined;
}

const STATUSES: Readonly<Record<string, QuoteStatusCode>> = {
  Draft: 'DRAFT',
  'Needs Review': 'IN_REVIEW',
  'In Review': 'IN_REVIEW',
  Approved: 'APPROVED',
  Presented: 'PRESENTED',
  Accepted: 'ACCEPTED',
  Rejected: 'REJECTED',
  Denied: 'DENIED',
};

/** What a value of the field `Status` means. */
export function quoteStatusCode(value: string): QuoteStatusCode {
  return STATUSES[value] ?? 'UNKNOWN';
}

export async function quotesByIds(access: SalesforceAccess, ids: readonly string[]): Promise<QuoteRecord[]> {
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Quote ${where([soql`Id IN ${ids}`, tenancy(access, 'Quote')])}`,
  );
  return rows.map((row) => quote(access, row));
}

/** Up to `limit` quotes, newest first. */
export async function quotePage(
  access: SalesforceAccess,
  filter: QuoteFilter,
  limit: number,
  after: After | undefined,
): Promise<QuoteRecord[]> {
  const conditions = where([...filterConditions(access, filter), beyond(soql`CreatedDate`, after)]);
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Quote ${conditions} ORDER BY CreatedDate DESC, Id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => quote(access, row));
}

export function countQuotes(access: SalesforceAccess, filter: QuoteFilter): Promise<number> {
  return access.queries.count(soql`SELECT COUNT(Id) FROM Quote ${where(filterConditions(access, filter))}`);
}

/** Up to `limit` quotes of each account, newest first, in one request. */
export async function quotesByAccount(
  access: SalesforceAccess,
  accountIds: readonly string[],
  limit: number,
  after: After | undefined,
): Promise<Map<string, QuoteRecord[]>> {
  const conditions = where([tenancy(access, 'Quote'), beyond(soql`CreatedDate`, after)]);
  const rows = await access.queries.rows(
    soql`SELECT Id, (SELECT ${fields(access)} FROM Quotes ${conditions} ORDER BY CreatedDate DESC, Id DESC LIMIT ${limit})
      FROM Account ${where([soql`Id IN ${accountIds}`, tenancy(access, 'Account')])}`,
  );
  return new Map(
    rows.map((row) => [text(row, 'Id') ?? '', children(row, 'Quotes').map((child) => quote(access, child))]),
  );
}

/** How many quotes each account has. */
export async function quoteCountsByAccount(
  access: SalesforceAccess,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const conditions = where([soql`AccountId IN ${accountIds}`, tenancy(access, 'Quote')]);
  const rows = await access.queries.rows(
    soql`SELECT AccountId, COUNT(Id) n FROM Quote ${conditions} GROUP BY AccountId`,
  );
  return new Map(rows.map((row) => [text(row, 'AccountId') ?? '', Number(text(row, 'n'))]));
}

function filterConditions(
  access: SalesforceAccess,
  { key, accountId, status }: QuoteFilter,
): (Soql | undefined)[] {
  return [
    tenancy(access, 'Quote'),
    key == null ? undefined : soql`${access.fields.key} = ${key}`,
    accountId == null ? undefined : soql`AccountId = ${accountId}`,
    status == null ? undefined : statusCondition(status),
  ];
}

function statusCondition(status: QuoteStatusCode): Soql {
  const known = Object.entries(STATUSES);
  if (status === 'UNKNOWN') return soql`Status NOT IN ${known.map(([name]) => name)}`;
  return soql`Status IN ${known.filter(([, code]) => code === status).map(([name]) => name)}`;
}

function fields(access: SalesforceAccess): Soql {
  return soql`Id, ${access.fields.key}, QuoteNumber, Name, Status, ExpirationDate, TotalPrice, CurrencyIsoCode, AccountId,
    CreatedDate, SystemModstamp`;
}

function quote(access: SalesforceAccess, row: Row): QuoteRecord {
  return {
    id: text(row, 'Id') ?? '',
    key: text(row, access.fields.key.text),
    number: text(row, 'QuoteNumber') ?? '',
    name: text(row, 'Name') ?? '',
    status: quoteStatusCode(text(row, 'Status') ?? ''),
    expiresOn: text(row, 'ExpirationDate'),
    total: text(row, 'TotalPrice') ?? '0',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    accountId: text(row, 'AccountId'),
    createdAt: instant(row, 'CreatedDate') ?? '',
    version: instant(row, 'SystemModstamp') ?? '',
  };
}
