import type { After } from '../../kit/connection.ts';
import { beyond } from './paging.ts';
import { instant, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { containing, field, type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A product of Salesforce's catalogue. */
export interface ProductRecord {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly family: string | null;
  readonly isActive: boolean;
  /** UTC instant; the sort value of product lists. */
  readonly createdAt: string;
}

export interface ProductFilter {
  readonly search?: string | null | undefined;
  readonly key?: string | null | undefined;
}

const COLUMNS = ['Id', 'Name', 'Family', 'IsActive', 'CreatedDate'];

/** The product's columns, seen from a record that looks it up through `relationship`. */
export function productColumns(access: SalesforceAccess, relationship?: string): Soql {
  const prefix = relationship === undefined ? '' : `${relationship}.`;
  return [...COLUMNS, access.fields.key.text]
    .map((name) => field(prefix + name))
    .reduce((list, one) => soql`${list}, ${one}`);
}

export function productFromRow(access: SalesforceAccess, row: Row): ProductRecord {
  return {
    id: text(row, 'Id') ?? '',
    key: text(row, access.fields.key.text),
    name: text(row, 'Name') ?? '',
    family: text(row, 'Family'),
    isActive: row.IsActive === true,
    createdAt: instant(row, 'CreatedDate') ?? '',
  };
}

export function productsByIds(access: SalesforceAccess, ids: readonly string[]): Promise<ProductRecord[]> {
  return select(access, soql`${where([soql`Id IN ${ids}`, tenancy(access, 'Product2')])}`);
}

/** The products with these shared keys; a key that no product has is left out. */
export function productsByKeys(access: SalesforceAccess, keys: readonly string[]): Promise<ProductRecord[]> {
  return select(
    access,
    soql`${where([soql`${access.fields.key} IN ${keys}`, tenancy(access, 'Product2')])} ORDER BY Id`,
  );
}

/** Up to `limit` products, newest first. */
export function productPage(
  access: SalesforceAccess,
  filter: ProductFilter,
  limit: number,
  after: After | undefined,
): Promise<ProductRecord[]> {
  const conditions = where([...filterConditions(access, filter), beyond(soql`CreatedDate`, after)]);
  return select(access, soql`${conditions} ORDER BY CreatedDate DESC, Id DESC LIMIT ${limit}`);
}

export function countProducts(access: SalesforceAccess, filter: ProductFilter): Promise<number> {
  return access.queries.count(
    soql`SELECT COUNT(Id) FROM Product2 ${where(filterConditions(access, filter))}`,
  );
}

async function select(access: SalesforceAccess, rest: Soql): Promise<ProductRecord[]> {
  const rows = await access.queries.rows(soql`SELECT ${productColumns(access)} FROM Product2 ${rest}`);
  return rows.map((row) => productFromRow(access, row));
}

function filterConditions(access: SalesforceAccess, { search, key }: ProductFilter): (Soql | undefined)[] {
  return [
    tenancy(access, 'Product2'),
    search == null ? undefined : soql`Name LIKE ${containing(search)}`,
    key == null ? undefined : soql`${access.fields.key} = ${key}`,
  ];
}
