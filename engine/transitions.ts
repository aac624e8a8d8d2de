import type { Refusal } from '#kit/source-refusal.ts';
import type { Entry } from './entry.ts';
import type { EffectSystem, LastFailure, Operation, Problem } from './operation.ts';
import { sourceRefusedText } from './refused-text.ts';
import type { StepDone, StepRefused, WriteDefinition, WriteStep } from './write.ts';

/** What is to be done next; undefined: nothing, the operation is at its end. */
export function nextStep(definition: WriteDefinition, entry: Entry): WriteStep | undefined {
  if (!entry.isCompensating) return definition.steps.find(({ name }) => !entry.done.includes(name));
  return entry.done
    .toReversed()
    .map((name) => definition.steps.find((step) => step.name === name))
    .find((step) => step?.compensate !== undefined);
}

/** Whether nothing happens to it any more by itself. */
export function isSettled({ status }: Operation): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'NEEDS_ATTENTION';
}

/** The step is begun, for the first time or again. */
export function begun(entry: Entry, step: WriteStep, now: Date): Entry {
  const attempts = entry.operation.step === step.name ? entry.operation.attempts + 1 : 1;
  return withOperation(entry, { status: 'RUNNING', step: step.name, attempts }, now);
}

/** The step is done or, where the operation is being taken back, taken back; the next one is begun with it. */
export function stepDone(
  definition: WriteDefinition,
  entry: Entry,
  step: WriteStep,
  { state, effects }: StepDone,
  now: Date,
): Entry {
  const done = entry.isCompensating
    ? entry.done.filter((name) => name !== step.name)
    : [...entry.done, step.name];
  const kept = withOperation(
    { ...entry, done, defects: 0 },
    {
      state: { ...entry.operation.state, ...state },
      effects: [...entry.operation.effects, ...(effects ?? [])],
      lastFailure: undefined,
    },
    now,
  );
  return goOn(definition, kept, now);
}

/** The step was refused: what is done already is taken back next. */
export function refused(
  definition: WriteDefinition,
  entry: Entry,
  { problems, state }: StepRefused,
  giveUpAt: Date,
  now: Date,
): Entry {
  const kept = withOperation(
    { ...entry, isCompensating: true, defects: 0, giveUpAt },
    { problems, state: { ...entry.operation.state, ...state }, lastFailure: undefined },
    now,
  );
  return goOn(definition, kept, now);
}

/** Begins the next step, or ends the operation where there is none. */
export function goOn(definition: WriteDefinition, entry: Entry, now: Date): Entry {
  const step = nextStep(definition, entry);
  if (step) return withOperation(entry, { status: 'RUNNING', step: step.name, attempts: 1 }, now);
  const status = entry.isCompensating ? 'FAILED' : 'SUCCEEDED';
  return withOperation(entry, { status, step: undefined, attempts: 0, lastFailure: undefined }, now);
}

/** It is tried again later. */
export function waiting(entry: Entry, lastFailure: LastFailure, now: Date): Entry {
  return withOperation(entry, { status: 'PENDING', lastFailure }, now);
}

/** It is not tried again by itself. */
export function needsAttention(entry: Entry, failure: Omit<LastFailure, 'retryAt'>, now: Date): Entry {
  return withOperation(
    entry,
    { status: 'NEEDS_ATTENTION', lastFailure: { ...failure, retryAt: undefined } },
    now,
  );
}

/** Somebody has looked: an operation that needs attention is tried again from the step where it stands. */
export function reopened(entry: Entry, giveUpAt: Date, now: Date): Entry {
  return withOperation({ ...entry, defects: 0, giveUpAt }, { status: 'PENDING', attempts: 0 }, now);
}

/** The problem of a step that a source refused for good; `refusal`: why, where we know. */
export function sourceRefusedProblem(source: EffectSystem, refusal: Refusal | undefined): Problem {
  const name = source === 'SALESFORCE' ? 'Salesforce' : 'NetSuite';
  return {
    type: 'SourceRefusedProblem',
    message: sourceRefusedText(name, refusal),
    path: [],
    detail: { source, reason: refusal ?? null },
  };
}

function withOperation(entry: Entry, change: Partial<Operation>, updatedAt: Date): Entry {
  return { ...entry, operation: { ...entry.operation, ...change, updatedAt } };
}
