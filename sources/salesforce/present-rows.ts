import { SourceError } from '../../kit/source-error.ts';
import type { Fields } from './field-values.ts';
import { type Row, text } from './query.ts';
import type { Salesforce } from './salesforce.ts';
import { field, type Soql, soql } from './soql.ts';

/** By the shared key, where the record may have to be made; else by id. */
export type Place = { readonly key: string } | { readonly id: string };

interface Wanted {
  readonly object: string;
  readonly at: Place;
  readonly fields: Fields;
  readonly whenNew?: Fields | undefined;
}

/**
 * The records as they are, with the fields that will be written; undefined where there is none with the key. Throws
 * SourceError, `RECORD_GONE` where there is none with the id.
 */
export async function presentRows(
  salesforce: Salesforce,
  wanted: readonly Wanted[],
): Promise<(Row | undefined)[]> {
  const byObject = Map.groupBy(wanted, ({ object }) => object);
  const found = new Map(
    await Promise.all(
      [...byObject].map(
        async ([object, some]) =>
          [object, await salesforce.queries.rows(query(salesforce, object, some))] as const,
      ),
    ),
  );
  const keyField = salesforce.fields.key.text;
  return wanted.map(({ object, at }) => {
    const rows = found.get(object) ?? [];
    // Keys are compared as Salesforce does.
    if ('key' in at)
      return rows.find((row) => (text(row, keyField) ?? '').toLowerCase() === at.key.trim().toLowerCase());
    const row = rows.find((candidate) => text(candidate, 'Id') === at.id);
    if (!row)
      throw new SourceError('salesforce', 'rejected', `no ${object} with this id`, {
        refusal: 'RECORD_GONE',
      });
    return row;
  });
}

function query(salesforce: Salesforce, object: string, wanted: readonly Wanted[]): Soql {
  const { key } = salesforce.fields;
  const names = new Set([
    ...['Id', 'LastModifiedDate', 'SystemModstamp', key.text],
    ...wanted.flatMap(({ fields, whenNew }) => Object.keys({ ...whenNew, ...fields })),
  ]);
  const ids = wanted.flatMap(({ at }) => ('id' in at ? [at.id] : []));
  const keys = wanted.flatMap(({ at }) => ('key' in at ? [at.key] : []));
  const conditions = [
    ...(ids.length > 0 ? [soql`Id IN ${ids}`] : []),
    ...(keys.length > 0 ? [soql`${key} IN ${keys}`] : []),
  ];
  const columns = [...names].map((name) => field(name)).reduce((list, one) => soql`${list}, ${one}`);
  const condition = conditions.reduce((left, right) => soql`${left} OR ${right}`);
  return soql`SELECT ${columns} FROM ${field(object)} WHERE ${condition}`;
}
