import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS, STATUSES } from '../catalogue/display-lists.ts';
import { ADDRESS_TEXTS } from '../record/addresses.ts';
import { type DerivedField, derivedFields } from '../record/derived-fields.ts';
import { DOCUMENT_ADDRESSES } from '../record/document-addresses.ts';
import { type RecordType, recordTypesOfTable } from '../record/record-types.ts';
import { type LineValue, type SublistName, sublistShape } from '../record/sublist-columns.ts';
import { isCustomField, titleOf } from './titles.ts';

/** A JSON Schema, with what NetSuite adds to it. */
export type Schema = Readonly<Record<string, unknown>>;

/** How one schema refers to another: by a path of the catalogue, or inside an OpenAPI document. */
export type Reference = (name: string) => Schema;

const STRING: Schema = { type: 'string' };
const NUMBER: Schema = { type: 'number', format: 'double' };
const INTEGER: Schema = { type: 'integer', format: 'int64' };
const BOOLEAN: Schema = { type: 'boolean' };
const DATE: Schema = { type: 'string', format: 'date' };

function links(reference: Reference): Schema {
  return { title: 'Links', type: 'array', readOnly: true, items: reference('nsLink') };
}

function resource(reference: Reference): Schema {
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

function lineSchema(kind: LineValue, reference: Reference): Schema {
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

/** A list of something, as collections and sublists are. */
export function collectionSchema(items: string, reference: Reference): Schema {
  return {
    type: 'object',
    properties: {
      links: links(reference),
      count: { title: 'Count', readOnly: true, ...INTEGER },
      hasMore: { title: 'Has More Results', readOnly: true, ...BOOLEAN },
      items: { type: 'array', items: reference(items) },
      offset: { title: 'Query Offset', readOnly: true, ...INTEGER },
      totalResults: { title: 'Total Results', readOnly: true, ...INTEGER },
    },
  };
}

export function sublistLineSchema(sublist: SublistName, reference: Reference): Schema {
  const { columns, keys } = sublistShape(sublist);
  return {
    type: 'object',
    properties: {
      links: links(reference),
      ...Object.fromEntries(
        Object.entries(columns).map(([name, kind]) => [
          name,
          {
            title: titleOf(name),
            ...lineSchema(kind, reference),
            ...(isCustomField(name) ? { 'x-ns-custom-field': true } : {}),
          },
        ]),
      ),
    },
    'x-ns-key': keys,
  };
}

/** The schemas that a record's own refers to: its collection, its sublists and their lines, by name. */
export function relatedSchemas(type: RecordType, reference: Reference): ReadonlyMap<string, Schema> {
  return new Map([
    [`${type.name}Collection`, collectionSchema('nsResource', reference)],
    ...type.sublists.flatMap((sublist): [string, Schema][] => [
      [`${type.name}-${sublist}Collection`, collectionSchema(`${type.name}-${sublist}Element`, reference)],
      [`${type.name}-${sublist}Element`, sublistLineSchema(sublist, reference)],
    ]),
  ]);
}

/** The schemas that all records share, by name. */
export function sharedSchemas(reference: Reference): ReadonlyMap<string, Schema> {
  const detail = ['detail', 'o:errorCode', 'o:errorHeader', 'o:errorPath', 'o:errorQueryParam', 'o:errorUrl'];
  return new Map<string, Schema>([
    [
      'nsLink',
      {
        type: 'object',
        properties: {
          rel: { title: 'Relationship', readOnly: true, ...STRING },
          href: { title: 'Hypertext Reference', readOnly: true, ...STRING },
        },
      },
    ],
    ['nsResource', resource(reference)],
    [
      'nsError',
      {
        type: 'object',
        properties: {
          type: { title: 'Type', format: 'URI', readOnly: true, ...STRING },
          title: { title: 'Title', readOnly: true, ...STRING },
          status: { title: 'Status', type: 'integer', format: 'int32', readOnly: true },
          'o:errorDetails': {
            type: 'array',
            readOnly: true,
            items: {
              type: 'object',
              properties: Object.fromEntries(detail.map((name) => [name, { readOnly: true, ...STRING }])),
            },
          },
        },
      },
    ],
  ]);
}
