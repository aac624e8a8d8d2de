import { withCancellation } from '#kit/cancellation.ts';
import type { Log } from '#kit/log.ts';
import { inForeground } from '#kit/work.ts';
import type { Entry } from './entry.ts';
import { classify, type Failure, StepTimeout } from './failure.ts';
import { type Hold, HoldLost } from './journal.ts';
import type { EffectSystem } from './operation.ts';
import { type RetryPolicy, retryAt } from './retry.ts';
import type { Asked, SourceGates } from './source-gates.ts';
import type { Timing } from './timing.ts';
import {
  begun,
  goOn,
  isSettled,
  needsAttention,
  nextStep,
  refused,
  sourceRefusedProblem,
  stepDone,
  waiting,
} from './transitions.ts';
import type { StepDone, StepResult, WriteDefinition, WriteStep } from './write.ts';

/** How a run of an operation ended. */
export type Verdict =
  /** It is final, or needs attention. */
  | { readonly kind: 'settled' }
  /**
   * It is to be run again at that time, or as soon as `system` answers again; `isGated`: not at a time, but when that
   * system may be tried.
   */
  | {
      readonly kind: 'waits';
      readonly until: Date;
      readonly system: EffectSystem | undefined;
      readonly isGated: boolean;
    }
  /** The right to work on it ended; whoever has it next goes on from the last checkpoint. */
  | { readonly kind: 'released' };

/** A defect is not waited out: after so many attempts somebody must look. */
const DEFECTS_ALLOWED = 5;
/** Longer than all calls of a step with their time-outs: a step that takes longer hangs. */
const STEP_LIMIT_MS = 120_000;

/** Runs an operation from its last checkpoint as far as it goes; the same for every driver. */
export class Runner {
  readonly #definitions: ReadonlyMap<string, WriteDefinition>;
  readonly #gates: SourceGates;
  readonly #policy: RetryPolicy;
  readonly #timing: Timing;
  readonly #log: Log;

  constructor(options: {
    readonly definitions: ReadonlyMap<string, WriteDefinition>;
    readonly gates: SourceGates;
    readonly policy: RetryPolicy;
    readonly timing: Timing;
    readonly log: Log;
  }) {
    this.#definitions = options.definitions;
    this.#gates = options.gates;
    this.#policy = options.policy;
    this.#timing = options.timing;
    this.#log = options.log;
  }

  /** Rejects only where a checkpoint cannot be kept; the operation then stands where it stood. */
  async run(entry: Entry, hold: Hold): Promise<Verdict> {
    try {
      return await this.#run(entry, hold);
    } catch (error) {
      if (error instanceof HoldLost || hold.signal.aborted) return { kind: 'released' };
      throw error;
    }
  }

  async #run(entry: Entry, hold: Hold): Promise<Verdict> {
    const definition = this.#definitions.get(entry.operation.kind);
    if (!definition) {
      this.#log.error(
        { operation: entry.operation.id, kind: entry.operation.kind },
        'a write of unknown kind',
      );
      return this.#giveUp(entry, { code: 'INTERNAL_SERVER_ERROR', source: undefined }, hold);
    }
    let current = entry;
    let isBegun = false;
    while (!isSettled(current.operation)) {
      const step = nextStep(definition, current);
      if (!step) {
        current = goOn(definition, current, this.#timing.now());
        await hold.save(current, []);
        break;
      }
      const systems =
        step.systems ?? (current.operation.lastFailure?.source ? [current.operation.lastFailure.source] : []);
      const pass = this.#gates.enter(systems);
      if ('closedBy' in pass) return this.#waitFor(current, pass.closedBy, pass.until, hold);
      let asked: Asked = { kind: 'unknown' };
      try {
        if (!isBegun) {
          current = begun(current, step, this.#timing.now());
          await hold.save(current, []);
        }
        const outcome = await this.#try(step, current, hold);
        if (hold.signal.aborted) return { kind: 'released' };
        if ('failure' in outcome) {
          asked = askedOf(outcome.failure);
          const failed = await this.#fail(definition, current, outcome.failure, hold);
          if (!('operation' in failed)) return failed;
          current = failed;
        } else {
          asked = { kind: 'answered' };
          current = await this.#advance(definition, current, step, outcome.result, hold);
        }
        isBegun = true;
      } finally {
        pass.leave(asked);
      }
    }
    return { kind: 'settled' };
  }

  /** Runs or takes back one step, under the signal of the hold and within the limit of a step. */
  async #try(
    step: WriteStep,
    { operation, isCompensating }: Entry,
    hold: Hold,
  ): Promise<{ readonly result: StepResult } | { readonly failure: Failure }> {
    const over = new AbortController();
    const signal = AbortSignal.any([hold.signal, over.signal]);
    const run = { operation, signal, now: this.#timing.now };
    const cancel = this.#timing.after(STEP_LIMIT_MS, () => over.abort());
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new StepTimeout(step.name)), { once: true });
    });
    try {
      // The step's calls end with the right to run it, never with the request or the sweep that asked for the write.
      const work = withCancellation(signal, () =>
        inForeground(async () =>
          isCompensating && step.compensate ? step.compensate(run, operation.problems) : step.run(run),
        ),
      );
      return { result: await Promise.race([work, aborted]) };
    } catch (error) {
      const failure = classify(over.signal.aborted ? new StepTimeout(step.name) : error);
      if (!hold.signal.aborted) {
        const { id, kind, attempts } = operation;
        const facts = { operation: id, kind, step: step.name, attempts, isCompensating, err: error };
        if (failure.kind === 'passing') this.#log.warn(facts, 'a step of a write will be tried again');
        else this.#log.error(facts, 'a step of a write failed');
      }
      return { failure };
    } finally {
      cancel();
    }
  }

  async #advance(
    definition: WriteDefinition,
    entry: Entry,
    step: WriteStep,
    result: StepResult,
    hold: Hold,
  ): Promise<Entry> {
    const now = this.#timing.now();
    if ('problems' in result) {
      const next = refused(definition, entry, result, this.#deadline(), now);
      await hold.save(next, []);
      return next;
    }
    const next = stepDone(definition, entry, step, result satisfies StepDone, now);
    await hold.save(next, result.effects ?? []);
    return next;
  }

  /** Keeps what the failure means; an entry, where there is more to do at once. */
  async #fail(
    definition: WriteDefinition,
    entry: Entry,
    failure: Failure,
    hold: Hold,
  ): Promise<Entry | Verdict> {
    const now = this.#timing.now();
    if (failure.kind === 'refused') {
      const { code, source } = failure;
      // What cannot be taken back is for people.
      if (entry.isCompensating) return this.#giveUp(entry, { code, source }, hold);
      const next = refused(
        definition,
        entry,
        { problems: [sourceRefusedProblem(source, failure.refusal)] },
        this.#deadline(),
        now,
      );
      await hold.save(next, []);
      return next;
    }
    const isDefect = failure.kind === 'defect';
    const kept = isDefect ? { ...entry, defects: entry.defects + 1 } : entry;
    const source = isDefect ? undefined : failure.source;
    const until =
      kept.defects >= DEFECTS_ALLOWED
        ? undefined
        : retryAt(this.#policy, this.#timing, {
            attempts: entry.operation.attempts,
            giveUpAt: entry.giveUpAt,
            delaysMs: isDefect ? undefined : definition.retryDelaysMs,
            retryAfterMs: isDefect ? undefined : failure.retryAfterMs,
          });
    if (until === undefined) return this.#giveUp(kept, { code: failure.code, source }, hold);
    await hold.save(waiting(kept, { code: failure.code, source, retryAt: until }, now), []);
    // A limit and a lock pass with time, not with another's success.
    const isOwn = isDefect || failure.isBusy || failure.code === 'RATE_LIMITED';
    const system = isOwn ? undefined : source;
    return { kind: 'waits', until, system, isGated: false };
  }

  async #waitFor(entry: Entry, system: EffectSystem, until: Date, hold: Hold): Promise<Verdict> {
    const now = this.#timing.now();
    const { status, lastFailure } = entry.operation;
    const failure = {
      code: lastFailure?.source === system ? lastFailure.code : 'SOURCE_UNAVAILABLE',
      source: system,
    };
    if (now.getTime() >= entry.giveUpAt.getTime()) return this.#giveUp(entry, failure, hold);
    if (status !== 'PENDING' || lastFailure?.source !== system)
      await hold.save(waiting(entry, { ...failure, retryAt: until }, now), []);
    return { kind: 'waits', until: entry.giveUpAt, system, isGated: true };
  }

  async #giveUp(
    entry: Entry,
    failure: { readonly code: string; readonly source: EffectSystem | undefined },
    hold: Hold,
  ): Promise<Verdict> {
    await hold.save(needsAttention(entry, failure, this.#timing.now()), []);
    return { kind: 'settled' };
  }

  #deadline(): Date {
    return new Date(this.#timing.now().getTime() + this.#policy.giveUpAfterMs);
  }
}

/** What a failure says of the systems that were asked: a refusal or a lock, too, is an answer. */
function askedOf(failure: Failure): Asked {
  if (failure.kind === 'refused' || (failure.kind === 'passing' && failure.isBusy))
    return { kind: 'answered' };
  if (failure.kind === 'defect' || failure.source === undefined) return { kind: 'unknown' };
  return { kind: 'failed', system: failure.source, retryAfterMs: failure.retryAfterMs };
}
