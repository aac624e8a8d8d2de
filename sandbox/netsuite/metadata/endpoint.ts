import type { Exchange, Reply } from '../../server/exchange.ts';
import { malformedRequest, methodNotAllowed, unknownRecordType } from '../errors.ts';
import { RECORD_ROOT } from '../record/links.ts';
import type { RecordType } from '../record/record-type.ts';
import { RECORD_TYPES, recordTypeNamed } from '../record/record-types.ts';
import { openApiDocument } from './openapi.ts';
import { relatedSchemas, sharedSchemas } from './related-schemas.ts';
import { recordSchema, type Schema } from './schema.ts';

export const METADATA_PATH = `${RECORD_ROOT}/metadata-catalog`;

const reference = (name: string): Schema => ({ $ref: `${METADATA_PATH}/${name}` });

/** The catalogue of record types: a list with links, or their description as OpenAPI 3.0 or JSON Schema. */
export function answerMetadata(exchange: Exchange): Reply {
  const { method, path, query, origin } = exchange;
  if (method !== 'GET') throw methodNotAllowed();
  const name = path.slice(METADATA_PATH.length).replace(/^\/|\/$/g, '');
  if (!/^[A-Za-z0-9_-]*$/.test(name)) throw malformedRequest();
  const format = (exchange.headers.accept ?? '').toLowerCase();
  const chosen = query.get('select');
  const types =
    name !== '' ? undefined : chosen === null || chosen.trim() === '' ? RECORD_TYPES : selected(chosen);
  if (format.includes('application/swagger+json'))
    return described('application/swagger+json', openApiDocument(types ?? [typeNamed(name)], origin));
  if (format.includes('application/schema+json'))
    return described(
      'application/schema+json',
      types
        ? { items: types.map((type) => ({ name: type.name, ...recordSchema(type, reference) })) }
        : schemaNamed(name),
    );
  return types
    ? {
        status: 200,
        json: {
          links: [{ rel: 'self', href: `${origin}${exchange.target}` }],
          items: types.map((type) => entry(type, origin)),
        },
      }
    : { status: 200, json: entry(typeNamed(name), origin) };
}

function described(type: string, json: Schema): Reply {
  return { status: 200, headers: { 'content-type': `${type}; charset=UTF-8` }, json };
}

function selected(names: string): RecordType[] {
  return [...new Set(names.split(',').map((name) => typeNamed(name.trim())))];
}

function typeNamed(name: string): RecordType {
  const type = recordTypeNamed(name);
  if (!type) throw unknownRecordType(name, `${METADATA_PATH}/${name}`);
  return type;
}

/** A record's schema, or one that records refer to. */
function schemaNamed(name: string): Schema {
  const shared = sharedSchemas(reference).get(name);
  if (shared) return shared;
  const owner = recordTypeNamed(name.replace(/(-\w+)?(Collection|Element)$/, ''));
  const related = owner && relatedSchemas(owner, reference).get(name);
  return related ?? recordSchema(typeNamed(name), reference);
}

function entry({ name }: RecordType, origin: string): Schema {
  const href = `${origin}${METADATA_PATH}/${name}`;
  return {
    name,
    links: [
      { rel: 'canonical', href, mediaType: 'application/json' },
      { rel: 'alternate', href, mediaType: 'application/swagger+json' },
      { rel: 'alternate', href, mediaType: 'application/schema+json' },
      { rel: 'describes', href: `${origin}${RECORD_ROOT}/${name}` },
    ],
  };
}
