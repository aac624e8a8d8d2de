import type { Row } from '../store/store.ts';

/** What every write sets. */
export function stamps(userId: string, now: string): Row {
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}
