import { ASSUMED } from '../assumed.ts';
import type { OrgClock } from '../clock.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { ORG_IDS } from '../load/org.ts';
import { objectNamed, objectOfId } from '../objects/catalogue.ts';
import { newRow } from '../records/new-row.ts';
import { ruleContext } from '../records/rule-context.ts';
import type { RuleContext } from '../rules/rules.ts';
import type { Row, Store } from '../store/store.ts';
import { APPROVAL_PROCESSES, type ApprovalProcess } from './definitions.ts';
import { pendingInstance } from './lock.ts';

export interface ApprovalRequest {
  readonly actionType: string;
  /** The record to submit, else the work item. */
  readonly contextId: string;
  /** Who submits; absent: who calls. */
  readonly contextActorId: string | undefined;
  readonly comments: string | undefined;
  readonly nextApproverIds: readonly string[];
  readonly processDefinitionNameOrId: string | undefined;
  readonly skipEntryCriteria: boolean;
}

/** Where a record stands after a request. */
export interface ApprovalOutcome {
  /** Who has to act next; null: nobody. */
  readonly actorIds: readonly string[] | null;
  readonly entityId: string;
  readonly instanceId: string;
  readonly instanceStatus: string;
  readonly newWorkitemIds: readonly string[];
}

const INSTANCE = 'ProcessInstance';
const STEP = 'ProcessInstanceStep';
const WORKITEM = 'ProcessInstanceWorkitem';

/** Sends records through the org's approval processes; each request is all or nothing and throws SaveRefusal. */
export class Approvals {
  readonly #store: Store;
  readonly #clock: OrgClock;

  constructor(store: Store, clock: OrgClock) {
    this.#store = store;
    this.#clock = clock;
  }

  act(request: ApprovalRequest, userId: string): ApprovalOutcome {
    return this.#store.atomically(() => {
      const context = ruleContext(this.#store, userId, this.#clock.next());
      switch (request.actionType.toLowerCase()) {
        case 'submit':
          return this.#submit(context, request);
        case 'approve':
          return this.#approve(context, request);
        case 'reject':
          return this.#end(context, request, 'Rejected');
        case 'removed':
          return this.#end(context, request, 'Removed');
        default:
          return refuse('INVALID_ARGUMENT_TYPE', ASSUMED.approvals.unknownAction(request.actionType));
      }
    });
  }

  #submit(context: RuleContext, request: ApprovalRequest): ApprovalOutcome {
    const id = canonicalId(request.contextId);
    const object = id === undefined ? undefined : objectOfId(id);
    if (id === undefined || !object) return refuse('MALFORMED_ID', `bad id ${request.contextId}`, ['id']);
    const row = context.read(object.name, id);
    if (!row) return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (pendingInstance(this.#store, id) !== undefined)
      refuse('ALREADY_IN_PROCESS', ASSUMED.approvals.alreadyInProcess);
    const process = this.#processFor(object.name, row, request);
    const submitter = this.#user(request.contextActorId) ?? context.userId;
    const actor = this.#approver(context, process, 0, submitter, request.nextApproverIds);
    const instance = this.#insert(context, INSTANCE, {
      ProcessDefinitionId: this.#definitionId(process),
      TargetObjectId: id,
      Status: 'Pending',
      SubmittedById: submitter,
      LastActorId: submitter,
    });
    this.#note(context, instance, 'Started', submitter, submitter, request.comments, null);
    setStatus(context, process, id, 'submitted');
    return this.#waitFor(context, instance, id, actor);
  }

  #approve(context: RuleContext, request: ApprovalRequest): ApprovalOutcome {
    const { instance, target, actor, workitem } = this.#workitem(context, request.contextId);
    const process = this.#processOf(instance);
    const done = this.#approvedSteps(instance.Id as string);
    this.#close(context, instance, workitem, actor, 'Approved', request.comments, process, done);
    if (done + 1 < process.steps.length) {
      const submitter = instance.SubmittedById as string;
      const next = this.#approver(context, process, done + 1, submitter, request.nextApproverIds);
      context.update(INSTANCE, instance.Id as string, { LastActorId: context.userId });
      return this.#waitFor(context, instance.Id as string, target, next);
    }
    return this.#finish(context, instance, target, process, 'Approved');
  }

  #end(context: RuleContext, request: ApprovalRequest, outcome: 'Rejected' | 'Removed'): ApprovalOutcome {
    const { instance, target, actor, workitem } = this.#workitem(context, request.contextId);
    const process = this.#processOf(instance);
    const done = this.#approvedSteps(instance.Id as string);
    this.#close(context, instance, workitem, actor, outcome, request.comments, process, done);
    return this.#finish(context, instance, target, process, outcome);
  }

  #finish(
    context: RuleContext,
    instance: Row,
    target: string,
    process: ApprovalProcess,
    outcome: 'Approved' | 'Rejected' | 'Removed',
  ): ApprovalOutcome {
    const id = instance.Id as string;
    context.update(INSTANCE, id, {
      Status: outcome,
      CompletedDate: context.now,
      LastActorId: context.userId,
    });
    const status = { Approved: 'approved', Rejected: 'rejected', Removed: 'recalled' } as const;
    setStatus(context, process, target, status[outcome]);
    return { actorIds: null, entityId: target, instanceId: id, instanceStatus: outcome, newWorkitemIds: [] };
  }

  #waitFor(context: RuleContext, instance: string, target: string, actor: string): ApprovalOutcome {
    const workitem = this.#insert(context, WORKITEM, {
      ProcessInstanceId: instance,
      OriginalActorId: actor,
      ActorId: actor,
    });
    return {
      actorIds: [actor],
      entityId: target,
      instanceId: instance,
      instanceStatus: 'Pending',
      newWorkitemIds: [workitem],
    };
  }

  #workitem(context: RuleContext, text: string) {
    const workitem = canonicalId(text);
    const item = workitem === undefined ? undefined : context.read(WORKITEM, workitem);
    const instance = item && context.read(INSTANCE, item.ProcessInstanceId as string);
    if (workitem === undefined || !item || instance?.Status !== 'Pending')
      return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return { instance, workitem, target: instance.TargetObjectId as string, actor: item.ActorId as string };
  }

  /** A work item that was acted on becomes a step of the record's history. */
  #close(
    context: RuleContext,
    instance: Row,
    workitem: string,
    original: string,
    status: string,
    comments: string | undefined,
    process: ApprovalProcess,
    step: number,
  ): void {
    this.#store.statement(`DELETE FROM "${WORKITEM}" WHERE "Id" = ?`).run(workitem);
    const node = this.#nodeId(process, step);
    this.#note(context, instance.Id as string, status, original, context.userId, comments, node);
  }

  #note(
    context: RuleContext,
    instance: string,
    status: string,
    original: string,
    actor: string,
    comments: string | undefined,
    node: string | null,
  ): void {
    this.#insert(context, STEP, {
      ProcessInstanceId: instance,
      StepStatus: status,
      OriginalActorId: original,
      ActorId: actor,
      Comments: comments ?? null,
      StepNodeId: node,
    });
  }

  #insert(context: RuleContext, name: string, values: Row): string {
    const object = objectNamed(name);
    const row = newRow(this.#store, context, object, values, context.now);
    this.#store.insert(object, row);
    return row.Id as string;
  }

  #processFor(object: string, row: Row, request: ApprovalRequest): ApprovalProcess {
    const wanted = request.processDefinitionNameOrId;
    const process = APPROVAL_PROCESSES.filter((candidate) => candidate.object === object)
      .filter(
        (candidate) =>
          wanted === undefined ||
          candidate.developerName === wanted ||
          this.#definitionId(candidate) === canonicalId(wanted),
      )
      .sort((a, b) => a.sortOrder - b.sortOrder)
      .find((candidate) => request.skipEntryCriteria || (candidate.enters?.(row) ?? true));
    return process ?? refuse('NO_APPLICABLE_PROCESS', ASSUMED.approvals.noProcess);
  }

  #approver(
    context: RuleContext,
    process: ApprovalProcess,
    step: number,
    submitter: string,
    chosen: readonly string[],
  ): string {
    const [first] = chosen;
    if (first !== undefined)
      return this.#user(first) ?? refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (process.steps[step]?.approver === 'administrator') return ORG_IDS.user;
    const manager = context.read('User', submitter)?.ManagerId;
    return typeof manager === 'string' ? manager : refuse('MANAGER_NOT_DEFINED', ASSUMED.approvals.noManager);
  }

  /** An active user by id; undefined if none is named. */
  #user(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const id = canonicalId(text);
    const row = id === undefined ? undefined : this.#store.read(objectNamed('User'), id);
    return row?.IsActive === 1n
      ? (row.Id as string)
      : refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  }

  #definitionId(process: ApprovalProcess): string {
    const row = this.#store
      .statement('SELECT "Id" AS id FROM "ProcessDefinition" WHERE "DeveloperName" = ?')
      .get(process.developerName);
    return String(row?.id);
  }

  #processOf(instance: Row): ApprovalProcess {
    const definition = this.#store.read(
      objectNamed('ProcessDefinition'),
      instance.ProcessDefinitionId as string,
    );
    return APPROVAL_PROCESSES.find(
      ({ developerName }) => developerName === definition?.DeveloperName,
    ) as ApprovalProcess;
  }

  #nodeId(process: ApprovalProcess, step: number): string | null {
    const row = this.#store
      .statement('SELECT "Id" AS id FROM "ProcessNode" WHERE "ProcessDefinitionId" = ? AND "Name" = ?')
      .get(this.#definitionId(process), process.steps[step]?.name ?? '');
    return row === undefined ? null : String(row.id);
  }

  #approvedSteps(instance: string): number {
    const row = this.#store
      .statement(
        `SELECT COUNT(*) AS n FROM "${STEP}" WHERE "ProcessInstanceId" = ? AND "StepStatus" = 'Approved'`,
      )
      .get(instance);
    return Number(row?.n ?? 0n);
  }
}

function setStatus(
  context: RuleContext,
  { object, statuses }: ApprovalProcess,
  id: string,
  when: 'submitted' | 'approved' | 'rejected' | 'recalled',
): void {
  if (statuses) context.update(object, id, { Status: statuses[when] });
}
