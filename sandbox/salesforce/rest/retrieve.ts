import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { bodyObject, type Handler, ok, parserError } from './rest.ts';
import { malformedId, objectOr404 } from './sobject-rows.ts';

const MAX_RETRIEVED = 2_000;

/** `POST { ids, fields }` or `GET ?ids=&fields=`: records in the order of the ids, null where there is none. */
export const retrieveCollection: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const posted = request.method === 'POST' ? bodyObject(request) : undefined;
  const ids = posted ? stringsUnder(posted, 'ids') : listed(request.query.get('ids'));
  const fields = posted ? stringsUnder(posted, 'fields') : listed(request.query.get('fields'));
  if (ids.length === 0) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.rest.idsMissing);
  if (fields.length === 0) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.rest.fieldsMissing);
  if (ids.length > MAX_RETRIEVED)
    throw new RequestError(400, 'EXCEEDED_ID_LIMIT', ASSUMED.rest.tooManyRetrieved(MAX_RETRIEVED));
  const canonical = ids.map((text) => {
    const id = canonicalId(text);
    if (id === undefined || !id.startsWith(object.keyPrefix)) throw malformedId(text);
    return id;
  });
  const records = org.engine.retrieve(object, canonical, fields, request.version);
  return ok(`[${records.map((text) => text ?? 'null').join(',')}]`);
};

function stringsUnder(body: JsonObject, key: string): string[] {
  const values = body[key] ?? [];
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
    throw parserError(ASSUMED.rest.notStrings(key));
  return values;
}

function listed(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
