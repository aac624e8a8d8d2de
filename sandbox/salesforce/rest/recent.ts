import { ASSUMED } from '../assumed.ts';
import { dateTimeText } from '../clock.ts';
import { RequestError } from '../errors.ts';
import { objectOfId, SOBJECTS } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Handler, type Org, ok } from './rest.ts';

const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 2_000;
/** How many an object's summary shows. */
const SHOWN_OF_OBJECT = 10;

/** `GET /recent`: the records of all objects that were viewed or referred to lately, the newest first. */
export const recentRecords: Handler = (org, request) => {
  const text = request.query.get('limit');
  const limit = text === null ? DEFAULT_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RequestError(400, 'INVALID_QUERY_FILTER_OPERATOR', ASSUMED.rest.recentLimit(MAX_LIMIT));
  const viewed = SOBJECTS.filter((object) => object.viewed).flatMap((object) => viewedOf(org, object, limit));
  viewed.sort((a, b) => (a.at < b.at ? 1 : -1));
  const records = viewed.slice(0, limit).map(({ object, id }) => item(org, object, id, request.version));
  return ok(`[${records.join(',')}]`);
};

/** The JSON of an object's own recent items. */
export function recentItems(org: Org, object: SObject, version: string): string {
  const viewed = object.viewed ? viewedOf(org, object, SHOWN_OF_OBJECT) : [];
  return `[${viewed.map(({ id }) => item(org, object, id, version)).join(',')}]`;
}

/** Notes that a user looked at records (`VIEW`) or used them (`REFERENCE`), which is no modification of them. */
export function noteUse(org: Org, ids: readonly string[], use: 'VIEW' | 'REFERENCE'): void {
  const at = dateTimeText(Date.now());
  for (const id of ids) {
    const object = objectOfId(id);
    if (!object?.viewed) continue;
    const viewed = use === 'VIEW' ? { LastViewedDate: at } : {};
    org.store.unobserved(() => org.store.update(object, id, { ...viewed, LastReferencedDate: at }));
  }
}

function viewedOf(org: Org, object: SObject, limit: number): { object: SObject; id: string; at: string }[] {
  return org.store
    .statement(
      `SELECT "Id" AS id, "LastViewedDate" AS at FROM "${object.name}" WHERE "LastViewedDate" IS NOT NULL AND "IsDeleted" = 0 ORDER BY "LastViewedDate" DESC, rowid DESC LIMIT ?`,
    )
    .all(limit)
    .map((row) => ({ object, id: String(row.id), at: String(row.at) }));
}

function item(org: Org, object: SObject, id: string, version: string): string {
  const name = object.fields.find(({ nameField }) => nameField)?.name;
  const fields = name === undefined ? ['Id'] : ['Id', name];
  return org.engine.retrieve(object, [id], fields, version)[0] ?? 'null';
}
