import type { Effect, EffectSystem, JsonObject, Operation, Problem } from './operation.ts';

/**
 * What one kind of write does, step by step. Definitions are handed to the engine when it opens, so that what an
 * earlier process accepted goes on.
 */
export interface WriteDefinition {
  /** The mutation's name; unique. */
  readonly kind: string;
  /** The subgraph whose processes run it. */
  readonly owner: string;
  /** In this order, each checkpointed before the next begins. Names are unique and outlive deployments. */
  readonly steps: readonly WriteStep[];
  /**
   * Waits between attempts in milliseconds, each lengthened by jitter of up to a tenth; after the last attempt the write
   * needs attention. Not given: full jitter below a ceiling, for a day.
   */
  readonly retryDelaysMs?: readonly number[];
}

/** Thrown by a step for a failure that may pass and is no source's: a receiver that does not answer. */
export class PassingFailure extends Error {
  /** What the other side asked to wait, in milliseconds; the schedule's wait is not undercut. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    detail: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.retryAfterMs = detail.retryAfterMs;
  }
}

/**
 * One step, written so that running it again does no harm: it upserts by a key that the source makes unique, or looks
 * for what an earlier run of itself may have left before it writes.
 */
export interface WriteStep {
  readonly name: string;
  /**
   * The systems that it asks. While one of them is known to be down the step is not begun, and it goes on as soon as
   * that system answers anybody again. Not given: none is known before it fails.
   */
  readonly systems?: readonly EffectSystem[];
  /**
   * Resolves with what was done, or with the problems for which the write is refused. Throws SourceError: a failure
   * that may pass is tried again, one that will not (`rejected`) refuses the write with a SourceRefusedProblem.
   */
  run(run: StepRun): Promise<StepResult>;
  /**
   * Takes back visibly what this step did, because a later step was refused: a cancelled record with its reason,
   * nothing deleted. Like `run` it may be repeated. Steps are compensated from the last one that was done to the first.
   */
  compensate?(run: StepRun, problems: readonly Problem[]): Promise<StepDone>;
}

/** What a step is given. */
export interface StepRun {
  readonly operation: Operation;
  /** Ends when this process may no longer work on the operation; source calls are made under it. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Checkpointed in one transaction with the audit rows of its effects. */
export interface StepDone {
  /** Added to what earlier steps have found out. */
  readonly state?: JsonObject;
  readonly effects?: readonly Effect[];
}

export interface StepRefused {
  readonly problems: readonly [Problem, ...Problem[]];
  /** What was found out on the way, such as the object's present state. */
  readonly state?: JsonObject;
}

export type StepResult = StepDone | StepRefused;
