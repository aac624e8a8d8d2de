import { findField, objectNamed } from '../objects/catalogue.ts';
import { type Field, text } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { quoted } from '../store/layout.ts';

/** A possible type of a record whose type is not known beforehand, and its table in SQL. */
export interface PossibleType {
  readonly object: SObject;
  readonly table: string;
}

/** What can be asked of a record whatever its type is, as far as the type has it. */
const NAMES = [
  'Id',
  'Name',
  'FirstName',
  'LastName',
  'Email',
  'Username',
  'Alias',
  'IsActive',
  'Title',
  'Phone',
  'ProfileId',
  'UserRoleId',
];
const TYPE = text('Type', 50);
const fields = new Map<string, Field>(
  [...NAMES.map((name) => findField(objectNamed('User'), name)), TYPE]
    .filter((field) => field !== undefined)
    .map((field) => [field.name.toLowerCase(), field]),
);

/** A field of the entity `Name`, which stands for every type that a reference can be of. */
export function nameField(name: string): Field | undefined {
  return fields.get(name.toLowerCase());
}

/** The field's value in SQL, of which at most one of the tables has a record. */
export function nameColumn(types: readonly PossibleType[], field: Field): string {
  if (field === TYPE) {
    const cases = types.map(({ object, table }) => `WHEN ${table}."Id" IS NOT NULL THEN '${object.name}'`);
    return `CASE ${cases.join(' ')} END`;
  }
  const columns = types.flatMap(({ object, table }) => {
    const own =
      field.name === 'Name' ? object.fields.find((it) => it.nameField) : findField(object, field.name);
    return own ? [`${table}.${quoted(own.name)}`] : [];
  });
  if (columns.length < 2) return columns[0] ?? 'NULL';
  return `coalesce(${columns.join(', ')})`;
}
