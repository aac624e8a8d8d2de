import type { Table } from '../../dataset/dataset.ts';
import { findField, findParent, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';

/** What a column of a data file holds: a field's value, or a parent by its key. */
export interface Column {
  readonly header: string;
  readonly field: Field;
  /** Set for a lookup: the parent's object and the field that the cells name it by. */
  readonly lookup?: { readonly object: SObject; readonly key: Field };
}

/** Reads a file's header; throws for a column that the object does not have. */
export function columnsOf(object: SObject, table: Table): Column[] {
  return table.columns.map((header) => {
    const column = header.includes('.') ? lookupColumn(object, header) : valueColumn(object, header);
    if (!column) throw new Error(`salesforce/${object.name}.csv: unknown column ${header}`);
    return column;
  });
}

function valueColumn(object: SObject, header: string): Column | undefined {
  const field = findField(object, header);
  const loadable = field?.createable || (object.name === 'User' && field?.name === 'Name');
  return field && loadable && !field.parts ? { header, field } : undefined;
}

function lookupColumn(object: SObject, header: string): Column | undefined {
  const [relationship = '', keyName = '', ...more] = header.split('.');
  const field = findParent(object, relationship);
  if (!field?.reference || more.length > 0) return undefined;
  const target = objectNamed(field.reference.to.at(-1) as string);
  const key = findField(target, keyName);
  return key && (key.externalId || key.nameField)
    ? { header, field, lookup: { object: target, key } }
    : undefined;
}
