import type { RecordRef } from '#kit/ids.ts';

/** An order by the one ref that the graph names it by. */
export interface OrderRecord {
  readonly ref: RecordRef;
}
