import { BULK_TABLES } from '../bulk/tables.ts';
import { EVENT_TABLES } from '../streaming/tables.ts';
import { RECYCLE_BIN_TABLES } from './recycle-bin.ts';
import type { Store } from './store.ts';

/** Tables that hold no records: what the org's services remember. */
const OWN_TABLES: readonly string[] = [
  'CREATE TABLE "~meta" (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
  'CREATE TABLE "~session" (token TEXT PRIMARY KEY, userId TEXT NOT NULL, kind TEXT NOT NULL, issuedAt INTEGER NOT NULL)',
  ...RECYCLE_BIN_TABLES,
  ...BULK_TABLES,
  ...EVENT_TABLES,
];
/** Those that a reset empties; credentials and sessions stay. */
const FORGOTTEN = ['~bin', '~bulk_job', '~bulk_part', '~event'];

export function ownTableStatements(): readonly string[] {
  return OWN_TABLES;
}

export function forgetServices(store: Store): void {
  for (const name of FORGOTTEN) store.db.exec(`DELETE FROM "${name}"`);
}
