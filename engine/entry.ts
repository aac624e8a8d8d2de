import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Operation } from './operation.ts';
import type { Submission } from './write-engine.ts';

/** An operation with what the engine alone needs of it: what a journal keeps, whole. */
export interface Entry {
  readonly operation: Operation;
  readonly idempotencyKey: string;
  /** SHA-256 over kind and input: the same key with another one is refused. */
  readonly fingerprint: string;
  readonly lane: string;
  /** The steps that are done and not taken back, in the order in which they were done. */
  readonly done: readonly string[];
  /** Whether it was refused, and what was done is being taken back. */
  readonly isCompensating: boolean;
  /** How often the present step failed for a reason that no step foresees. */
  readonly defects: number;
  /** After this a failure that may pass is no longer tried again. */
  readonly giveUpAt: Date;
}

/** A submission as it is first kept. `giveUpAfterMs`: for how long failures that may pass are tried again. */
export function newEntry(submission: Submission, now: Date, giveUpAfterMs: number): Entry {
  const { kind, actor, idempotencyKey, input, lane } = submission;
  const scope = [actor.subject, actor.partner ?? null, kind, idempotencyKey];
  return {
    operation: {
      id: `op_${sha256(JSON.stringify(scope)).slice(0, 32)}`,
      kind,
      actor,
      status: 'PENDING',
      input,
      state: {},
      effects: [],
      problems: [],
      step: undefined,
      attempts: 0,
      lastFailure: undefined,
      acceptedAt: now,
      updatedAt: now,
    },
    idempotencyKey,
    fingerprint: sha256(canonicalJson([kind, input])),
    lane,
    done: [],
    isCompensating: false,
    defects: 0,
    giveUpAt: new Date(now.getTime() + giveUpAfterMs),
  };
}

/** An entry as text; `entryFromText` reads it back. */
export function entryToText(entry: Entry): string {
  return JSON.stringify(entry);
}

export function entryFromText(text: string): Entry {
  const entry = JSON.parse(text) as Entry;
  const { operation } = entry;
  const { lastFailure } = operation;
  return {
    ...entry,
    operation: {
      ...operation,
      actor: { subject: operation.actor.subject, partner: operation.actor.partner },
      step: operation.step,
      lastFailure: lastFailure && {
        code: lastFailure.code,
        source: lastFailure.source,
        retryAt: lastFailure.retryAt === undefined ? undefined : new Date(lastFailure.retryAt),
      },
      acceptedAt: new Date(operation.acceptedAt),
      updatedAt: new Date(operation.updatedAt),
    },
    giveUpAt: new Date(entry.giveUpAt),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
