/** Where a write stands. Only SUCCEEDED and FAILED are final; NEEDS_ATTENTION goes on once somebody has looked. */
export type OperationStatus = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'NEEDS_ATTENTION';

/** Plain JSON: what the journal keeps of inputs, results and problems. Amounts are decimal strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** Who asked for a write, from verified claims. An idempotency key is theirs alone. */
export interface Actor {
  readonly subject: string;
  /** The reseller account's reference, where a partner asked. */
  readonly partner: string | undefined;
}

/** The systems that a write may change. */
export type EffectSystem = 'SALESFORCE' | 'NETSUITE';

/** One record that a write made, changed, found as it should be, or left alone on purpose. */
export interface Effect {
  readonly system: EffectSystem;
  /** The vendor's own name of the record's type, for example `Order` or `salesOrder`. */
  readonly recordType: string;
  /** The vendor's id; null where the record was never made. */
  readonly recordId: string | null;
  readonly action: 'CREATED' | 'UPDATED' | 'CANCELLED' | 'DELETED' | 'UNCHANGED' | 'NOT_WRITTEN';
  /** The fields that the write touched, by the vendor's names, as they were; empty for a record that was made. */
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  /** The record's version after the write; null where the source has none or the record was never made. */
  readonly version: string | null;
  /** Why it was not written, or written in part only; or why it was done, as its caller said; null otherwise. */
  readonly reason: string | null;
}

/**
 * A business problem that stopped a write, as its caller reads it: `type` is the name of a type of the graph that
 * implements UserError, `path` names the input's field, and `detail` holds that type's further fields.
 */
export interface Problem {
  readonly type: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly detail: JsonObject;
}

/** What stands in the way of a write that is not done yet. */
export interface LastFailure {
  /** A code of the error table. */
  readonly code: string;
  readonly source: EffectSystem | undefined;
  /** When it is tried again; undefined: not by itself. */
  readonly retryAt: Date | undefined;
}

/** A write that was accepted, as the journal holds it. */
export interface Operation {
  /**
   * URL-safe and opaque: letters, digits, `-` and `_`. Derived from actor, kind and idempotency key, so that the same
   * write has the same id even where the journal was lost: what the sources keep is named after it.
   */
  readonly id: string;
  /** The mutation's name, for example `acceptQuote`. */
  readonly kind: string;
  readonly actor: Actor;
  readonly status: OperationStatus;
  readonly input: JsonObject;
  /** What the steps have found out so far: ids of records, decisions. */
  readonly state: JsonObject;
  readonly effects: readonly Effect[];
  readonly problems: readonly Problem[];
  /** The step that is under way or next; undefined once the operation is final. */
  readonly step: string | undefined;
  /** How often the present step was begun. */
  readonly attempts: number;
  readonly lastFailure: LastFailure | undefined;
  readonly acceptedAt: Date;
  readonly updatedAt: Date;
}
