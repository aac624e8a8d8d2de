import { RECORD_ROOT } from '../record/links.ts';
import type { RecordType } from '../record/record-type.ts';
import { transformTargets } from '../record/transform.ts';
import { relatedSchemas, sharedSchemas } from './related-schemas.ts';
import { recordSchema, type Schema } from './schema.ts';

type Parameter = Readonly<Record<string, unknown>>;

const query = (name: string, schema: Schema, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const header = (name: string, values: readonly string[], description: string): Parameter => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string', enum: values },
});

const STRICTNESS = ['Error', 'Warning', 'Ignore'];
const ASYNC = header('Prefer', ['respond-async'], 'Asks for an asynchronous answer.');
const KEY: Parameter = {
  name: 'X-NetSuite-Idempotency-Key',
  in: 'header',
  description: 'A UUID that lets an asynchronous request run once.',
  schema: { type: 'string' },
};
const NAMES = header(
  'X-NetSuite-PropertyNameValidation',
  STRICTNESS,
  'How unknown property names are treated.',
);
const VALUES = header('X-NetSuite-PropertyValueValidation', STRICTNESS, 'How invalid values are treated.');
const REPLACE = query('replace', { type: 'string' }, 'Sublists whose lines the request replaces.');
const SELECTED = query(
  'replaceSelectedFields',
  { type: 'boolean', default: false },
  'Fields to be cleared are named in replace too.',
);
const EXPAND = query('expandSubResources', { type: 'boolean', default: false }, 'Shows sublists in full.');
const FIELDS = query('fields', { type: 'string' }, 'The fields to return.');
const ENUMS = query(
  'simpleEnumFormat',
  { type: 'boolean', default: false },
  'Shows enumerations as ids only.',
);
const PAGING = [
  query('q', { type: 'string' }, 'Search query used to filter results.'),
  query('limit', { type: 'integer', format: 'int32', default: 1000 }, 'Page size.'),
  query('offset', { type: 'integer', format: 'int32', default: 0 }, 'Page offset.'),
];
const ID: Parameter = {
  name: 'id',
  in: 'path',
  description: 'Internal identifier, or eid: and the external identifier.',
  required: true,
  schema: { type: 'string' },
};

const media = (kind: string, schema: Schema): Schema => ({
  [`application/vnd.oracle.resource+json; type=${kind}`]: { schema },
});

/** An OpenAPI 3.0 description of the record service for these types. */
export function openApiDocument(types: readonly RecordType[], origin: string): Schema {
  const schemas = new Map<string, Schema>();
  const known = new Set(types.map(({ name }) => name));
  // what is not asked for is declared as a plain reference
  const reference = (name: string): Schema => ({
    $ref: `#/components/schemas/${known.has(name) || /^ns|Collection$|Element$/.test(name) ? name : 'nsResource'}`,
  });
  for (const [name, schema] of sharedSchemas(reference)) schemas.set(name, schema);
  for (const type of types) {
    schemas.set(type.name, recordSchema(type, reference));
    for (const [name, schema] of relatedSchemas(type, reference)) schemas.set(name, schema);
  }
  return {
    openapi: '3.0.1',
    info: { title: 'NetSuite REST Record API', version: 'v1' },
    servers: [{ url: `${origin}${RECORD_ROOT}` }],
    paths: Object.fromEntries(types.flatMap((type) => Object.entries(recordPaths(type, reference)))),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function recordPaths(type: RecordType, reference: (name: string) => Schema): Record<string, Schema> {
  const { name } = type;
  const operation = (
    summary: string,
    parameters: readonly Parameter[],
    responses: Record<string, Schema>,
    body?: string,
  ): Schema => ({
    tags: [name],
    summary,
    parameters,
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            description: 'Request body.',
            content: media('singular', reference(body)),
            required: true,
          },
        }),
    responses: {
      ...responses,
      '202': { description: 'Accepted: the job is at the Location.' },
      default: { description: 'Error response.', content: media('error', reference('nsError')) },
    },
  });
  const written = { '204': { description: 'No Content.' } };
  const change = [NAMES, VALUES, REPLACE, ASYNC, KEY];
  const paths: Record<string, Schema> = {
    [`/${name}`]: {
      get: operation('Get list of records.', [...PAGING, ASYNC, KEY], {
        '200': {
          description: 'List of records.',
          content: media('collection', reference(`${name}Collection`)),
        },
      }),
      ...(type.writable ? { post: operation('Insert record.', change, written, name) } : {}),
    },
    [`/${name}/{id}`]: {
      get: operation('Get record.', [ID, EXPAND, ENUMS, FIELDS, ASYNC, KEY], {
        '200': { description: 'The record.', content: media('singular', reference(name)) },
      }),
      ...(type.writable
        ? {
            patch: operation('Update record.', [ID, ...change, SELECTED], written, name),
            put: operation('Insert or update record.', [ID, ...change, SELECTED], written, name),
            delete: operation('Remove record.', [ID, ASYNC, KEY], written),
          }
        : {}),
    },
  };
  for (const target of transformTargets(type))
    paths[`/${name}/{id}/!transform/${target.name}`] = {
      post: operation(`Transform to ${target.name}.`, [ID, ...change], written, target.name),
    };
  return paths;
}
