import type { Actor, JsonObject, Operation, OperationStatus } from './operation.ts';

/** A write as it is handed in. */
export interface Submission {
  readonly kind: string;
  readonly actor: Actor;
  /** The caller's own key, 1 to 255 characters: the same key of the same actor and kind is the same write. */
  readonly idempotencyKey: string;
  /** The mutation's input without the key, coerced, ids resolved to what outlives a restart. */
  readonly input: JsonObject;
  /** Writes of one lane run one after another, in the order in which they were accepted. */
  readonly lane: string;
}

export interface Accepted {
  readonly operation: Operation;
  /** Whether an earlier submission made the operation. */
  readonly replayed: boolean;
}

export interface OperationFilter {
  /** Only this actor's; undefined: everybody's. */
  readonly actor: Actor | undefined;
  readonly statuses?: readonly OperationStatus[];
  readonly kinds?: readonly string[];
}

/**
 * Accepts writes and sees them through: what `submit` resolves with is on disk, runs step by step, and goes on after a
 * crash where its last checkpoint stands. Two implementations, one suite: a journal of this process's own
 * (`engine/embedded`), and Redis for any number of processes (`engine/redis`).
 */
export interface WriteEngine {
  /**
   * Accepts a write, or gives the operation that the same submission made before. Throws the client error
   * IDEMPOTENCY_KEY_REUSED where the key came with other content.
   */
  submit(submission: Submission): Promise<Accepted>;
  /** The operation as it stands; undefined where there is none. */
  operation(id: string): Promise<Operation | undefined>;
  /** Newest first; `after` is an operation's id. */
  operations(
    filter: OperationFilter,
    first: number,
    after: string | undefined,
  ): Promise<readonly Operation[]>;
  /** How many the filter holds for. */
  count(filter: OperationFilter): Promise<number>;
  /** The operation once it is final or needs attention, or as it stands when the time is over or the signal ends. */
  settled(id: string, withinMs: number, signal?: AbortSignal): Promise<Operation>;
  /** Each checkpoint of an operation from now on, ended with its last one; `undefined`: of all operations, without end. */
  changes(id: string | undefined, signal: AbortSignal): AsyncIterable<Operation>;
  /** Lets an operation that needs attention be tried again. */
  retry(id: string): Promise<Operation | undefined>;
  /** Takes no more work, lets steps under way end for a moment, and lets go of what they hold. */
  stop(): Promise<void>;
}
