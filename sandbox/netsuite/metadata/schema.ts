import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS, STATUSES } from '../catalogue/display-lists.ts';
import { ADDRESS_TEXTS } from '../record/addresses.ts';
import { type DerivedField, derivedFields } from '../record/derived-fields.ts';
import { DOCUMENT_ADDRESSES } from '../record/document-addresses.ts';
import type { RecordType } from '../record/record-type.ts';
import { recordTypesOfTable } from '../record/record-types.ts';
import type { LineValue } from '../record/sublist-columns.ts';
import { isCustomField, titleOf } from './titles.ts';

/** A JSON Schema, with what NetSuite adds to it. */
export type Schema = Readonly<Record<string, unknown>>;

/** How one schema refers to another: by a path of the catalogue, or inside an OpenAPI document. */
export type Reference = (name: string) => Schema;

export const STRING: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'number', format: 'double' };
export const INTEGER: Schema = { type: 'integer', format: 'int64' };
export const BOOLEAN: Schema = { type: 'boolean' };
const DATE: Schema = { type: 'string', format: 'date' };

export function links(reference: Reference): Schema {
  return { title: 'Links', type: 'array', readOnly: true, items: reference('nsLink') };
}

export function resource(reference: Reference): Schema {
  return {
    type: 'object',
    properties: {
      id: { title: 'Internal identifier', type: 'string' },
      externalId: { title: 'External identifier', type: 'string' },
      refName: { title: 'Reference Name', type: 'string' },
      links: links(reference),
    },
  };
}

function enumeration(values: readonly string[]): Schema {
  return {
    type: 'object',
    properties: {
      id: { title: 'Internal identifier', type: 'string', enum: values },
      refName: { title: 'Reference Name', type: 'string' },
    },
  };
}

function columnSchema({ name, display, type, time }: Column, reference: Reference): Schema {
  // as records show them
  if (name === 'country' || (display?.by === 'reference' && display.table === 'accounttype'))
    return enumeration([]);
  if (display?.by === 'reference') {
    const [target, ...others] = recordTypesOfTable(display.table);
    return target && others.length === 0 ? reference(target.name) : resource(reference);
  }
  if (display?.by === 'list')
    return display.list === 'yesNo' ? BOOLEAN : enumeration(Object.keys(DISPLAY_LISTS[display.list] ?? {}));
  if (type.kind === 'number') return name === 'id' ? STRING : type.scale === 0 ? INTEGER : NUMBER;
  if (type.kind === 'date') return time ? { type: 'string', format: 'date-time' } : DATE;
  return STRING;
}

function derivedSchema({ kind }: DerivedField, type: RecordType): Schema {
  if (kind === 'status') return enumeration(Object.keys(STATUSES[type.documentType ?? ''] ?? {}));
  return kind === 'money' ? NUMBER : INTEGER;
}

export function lineSchema(kind: LineValue, reference: Reference): Schema {
  switch (kind) {
    case 'reference':
      return resource(reference);
    case 'enumeration':
      return enumeration([]);
    case 'address':
      return addressSchema(reference);
    case 'number':
      return NUMBER;
    case 'integer':
      return INTEGER;
    case 'boolean':
      return BOOLEAN;
    case 'date':
      return DATE;
    case 'string':
      return STRING;
  }
}

function addressSchema(reference: Reference): Schema {
  return {
    type: 'object',
    properties: {
      links: links(reference),
      ...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, { title: titleOf(name), ...STRING }])),
      addrText: { title: 'Address', ...STRING },
      country: enumeration([]),
      override: { title: 'Override', ...BOOLEAN },
    },
  };
}

/** A record's own schema: its fields and sublists; `x-ns-filterable` names the fields that `q` may use. */
export function recordSchema(type: RecordType, reference: Reference): Schema {
  const properties: Record<string, Schema> = { links: links(reference) };
  for (const { name, column } of type.fields.values())
    properties[name] = {
      title: titleOf(name),
      ...columnSchema(column, reference),
      ...(column.required ? {} : { nullable: true }),
      ...(isCustomField(name) ? { 'x-ns-custom-field': true } : {}),
    };
  for (const field of derivedFields(type))
    properties[field.name] = { title: titleOf(field.name), ...derivedSchema(field, type), nullable: true };
  for (const subrecord of type.subrecords) {
    properties[subrecord] = addressSchema(reference);
    properties[DOCUMENT_ADDRESSES[subrecord].list] = resource(reference);
    properties[DOCUMENT_ADDRESSES[subrecord].text] = { title: titleOf(subrecord), ...STRING, nullable: true };
  }
  for (const sublist of type.sublists) properties[sublist] = reference(`${type.name}-${sublist}Collection`);
  return {
    type: 'object',
    properties,
    'x-ns-filterable': [...type.fields.values()].map(({ name }) => name),
  };
}
