import { SOBJECTS } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';

/** How objects lie in SQLite: one table each, one column per field, plus a folded copy of indexed text. */

/** Upper- and lower-case letters compare equal; so do the Unicode spellings of one letter. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Text that is stored in one spelling only, so that it compares byte by byte. */
export function isExactText(field: Field): boolean {
  return (
    field.type === 'id' ||
    field.type === 'reference' ||
    field.type === 'date' ||
    field.type === 'datetime' ||
    field.autoNumber !== undefined ||
    (field.type === 'picklist' && field.restricted)
  );
}

function isWholeNumber(field: Field): boolean {
  return field.type === 'boolean' || field.type === 'int';
}

export function isDecimal(field: Field): boolean {
  return field.type === 'double' || field.type === 'currency' || field.type === 'percent';
}

export function isText(field: Field): boolean {
  return !isWholeNumber(field) && !isDecimal(field) && field.type !== 'address';
}

export function isStored(field: Field): boolean {
  return field.type !== 'address';
}

/** The column with the folded copy, where the field has one. */
export function foldedColumn(field: Field): string | undefined {
  return field.indexed && isText(field) && !isExactText(field) ? `${field.name}~` : undefined;
}

export function quoted(name: string): string {
  return `"${name}"`;
}

export function tableStatements(): string[] {
  return SOBJECTS.map(objectTable);
}

function objectTable(object: SObject): string {
  if (object.view !== undefined) return `CREATE VIEW ${quoted(object.name)} AS ${object.view}`;
  const columns = object.fields.filter(isStored).flatMap((field) => {
    const column = `${quoted(field.name)} ${isText(field) ? 'TEXT' : 'INTEGER'}`;
    const folded = foldedColumn(field);
    if (field.type === 'id') return [`${column} PRIMARY KEY NOT NULL`];
    return folded ? [column, `${quoted(folded)} TEXT`] : [column];
  });
  return `CREATE TABLE ${quoted(object.name)} (${columns.join(', ')})`;
}

/** The fields of an object that have an index beside the primary key. */
function indexedFields(object: SObject): Field[] {
  if (object.view !== undefined) return [];
  return object.fields.filter((field) => field.indexed && field.type !== 'id');
}

export function indexStatements(object: SObject): string[] {
  return indexedFields(object).map((field) => {
    const column = quoted(foldedColumn(field) ?? field.name);
    const where = field.nillable ? ` WHERE ${column} IS NOT NULL` : '';
    return `CREATE INDEX ${indexName(object, field)} ON ${quoted(object.name)} (${column})${where}`;
  });
}

export function dropIndexStatements(object: SObject): string[] {
  return indexedFields(object).map((field) => `DROP INDEX IF EXISTS ${indexName(object, field)}`);
}

function indexName(object: SObject, field: Field): string {
  return quoted(`${object.name}.${field.name}`);
}
