/** What a write did to one record. */
export interface WrittenRecord {
  /** The vendor's own name of the record's type, for example `Order` or `salesOrder`. */
  readonly recordType: string;
  readonly recordId: string;
  /** `UNCHANGED`: it was already as it should be, as after an earlier run of the same write whose answer was lost. */
  readonly action: 'CREATED' | 'UPDATED' | 'DELETED' | 'UNCHANGED';
  /** The fields that were written, by the vendor's names, as they were; empty for a record that was made. */
  readonly before: Readonly<Record<string, string | null>>;
  /** The same fields as the source now holds them. */
  readonly after: Readonly<Record<string, string | null>>;
  /** The record's version now, as the graph shows it; null where it is gone. */
  readonly version: string | null;
}

/** The record moved since the version that the write expected; nothing was written. */
export interface Conflict {
  readonly conflict: {
    readonly recordType: string;
    readonly recordId: string;
    /** The version that it has now. */
    readonly version: string;
  };
}

export function isConflict<T extends object>(result: T | Conflict): result is Conflict {
  return 'conflict' in result;
}

/** What a write without an expected version did: it cannot meet a conflict. */
export function unconditional<T extends object>(result: T | Conflict): T {
  if (isConflict(result)) throw new Error('a conflict without an expected version');
  return result;
}
