import { RequestError, SaveRefusal } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findChildList } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { bodyObject, type Handler, type Org, objectsUnder, stringUnder } from './rest.ts';
import { objectOr404 } from './sobject-rows.ts';

const MAX_RECORDS = 200;
const MAX_TYPES = 5;
const MAX_LEVELS = 5;

interface Result {
  readonly referenceId: string;
  readonly id: string;
}

class TreeRefused extends Error {
  readonly results: unknown;

  constructor(results: unknown) {
    super('the tree was refused');
    this.results = results;
  }
}

/** Creates records with their children, all or nothing. */
export const createTree: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const records = objectsUnder(bodyObject(request), 'records');
  const created: Result[] = [];
  const types = new Set<string>();
  try {
    org.store.atomically(() => {
      for (const record of records)
        createNode(org, request.userId, object, record, undefined, 1, created, types);
    });
  } catch (error) {
    if (!(error instanceof TreeRefused)) throw error;
    return { status: 400, body: JSON.stringify({ hasErrors: true, results: error.results }) };
  }
  return { status: 201, body: JSON.stringify({ hasErrors: false, results: created }) };
};

function createNode(
  org: Org,
  userId: string,
  object: SObject,
  record: JsonObject,
  parent: { field: string; id: string } | undefined,
  level: number,
  created: Result[],
  types: Set<string>,
): void {
  const attributes = record.attributes;
  const referenceId = isObject(attributes) ? stringUnder(attributes, 'referenceId') : '';
  types.add(object.name);
  if (referenceId === '' || created.some((other) => other.referenceId === referenceId))
    throw invalid(`Invalid or duplicate reference ID: ${referenceId}`);
  if (created.length >= MAX_RECORDS) throw invalid(`A tree may have at most ${MAX_RECORDS} records`);
  if (types.size > MAX_TYPES) throw invalid(`A tree may have records of at most ${MAX_TYPES} types`);
  if (level > MAX_LEVELS) throw invalid(`A tree may be at most ${MAX_LEVELS} levels deep`);
  const fields: JsonObject = {};
  const children: { object: SObject; field: string; records: JsonObject[] }[] = [];
  for (const [key, value] of Object.entries(record)) {
    const list = isObject(value) && 'records' in value ? findChildList(object, key) : undefined;
    if (list && isObject(value))
      children.push({ object: list.object, field: list.field.name, records: objectsUnder(value, 'records') });
    else fields[key] = value;
  }
  if (parent) fields[parent.field] = parent.id;
  const id = save(org, object, fields, userId, referenceId);
  created.push({ referenceId, id });
  for (const list of children)
    for (const child of list.records)
      createNode(org, userId, list.object, child, { field: list.field, id }, level + 1, created, types);
}

function save(org: Org, object: SObject, fields: JsonObject, userId: string, referenceId: string): string {
  try {
    return org.records.create(object, fields, userId);
  } catch (error) {
    if (error instanceof SaveRefusal) throw new TreeRefused([{ referenceId, errors: error.faults }]);
    throw error;
  }
}

function invalid(message: string): RequestError {
  return new RequestError(400, 'INVALID_INPUT', message);
}
