import type { JsonObject, Problem } from '#engine/operation.ts';
import type { PolicyDecision } from '../policy/decision.ts';

/** Sales policy stands against it, or asks for approvals that are not on record. */
export function policyProblem(path: readonly string[], decision: PolicyDecision): Problem {
  const { outcome, requiredApprovals, findings, policyVersion } = decision;
  const message =
    outcome === 'BLOCK'
      ? 'Sales policy does not allow it as things stand.'
      : 'Sales policy asks for approvals that are not on record.';
  const detail = { outcome, requiredApprovals, findings, policyVersion } as unknown as JsonObject;
  return { type: 'PolicyProblem', message, path, detail };
}
