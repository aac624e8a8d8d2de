import type { EffectSystem } from './operation.ts';
import type { Timing } from './timing.ts';

/** After so many failures in a row a system is taken to be down. A few in a row are chance where it fails now and then. */
const FAILURES_TO_CLOSE = 5;

/** How asking a system ended: it answered (be it with a refusal), it failed, or it was not asked. */
export type Asked =
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly system: EffectSystem; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'unknown' };

/** Permission to ask some systems; whoever has it says once how it ended. */
export interface Pass {
  leave(asked: Asked): void;
}

export interface Closed {
  readonly closedBy: EffectSystem;
  readonly until: Date;
}

interface Gate {
  failures: number;
  /** Undefined: open. */
  closedUntil: number | undefined;
  /** Whether the one that may try a closed system is under way. */
  isProbed: boolean;
}

/** Who waits for a closed system. */
export interface GateListener {
  /** One may try it, from now on. */
  mayProbe(system: EffectSystem): void;
  /** It answers again. */
  reopened(system: EffectSystem): void;
}

/**
 * Keeps many operations from hammering a system that is down: it is tried by one at a time, with growing waits below the
 * ceiling, and its first answer lets all of them go on at once.
 */
export class SourceGates {
  readonly #gates: Record<EffectSystem, Gate> = {
    SALESFORCE: { failures: 0, closedUntil: undefined, isProbed: false },
    NETSUITE: { failures: 0, closedUntil: undefined, isProbed: false },
  };
  readonly #listeners = new Set<GateListener>();
  readonly #timing: Timing;
  readonly #wait: (failures: number) => number;

  /** `wait` gives the milliseconds before the n-th try of a system that is down. */
  constructor(timing: Timing, wait: (failures: number) => number) {
    this.#timing = timing;
    this.#wait = wait;
  }

  listen(listener: GateListener): void {
    this.#listeners.add(listener);
  }

  enter(systems: readonly EffectSystem[]): Pass | Closed {
    const closedBy = systems.find((system) => this.isClosed(system));
    if (closedBy) {
      const until = this.#gates[closedBy].closedUntil ?? 0;
      return { closedBy, until: new Date(Math.max(until, this.#timing.now().getTime())) };
    }
    const probed = systems.filter((system) => this.#gates[system].closedUntil !== undefined);
    for (const system of probed) this.#gates[system].isProbed = true;
    return { leave: (asked) => this.#leave(systems, probed, asked) };
  }

  /** Whether nobody may ask it at this moment. */
  isClosed(system: EffectSystem): boolean {
    const { closedUntil, isProbed } = this.#gates[system];
    return closedUntil !== undefined && (isProbed || this.#timing.now().getTime() < closedUntil);
  }

  #leave(systems: readonly EffectSystem[], probed: readonly EffectSystem[], asked: Asked): void {
    for (const system of probed) this.#gates[system].isProbed = false;
    if (asked.kind === 'answered') {
      for (const system of systems) this.#answered(system);
      return;
    }
    if (asked.kind === 'failed')
      this.#failed(asked.system, asked.retryAfterMs, probed.includes(asked.system));
    // A probe that found nothing out leaves its place to the next.
    for (const system of probed) {
      const isJudged = asked.kind === 'failed' && asked.system === system;
      if (!isJudged && this.#gates[system].closedUntil !== undefined) this.#close(system, this.#wait(1));
    }
  }

  #answered(system: EffectSystem): void {
    const gate = this.#gates[system];
    const wasClosed = gate.closedUntil !== undefined;
    gate.failures = 0;
    gate.closedUntil = undefined;
    if (wasClosed) for (const listener of this.#listeners) listener.reopened(system);
  }

  #failed(system: EffectSystem, retryAfterMs: number | undefined, isProbe: boolean): void {
    const gate = this.#gates[system];
    // Those that were under way when it was closed say nothing new.
    if (gate.closedUntil !== undefined && !isProbe) return;
    gate.failures++;
    if (gate.failures < FAILURES_TO_CLOSE) return;
    this.#close(system, Math.max(this.#wait(gate.failures - FAILURES_TO_CLOSE + 1), retryAfterMs ?? 0));
  }

  #close(system: EffectSystem, ms: number): void {
    const until = this.#timing.now().getTime() + ms;
    this.#gates[system].closedUntil = until;
    this.#announceAt(until, system);
  }

  /**
   * A timer may go off before the clock has come as far. Whoever was woken by it would find the gate closed and wait for a
   * call that has been made.
   */
  #announceAt(until: number, system: EffectSystem): void {
    this.#timing.after(until - this.#timing.now().getTime(), () => {
      // Opened, or closed anew with a timer of its own.
      if (this.#gates[system].closedUntil !== until) return;
      if (this.#timing.now().getTime() < until) this.#announceAt(until, system);
      else for (const listener of this.#listeners) listener.mayProbe(system);
    });
  }
}
