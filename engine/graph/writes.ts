import { cancellation } from '#kit/cancellation.ts';
import { badInput } from '#kit/errors.ts';
import type { Viewer } from '#kit/identity/viewer.ts';
import type { Actor, JsonObject, Operation } from '../operation.ts';
import type { WriteEngine } from '../write-engine.ts';
import { type OperationRecord, type ProblemRecord, problemRecord } from './operation.ts';

const MAX_KEY_LENGTH = 255;

/** What a mutation's resolver hands to the engine. */
export interface WriteRequest {
  /** The mutation's name. */
  readonly kind: string;
  /** `input.idempotencyKey`. */
  readonly idempotencyKey: string;
  /** The input without the key, ids resolved to what outlives a restart. */
  readonly input: JsonObject;
  /** The customer, or whatever else the write must keep its order for. */
  readonly lane: string;
}

/** What every payload holds beside the changed object; `settled` is for the resolver of that. */
export interface WriteAnswer {
  readonly operation: OperationRecord;
  readonly errors: readonly ProblemRecord[];
  /** The operation as it stands when the answer is given: PENDING or RUNNING where it takes longer. */
  readonly settled: Operation;
}

/** The writes of one viewer. */
export class Writes {
  readonly #engine: WriteEngine;
  readonly #answerWithinMs: number;
  readonly #viewer: Viewer;

  constructor(engine: WriteEngine, answerWithinMs: number, viewer: Viewer) {
    this.#engine = engine;
    this.#answerWithinMs = answerWithinMs;
    this.#viewer = viewer;
  }

  /**
   * Has a write accepted and waits for its outcome, as long as an answer may take and the client stays. Permission is the
   * caller's to check before. Throws BAD_USER_INPUT for a key that is none, and IDEMPOTENCY_KEY_REUSED.
   */
  async write(request: WriteRequest): Promise<WriteAnswer> {
    const { idempotencyKey } = request;
    if (idempotencyKey.length < 1 || idempotencyKey.length > MAX_KEY_LENGTH)
      throw badInput(`input.idempotencyKey: must have 1 to ${MAX_KEY_LENGTH} characters`);
    const actor = actorOf(this.#viewer);
    const { operation, replayed } = await this.#engine.submit({ ...request, actor });
    const settled = await this.#engine.settled(operation.id, this.#answerWithinMs, cancellation());
    return {
      operation: { operation: settled, replayed },
      errors: settled.problems.map(problemRecord),
      settled,
    };
  }
}

/** Who asks for a write. */
export function actorOf({ subject, partner }: Viewer): Actor {
  return { subject, partner };
}
