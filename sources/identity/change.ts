import type { KeyRow } from './link-table.ts';

/** The kinds of object that both systems may know. */
export type LinkedKind = 'customer' | 'order' | 'product';

/** A record that was added, changed or deleted since the index last looked. */
export interface KeyChange {
  readonly kind: LinkedKind;
  readonly row: KeyRow;
  readonly deleted: boolean;
  /** When the source last changed the record, as the source writes it: the next look begins here. */
  readonly changedAt: string;
}
