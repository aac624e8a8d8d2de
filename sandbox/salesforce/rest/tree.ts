import { ASSUMED } from '../assumed.ts';
import { RequestError, type SaveFault, SaveRefusal } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findChildList } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { bodyObject, type Handler, type Org, objectsUnder } from './rest.ts';
import { objectOr404 } from './sobject-rows.ts';

const MAX_RECORDS = 200;
const MAX_TYPES = 5;
const MAX_LEVELS = 5;

/** One record of a tree with its place in it. */
interface Node {
  readonly object: SObject;
  readonly referenceId: string;
  readonly fields: JsonObject;
  readonly parent: { readonly node: Node; readonly field: string } | undefined;
}

class TreeRefused extends Error {
  readonly results: unknown;

  constructor(results: unknown) {
    super('the tree was refused');
    this.results = results;
  }
}

/** Creates records with their children level by level, all or nothing. */
export const createTree: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  try {
    const nodes = readTree(object, objectsUnder(bodyObject(request), 'records'));
    refuseDuplicates(nodes);
    const results = org.store.atomically(() => saveNodes(org, request.userId, nodes));
    return { status: 201, body: JSON.stringify({ hasErrors: false, results }) };
  } catch (error) {
    if (!(error instanceof TreeRefused)) throw error;
    return { status: 400, body: JSON.stringify({ hasErrors: true, results: error.results }) };
  }
};

/** The nodes in the order in which they are saved: parents before children, one level after the other. */
function readTree(root: SObject, records: readonly JsonObject[]): Node[] {
  const nodes: Node[] = [];
  const types = new Set<string>();
  let level = records.map((record) => ({ object: root, record, parent: undefined as Node['parent'] }));
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_LEVELS) throw invalid(ASSUMED.rest.treeTooDeep(MAX_LEVELS));
    const next: typeof level = [];
    for (const { object, record, parent } of level) {
      const { node, children } = readNode(object, record, parent);
      nodes.push(node);
      types.add(object.name);
      next.push(...children);
    }
    if (nodes.length > MAX_RECORDS) throw invalid(ASSUMED.rest.treeTooLarge(MAX_RECORDS));
    if (types.size > MAX_TYPES) throw invalid(ASSUMED.rest.treeTooVaried(MAX_TYPES));
    level = next;
  }
  return nodes;
}

function readNode(object: SObject, record: JsonObject, parent: Node['parent']) {
  const attributes = record.attributes;
  const { type, referenceId } = isObject(attributes) ? attributes : {};
  if (typeof referenceId !== 'string' || referenceId === '') throw invalid(ASSUMED.rest.treeReferenceMissing);
  if (typeof type !== 'string' || type.toLowerCase() !== object.name.toLowerCase())
    throw refused(referenceId, 'INVALID_INPUT', ASSUMED.rest.otherType(object.name));
  const fields: JsonObject = {};
  const node: Node = { object, referenceId, fields, parent };
  const children: { object: SObject; record: JsonObject; parent: Node['parent'] }[] = [];
  for (const [key, value] of Object.entries(record)) {
    const list = isObject(value) && 'records' in value ? findChildList(object, key) : undefined;
    if (!list || !isObject(value)) fields[key] = value;
    else
      for (const child of objectsUnder(value, 'records'))
        children.push({ object: list.object, record: child, parent: { node, field: list.field.name } });
  }
  return { node, children };
}

function refuseDuplicates(nodes: readonly Node[]): void {
  const count = new Map<string, number>();
  for (const { referenceId } of nodes) count.set(referenceId, (count.get(referenceId) ?? 0) + 1);
  const twice = nodes.filter(({ referenceId }) => (count.get(referenceId) ?? 0) > 1);
  if (twice.length === 0) return;
  const errors = [{ statusCode: 'INVALID_INPUT', message: ASSUMED.rest.treeReferenceTwice, fields: [] }];
  throw new TreeRefused(twice.map(({ referenceId }) => ({ referenceId, errors })));
}

function saveNodes(org: Org, userId: string, nodes: readonly Node[]): { referenceId: string; id: string }[] {
  const ids = new Map<Node, string>();
  return nodes.map((node) => {
    const { object, referenceId, fields, parent } = node;
    const link = parent ? { [parent.field]: ids.get(parent.node) as string } : {};
    try {
      const id = org.records.create(object, { ...fields, ...link }, userId);
      ids.set(node, id);
      return { referenceId, id };
    } catch (error) {
      if (error instanceof SaveRefusal) throw new TreeRefused([{ referenceId, errors: error.faults }]);
      throw error;
    }
  });
}

function refused(referenceId: string, statusCode: string, message: string): TreeRefused {
  const fault: SaveFault = { statusCode, message, fields: [] };
  return new TreeRefused([{ referenceId, errors: [fault] }]);
}

function invalid(message: string): RequestError {
  return new RequestError(400, 'INVALID_INPUT', message);
}
