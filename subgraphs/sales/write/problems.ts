import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepRefused } from '#engine/write.ts';
import type { PolicyDecision } from '../policy/decision.ts';

/** The problems with which steps refuse a write. A path leads into the mutation's arguments, `input` first. */

export function notFoundProblem(path: readonly string[], message: string): Problem {
  return { type: 'NotFoundProblem', message, path, detail: {} };
}

export function invalidInputProblem(path: readonly string[], message: string): Problem {
  return { type: 'InvalidInputProblem', message, path, detail: {} };
}

/** `currentVersion` is what the object has now. */
export function conflictProblem(expectedVersion: string, currentVersion: string): Problem {
  return {
    type: 'ConflictProblem',
    message: 'It changed since the version that you expected; nothing was written.',
    path: ['input', 'expectedVersion'],
    detail: { expectedVersion, currentVersion },
  };
}

export function wrongStateProblem(path: readonly string[], message: string, status: string): Problem {
  return { type: 'WrongStateProblem', message, path, detail: { status } };
}

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

export function refuse(first: Problem, ...others: readonly Problem[]): StepRefused {
  return { problems: [first, ...others] };
}

/** A refusal with these problems; undefined where there are none. */
export function refusalOf(problems: readonly Problem[]): StepRefused | undefined {
  const [first, ...others] = problems;
  return first && refuse(first, ...others);
}
