import { ASSUMED } from '../assumed.ts';
import type { OrgClock } from '../clock.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { objectNamed, objectOfId } from '../objects/catalogue.ts';
import { newRow } from '../records/new-row.ts';
import { ruleContext } from '../records/rule-context.ts';
import type { RuleContext } from '../rules/rules.ts';
import type { Row, Store } from '../store/store.ts';
import type { ApprovalProcess } from './definitions.ts';
import { pendingInstance } from './lock.ts';
import type { ApprovalOutcome, ApprovalRequest } from './request.ts';
import { activeUser, approver, definitionId, nodeId, processFor, processOf } from './routing.ts';

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
    const process = processFor(this.#store, object.name, row, request);
    const submitter = activeUser(this.#store, request.contextActorId) ?? context.userId;
    const actor = approver(this.#store, context, process, 0, submitter, request.nextApproverIds);
    const instance = this.#insert(context, INSTANCE, {
      ProcessDefinitionId: definitionId(this.#store, process),
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
    const process = processOf(this.#store, instance);
    const done = this.#approvedSteps(instance.Id as string);
    this.#close(context, instance, workitem, actor, 'Approved', request.comments, process, done);
    if (done + 1 < process.steps.length) {
      const submitter = instance.SubmittedById as string;
      const next = approver(this.#store, context, process, done + 1, submitter, request.nextApproverIds);
      context.update(INSTANCE, instance.Id as string, { LastActorId: context.userId });
      return this.#waitFor(context, instance.Id as string, target, next);
    }
    return this.#finish(context, instance, target, process, 'Approved');
  }

  #end(context: RuleContext, request: ApprovalRequest, outcome: 'Rejected' | 'Removed'): ApprovalOutcome {
    const { instance, target, actor, workitem } = this.#workitem(context, request.contextId);
    const process = processOf(this.#store, instance);
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
    const node = nodeId(this.#store, process, step);
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
