import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AuditTable } from '../embedded/audit-table.ts';
import { ANCHOR_FILE, JOURNAL_FILE } from '../embedded/files.ts';
import { readJournalFile } from '../embedded/schema.ts';
import { readAnchor } from './anchor.ts';
import { type AuditRow, type Verification, verifyChain } from './chain.ts';

/**
 * Follows the chain in a data directory, beside an engine that writes to it; `each` is shown every row that is read.
 * Undefined where nothing was ever written: neither rows nor a head that was kept apart.
 */
export function verifyAudit(directory: string, each: (row: AuditRow) => void): Verification | undefined {
  // Read before the rows: it never runs ahead of them.
  const anchor = readAnchor(join(directory, ANCHOR_FILE));
  const file = join(directory, JOURNAL_FILE);
  if (!existsSync(file)) return anchor.seq === 0 ? undefined : verifyChain([], anchor);
  const database = readJournalFile(file);
  try {
    return verifyChain(shown(new AuditTable(database).rows(), each), anchor);
  } finally {
    database.close();
  }
}

function* shown(rows: Iterable<AuditRow>, each: (row: AuditRow) => void): Generator<AuditRow> {
  for (const row of rows) {
    each(row);
    yield row;
  }
}
