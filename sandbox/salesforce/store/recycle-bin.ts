import type { Store } from './store.ts';

/** What one deletion took away: a record, or a lookup of a record that was emptied. */
export interface Removed {
  readonly object: string;
  readonly id: string;
  /** The emptied lookup and what it held; undefined: the record itself was deleted. */
  readonly lookup?: { readonly field: string; readonly value: string };
}

export const RECYCLE_BIN_TABLES = [
  'CREATE TABLE "~bin" (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT, value TEXT)',
  'CREATE INDEX "~bin.root" ON "~bin" (root)',
];

/** Notes what went with the record that a client deleted (the root), the root first. */
export function keepRemoved(store: Store, root: string, { object, id, lookup }: Removed): void {
  store
    .statement('INSERT INTO "~bin" (root, object, id, field, value) VALUES (?, ?, ?, ?, ?)')
    .run(root, object, id, lookup?.field ?? null, lookup?.value ?? null);
}

/** What went with a record that a client deleted, in the order in which it went, and forgets it; empty: it was not. */
export function takeRemoved(store: Store, root: string): Removed[] {
  const rows = store.statement('SELECT * FROM "~bin" WHERE root = ? ORDER BY rowid').all(root);
  store.statement('DELETE FROM "~bin" WHERE root = ?').run(root);
  return rows.map((row) => ({
    object: String(row.object),
    id: String(row.id),
    ...(row.field === null ? {} : { lookup: { field: String(row.field), value: String(row.value) } }),
  }));
}

/** Deletes for good what went with a record that a client deleted; false if it is not in the recycle bin. */
export function purge(store: Store, root: string): boolean {
  const removed = takeRemoved(store, root);
  for (const { object, id, lookup } of removed)
    if (!lookup) store.statement(`DELETE FROM "${object}" WHERE "Id" = ? AND "IsDeleted" = 1`).run(id);
  return removed.length > 0;
}
