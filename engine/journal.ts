import type { Changes } from './changes.ts';
import type { Entry } from './entry.ts';
import type { Effect, Operation } from './operation.ts';
import type { OperationFilter } from './write-engine.ts';

/**
 * Where accepted writes are kept: the one thing that the embedded engine and the one on Redis do not share, beside the
 * queue that works it off. What a promise of it resolves with is on disk.
 */
export interface Journal {
  /**
   * Keeps a new entry, or gives the one of the same id that is there already. Throws the client error
   * IDEMPOTENCY_KEY_REUSED where that one has another fingerprint. Of any number at once exactly one is kept.
   */
  accept(entry: Entry): Promise<{ readonly entry: Entry; readonly replayed: boolean }>;
  find(id: string): Promise<Entry | undefined>;
  /** Newest first; `after` is an operation's id. */
  list(filter: OperationFilter, first: number, after: string | undefined): Promise<readonly Operation[]>;
  count(filter: OperationFilter): Promise<number>;
  /**
   * Puts the changed entry in the place of one that needs attention, and gives it; undefined where there is none or it
   * does not need attention.
   */
  reopen(id: string, change: (entry: Entry) => Entry): Promise<Entry | undefined>;
  /** Tells of every entry that was accepted, checkpointed or reopened, once it is on disk. */
  readonly changes: Changes;
}

/** Runs what was accepted: lane by lane in the order of acceptance, each entry by one process at a time. */
export interface Dispatcher {
  /** An entry was accepted or reopened. */
  dispatch(entry: Entry): void | Promise<void>;
  /** Takes no more work, lets steps under way end for a moment, and lets go of what is left. */
  stop(): Promise<void>;
}

/** The right to work on one entry, as a dispatcher hands it to the runner. */
export interface Hold {
  /** Ends when the right does. */
  readonly signal: AbortSignal;
  /**
   * The checkpoint: keeps the entry and, in one transaction with it, the audit rows of its new effects. Throws HoldLost
   * where somebody else has the right by now; nothing was written then.
   */
  save(entry: Entry, newEffects: readonly Effect[]): Promise<void>;
}

/** Somebody else works on the entry. */
export class HoldLost extends Error {}
