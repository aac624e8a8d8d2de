import type { After } from '../../kit/connection.ts';
import { beyond } from './paging.ts';
import { children, instant, parent, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { type Soql, SoqlDate, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

export type OrderStatusCode = 'DRAFT' | 'ACTIVATED' | 'CANCELLED' | 'EXPIRED' | 'UNKNOWN';

/** An order of Salesforce. */
export interface SalesforceOrderRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string;
  readonly status: OrderStatusCode;
  /** `YYYY-MM-DD`; the sort value of order lists. */
  readonly orderedOn: string;
  readonly poNumber: string | null;
  /** Decimal text in `currencyCode`, net of tax. */
  readonly total: string;
  readonly currencyCode: string;
  readonly accountId: string | null;
  readonly partnerAccountId: string | null;
  readonly quoteId: string | null;
  readonly activatedAt: string | null;
  readonly version: string;
}

export interface OrderFilter {
  readonly key?: string | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly status?: OrderStatusCode | null | undefined;
  readonly poNumber?: string | null | undefined;
}

const STATUS_CODES: Readonly<Record<string, OrderStatusCode>> = {
  Draft: 'DRAFT',
  Activated: 'ACTIVATED',
  Canceled: 'CANCELLED',
  Cancelled: 'CANCELLED',
  Expired: 'EXPIRED',
};

/** What a value of the field `StatusCode` means. */
export function orderStatusCode(value: string): OrderStatusCode {
  return STATUS_CODES[value] ?? 'UNKNOWN';
}

export async function ordersByIds(
  access: SalesforceAccess,
  ids: readonly string[],
): Promise<SalesforceOrderRecord[]> {
  return select(access, soql`Id IN ${ids}`);
}

export async function ordersByQuoteIds(
  access: SalesforceAccess,
  quoteIds: readonly string[],
): Promise<SalesforceOrderRecord[]> {
  return select(access, soql`QuoteId IN ${quoteIds}`);
}

async function select(access: SalesforceAccess, condition: Soql): Promise<SalesforceOrderRecord[]> {
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Order ${where([condition, tenancy(access, 'Order')])} ORDER BY EffectiveDate DESC, Id DESC`,
  );
  return rows.map((row) => order(access, row));
}

/** Up to `limit` orders, newest first. */
export async function orderPage(
  access: SalesforceAccess,
  filter: OrderFilter,
  limit: number,
  after: After | undefined,
): Promise<SalesforceOrderRecord[]> {
  const conditions = where([...filterConditions(access, filter), beyond(soql`EffectiveDate`, after)]);
  const rows = await access.queries.rows(
    soql`SELECT ${fields(access)} FROM Order ${conditions} ORDER BY EffectiveDate DESC, Id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => order(access, row));
}

export function countOrders(access: SalesforceAccess, filter: OrderFilter): Promise<number> {
  return access.queries.count(soql`SELECT COUNT(Id) FROM Order ${where(filterConditions(access, filter))}`);
}

/** Up to `limit` orders of each account, newest first, in one request. */
export async function ordersByAccount(
  access: SalesforceAccess,
  accountIds: readonly string[],
  limit: number,
  after: After | undefined,
): Promise<Map<string, SalesforceOrderRecord[]>> {
  const conditions = where([tenancy(access, 'Order'), beyond(soql`EffectiveDate`, after)]);
  const rows = await access.queries.rows(
    soql`SELECT Id, (SELECT ${fields(access)} FROM Orders ${conditions} ORDER BY EffectiveDate DESC, Id DESC LIMIT ${limit})
      FROM Account ${where([soql`Id IN ${accountIds}`, tenancy(access, 'Account')])}`,
  );
  return new Map(
    rows.map((row) => [text(row, 'Id') ?? '', children(row, 'Orders').map((child) => order(access, child))]),
  );
}

/** How many orders each account has. */
export async function orderCountsByAccount(
  access: SalesforceAccess,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  const conditions = where([soql`AccountId IN ${accountIds}`, tenancy(access, 'Order')]);
  const rows = await access.queries.rows(
    soql`SELECT AccountId, COUNT(Id) n FROM Order ${conditions} GROUP BY AccountId`,
  );
  return new Map(rows.map((row) => [text(row, 'AccountId') ?? '', Number(text(row, 'n'))]));
}

function filterConditions(
  access: SalesforceAccess,
  { key, accountId, status, poNumber }: OrderFilter,
): (Soql | undefined)[] {
  return [
    tenancy(access, 'Order'),
    key == null ? undefined : soql`${access.fields.key} = ${key}`,
    accountId == null ? undefined : soql`AccountId = ${accountId}`,
    poNumber == null ? undefined : soql`PoNumber = ${poNumber}`,
    status == null ? undefined : statusCondition(status),
  ];
}

/** The condition of a status, by its meaning. */
export function statusCondition(status: OrderStatusCode): Soql {
  const known = Object.entries(STATUS_CODES);
  if (status === 'UNKNOWN') return soql`StatusCode NOT IN ${known.map(([name]) => name)}`;
  return soql`StatusCode IN ${known.filter(([, code]) => code === status).map(([name]) => name)}`;
}

function fields({ fields: { key, partner } }: SalesforceAccess): Soql {
  return soql`Id, ${key}, OrderNumber, StatusCode, EffectiveDate, PoNumber, TotalAmount, CurrencyIsoCode, AccountId, ${partner}.Id,
    QuoteId, ActivatedDate, SystemModstamp`;
}

function order(access: SalesforceAccess, row: Row): SalesforceOrderRecord {
  const partner = parent(row, access.fields.partner.text);
  return {
    id: text(row, 'Id') ?? '',
    key: text(row, access.fields.key.text),
    number: text(row, 'OrderNumber') ?? '',
    status: orderStatusCode(text(row, 'StatusCode') ?? ''),
    orderedOn: new SoqlDate(text(row, 'EffectiveDate') ?? '').text,
    poNumber: text(row, 'PoNumber'),
    total: text(row, 'TotalAmount') ?? '0',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    accountId: text(row, 'AccountId'),
    partnerAccountId: partner && text(partner, 'Id'),
    quoteId: text(row, 'QuoteId'),
    activatedAt: instant(row, 'ActivatedDate'),
    version: instant(row, 'SystemModstamp') ?? '',
  };
}
