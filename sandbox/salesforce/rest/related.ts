import { notFound, RequestError } from '../errors.ts';
import { findChildList, findParent, objectOfId } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Org, ok, type RestReply, type RestRequest } from './rest.ts';

/** A record that another refers to. */
interface Parent {
  readonly parent: SObject;
  readonly id: string;
}

/** Follows a relationship of a record by name: `Account` of a contact to one record, `Contacts` of an account to many. */
export function getRelated(
  org: Org,
  request: RestRequest,
  object: SObject,
  id: string,
  relationship: string,
): RestReply | Parent {
  const row = org.store.read(object, id);
  if (!row) throw notFound();
  if (row.IsDeleted === 1n) throw new RequestError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  const reference = findParent(object, relationship);
  if (reference) {
    const parentId = row[reference.name];
    const parent = typeof parentId === 'string' ? objectOfId(parentId) : undefined;
    if (!parent) throw notFound(`Lookup ${relationship} is empty`);
    return { parent, id: parentId as string };
  }
  const list = findChildList(object, relationship);
  if (!list) throw notFound();
  const given = (request.query.get('fields') ?? '').split(',').map((name) => name.trim());
  const named = given.filter((name) => name !== '');
  const fields = named.length > 0 ? named : list.object.fields.map(({ name }) => name);
  const soql = `SELECT ${fields.join(', ')} FROM ${list.object.name} WHERE ${list.field.name} = '${id}'`;
  return ok(org.engine.query(soql, { version: request.version }));
}
