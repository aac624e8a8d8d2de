import { effectOf } from '#engine/effect.ts';
import { conflictProblem, notFoundProblem, refuse, wrongStateProblem } from '#engine/graph/problems.ts';
import type { Effect, JsonObject } from '#engine/operation.ts';
import type { StepDone, StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { latestApproval, requestApproval } from '#sources/salesforce/approvals.ts';
import { setQuoteStatus } from '#sources/salesforce/quote-writes.ts';
import { isConflict } from '#sources/written.ts';
import type { PolicyDecision } from '../policy/decision.ts';
import { policyProblem } from '../write/problems.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { isApproved, judgeQuote } from './judge.ts';

/** A quote that is to be submitted or accepted; plain JSON. */
export interface QuoteRequest {
  readonly quoteId: string;
  readonly expectedVersion: string | null;
}

type Brought = 'DRAFT' | 'APPROVED' | 'PRESENTED' | 'IN_REVIEW';

/** What the steps find out. */
interface SubmitQuoteState {
  readonly policy?: PolicyDecision;
  readonly version?: string;
  readonly from?: Brought;
  readonly to?: 'APPROVED' | 'IN_REVIEW';
  /** The latest approval that was asked for before; null: none was. */
  readonly priorApproval?: string | null;
}

/** Has policy decide, brings the quote to the status that follows, and asks the org's approvers where somebody must approve. */
export function submitQuoteWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'submitQuote',
    owner: 'sales',
    steps: [
      { name: 'policy-asked', systems: ['SALESFORCE', 'NETSUITE'], run: (run) => ask(sources, run) },
      {
        name: 'status-set',
        systems: ['SALESFORCE'],
        run: (run) => setStatus(sources, run),
        compensate: (run) => putBack(sources, run),
      },
      { name: 'approval-requested', systems: ['SALESFORCE'], run: (run) => request(sources, run) },
    ],
  };
}

async function ask(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteId, expectedVersion } = operation.input as unknown as QuoteRequest;
  const path = ['input', 'quoteId'];
  const judged = await judgeQuote(sources, quoteId);
  if (!judged) return refuse(notFoundProblem(path, 'There is no such quote.'));
  const { quote, decision } = judged;
  if (expectedVersion !== null && expectedVersion !== quote.version)
    return refuse(conflictProblem(expectedVersion, quote.version));
  const from = quote.status;
  const mayAskAgain =
    (from === 'APPROVED' || from === 'PRESENTED') &&
    decision.outcome === 'APPROVAL' &&
    !(await isApproved(sources, quote));
  if (from !== 'DRAFT' && !mayAskAgain)
    return refuse(wrongStateProblem(path, 'Only a draft can be submitted.', from));
  const policy = decision as unknown as JsonObject;
  if (decision.outcome === 'BLOCK') return { ...refuse(policyProblem(path, decision)), state: { policy } };
  const known = { policy, version: quote.version, from };
  if (decision.outcome !== 'APPROVAL') return { state: { ...known, to: 'APPROVED' } };
  const prior = await latestApproval(sources.salesforce, quoteId);
  return { state: { ...known, to: 'IN_REVIEW', priorApproval: prior?.id ?? null } };
}

async function setStatus({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteId } = operation.input as unknown as QuoteRequest;
  const { version, to } = operation.state as unknown as Required<SubmitQuoteState>;
  const written = await setQuoteStatus(salesforce, quoteId, to, version);
  return isConflict(written)
    ? refuse(conflictProblem(version, written.conflict.version))
    : { effects: [effectOf('SALESFORCE', written)] };
}

async function putBack({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepDone> {
  const { quoteId } = operation.input as unknown as QuoteRequest;
  const { from } = operation.state as unknown as Required<SubmitQuoteState>;
  const written = await setQuoteStatus(salesforce, quoteId, from);
  return isConflict(written) ? {} : { effects: [effectOf('SALESFORCE', written)] };
}

async function request({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteId } = operation.input as unknown as QuoteRequest;
  const { policy, to, priorApproval } = operation.state as unknown as Required<SubmitQuoteState>;
  if (to === 'APPROVED') return {};
  const approval = await requestApproval(salesforce, quoteId, because(policy), priorApproval);
  const effect: Omit<Effect, 'recordId' | 'action' | 'after' | 'reason'> = {
    system: 'SALESFORCE',
    recordType: 'ProcessInstance',
    before: {},
    version: null,
  };
  if (approval === null) {
    const reason =
      'The org has no approval process that takes the quote; whoever must approve sets its status.';
    return { effects: [{ ...effect, recordId: null, action: 'NOT_WRITTEN', after: {}, reason }] };
  }
  const { id, isNew } = approval;
  const after = { TargetObjectId: quoteId, Status: 'Pending' };
  return {
    effects: [{ ...effect, recordId: id, action: isNew ? 'CREATED' : 'UNCHANGED', after, reason: null }],
  };
}

/** What an approver reads. */
function because({ requiredApprovals, findings }: PolicyDecision): string {
  const roles = requiredApprovals.map(({ role, because: codes }) => `${role} (${codes.join(', ')})`);
  const messages = findings.filter(({ severity }) => severity === 'APPROVAL').map(({ message }) => message);
  return `Sales policy asks for: ${roles.join('; ')}. ${messages.join(' ')}`.slice(0, 4_000);
}
