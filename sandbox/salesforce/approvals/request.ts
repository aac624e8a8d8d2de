/** One request of `POST /process/approvals`. */
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
