import type { RecordRef } from '#kit/ids.ts';

/** A customer by the one ref that the graph names it by. */
export interface CustomerRecord {
  readonly ref: RecordRef;
}
