import { notFound, SaveRefusal } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { objectOfId } from '../objects/catalogue.ts';
import { bodyObject, type Handler, type Org, objectsUnder, okValue, parserError } from '../rest/rest.ts';
import { APPROVAL_PROCESSES } from './definitions.ts';
import type { ApprovalRequest } from './request.ts';
import { WORKFLOW_RULES } from './workflow-rules.ts';

/** `GET /process/approvals`: the processes by object. */
export const listApprovals: Handler = (org) => {
  const ids = new Map(
    org.store
      .statement('SELECT "Id" AS id, "DeveloperName" AS name FROM "ProcessDefinition"')
      .all()
      .map((row) => [String(row.name), String(row.id)]),
  );
  return okValue({
    approvals: byObject(APPROVAL_PROCESSES, ({ name, developerName, object, sortOrder, description }) => ({
      description,
      id: ids.get(developerName),
      name,
      object,
      sortOrder,
    })),
  });
};

/** `POST /process/approvals { requests }`: each request succeeds or fails by itself. */
export const processApprovals: Handler = (org, request) =>
  okValue(
    objectsUnder(bodyObject(request), 'requests').map((item) => {
      const read = requestOf(item);
      try {
        return { ...org.approvals.act(read, request.userId), errors: null, success: true };
      } catch (error) {
        if (!(error instanceof SaveRefusal)) throw error;
        return {
          actorIds: null,
          entityId: null,
          errors: error.faults,
          instanceId: null,
          instanceStatus: null,
          newWorkitemIds: null,
          success: false,
        };
      }
    }),
  );

/** `GET /process/rules`: the workflow rules by object. */
export const listRules: Handler = () => okValue({ rules: byObject(WORKFLOW_RULES, (rule) => rule) });

export const listRulesOfObject: Handler = (_org, _request, object) => {
  const rules = WORKFLOW_RULES.filter((rule) => rule.object.toLowerCase() === object?.toLowerCase());
  if (rules.length === 0) throw notFound();
  return okValue({ rules: byObject(rules, (rule) => rule) });
};

export const getRule: Handler = (_org, _request, object, id) =>
  okValue(ruleAt(object as string, id as string));

/** `POST /process/rules { contextIds }`: runs the rules of the records' objects. */
export const triggerRules: Handler = (org, request) => {
  const ids = bodyObject(request).contextIds;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
    throw parserError('"contextIds" must be a list of strings');
  const errors = ids
    .filter((id) => !isLive(org, id))
    .map(() => ({
      fields: [],
      message: 'invalid cross reference id',
      statusCode: 'INVALID_CROSS_REFERENCE_KEY',
    }));
  return okValue(errors.length === 0 ? { errors: null, success: true } : { errors, success: false });
};

export const triggerRule: Handler = (org, request, object, id) => {
  ruleAt(object as string, id as string);
  return triggerRules(org, request);
};

function ruleAt(object: string, text: string): (typeof WORKFLOW_RULES)[number] {
  const id = canonicalId(text);
  const rule = WORKFLOW_RULES.find(
    (candidate) => candidate.id === id && candidate.object.toLowerCase() === object.toLowerCase(),
  );
  if (!rule) throw notFound();
  return rule;
}

function isLive(org: Org, text: string): boolean {
  const id = canonicalId(text);
  const object = id === undefined ? undefined : objectOfId(id);
  return object !== undefined && id !== undefined && org.store.read(object, id)?.IsDeleted === 0n;
}

function requestOf(item: JsonObject): ApprovalRequest {
  const approvers = item.nextApproverIds ?? [];
  if (!Array.isArray(approvers) || !approvers.every((id) => typeof id === 'string'))
    throw parserError('"nextApproverIds" must be a list of strings');
  return {
    actionType: optional(item, 'actionType') ?? '',
    contextId: optional(item, 'contextId') ?? '',
    contextActorId: optional(item, 'contextActorId'),
    comments: optional(item, 'comments'),
    nextApproverIds: approvers,
    processDefinitionNameOrId: optional(item, 'processDefinitionNameOrId'),
    skipEntryCriteria: item.skipEntryCriteria === true || item.skipEntryCriteria === 'true',
  };
}

function optional(item: JsonObject, name: string): string | undefined {
  const value = item[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw parserError(`"${name}" must be a string`);
  return value === '' ? undefined : value;
}

function byObject<T extends { readonly object: string }>(
  items: readonly T[],
  json: (item: T) => unknown,
): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {};
  for (const item of items) {
    lists[item.object] ??= [];
    lists[item.object]?.push(json(item));
  }
  return lists;
}
