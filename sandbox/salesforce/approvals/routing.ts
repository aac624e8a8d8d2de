import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { ORG_IDS } from '../load/org.ts';
import { objectNamed } from '../objects/catalogue.ts';
import type { RuleContext } from '../rules/rules.ts';
import type { Row, Store } from '../store/store.ts';
import { APPROVAL_PROCESSES, type ApprovalProcess } from './definitions.ts';
import type { ApprovalRequest } from './request.ts';

/** The process that a record is sent through; throws SaveRefusal if none fits it. */
export function processFor(
  store: Store,
  object: string,
  row: Row,
  request: ApprovalRequest,
): ApprovalProcess {
  const wanted = request.processDefinitionNameOrId;
  const process = APPROVAL_PROCESSES.filter((candidate) => candidate.object === object)
    .filter(
      (candidate) =>
        wanted === undefined ||
        candidate.developerName === wanted ||
        definitionId(store, candidate) === canonicalId(wanted),
    )
    .sort((a, b) => a.sortOrder - b.sortOrder)
    .find((candidate) => request.skipEntryCriteria || (candidate.enters?.(row) ?? true));
  return process ?? refuse('NO_APPLICABLE_PROCESS', ASSUMED.approvals.noProcess);
}

/** Who has to act at a step: whom the caller chose, else as the process says. */
export function approver(
  store: Store,
  context: RuleContext,
  process: ApprovalProcess,
  step: number,
  submitter: string,
  chosen: readonly string[],
): string {
  const [first] = chosen;
  if (first !== undefined)
    return activeUser(store, first) ?? refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (process.steps[step]?.approver === 'administrator') return ORG_IDS.user;
  const manager = context.read('User', submitter)?.ManagerId;
  return typeof manager === 'string' ? manager : refuse('MANAGER_NOT_DEFINED', ASSUMED.approvals.noManager);
}

/** An active user by id; undefined if none is named. */
export function activeUser(store: Store, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const id = canonicalId(text);
  const row = id === undefined ? undefined : store.read(objectNamed('User'), id);
  return row?.IsActive === 1n
    ? (row.Id as string)
    : refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

export function definitionId(store: Store, process: ApprovalProcess): string {
  const row = store
    .statement('SELECT "Id" AS id FROM "ProcessDefinition" WHERE "DeveloperName" = ?')
    .get(process.developerName);
  return String(row?.id);
}

/** The process that a record is in. */
export function processOf(store: Store, instance: Row): ApprovalProcess {
  const definition = store.read(objectNamed('ProcessDefinition'), instance.ProcessDefinitionId as string);
  return APPROVAL_PROCESSES.find(
    ({ developerName }) => developerName === definition?.DeveloperName,
  ) as ApprovalProcess;
}

/** The id of a process's step. */
export function nodeId(store: Store, process: ApprovalProcess, step: number): string | null {
  const row = store
    .statement('SELECT "Id" AS id FROM "ProcessNode" WHERE "ProcessDefinitionId" = ? AND "Name" = ?')
    .get(definitionId(store, process), process.steps[step]?.name ?? '');
  return row === undefined ? null : String(row.id);
}
