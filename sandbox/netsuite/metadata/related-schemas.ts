import type { RecordType } from '../record/record-type.ts';
import { type SublistName, sublistShape } from '../record/sublist-columns.ts';
import {
  BOOLEAN,
  INTEGER,
  lineSchema,
  links,
  type Reference,
  resource,
  type Schema,
  STRING,
} from './schema.ts';
import { isCustomField, titleOf } from './titles.ts';

/** A list of something, as collections and sublists are. */
function collectionSchema(items: string, reference: Reference): Schema {
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

function sublistLineSchema(sublist: SublistName, reference: Reference): Schema {
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
