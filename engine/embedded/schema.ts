import { DatabaseSync } from 'node:sqlite';
import { LoggableError } from '#kit/loggable-error.ts';

/** The layout of the file; a later one that cannot read this is given a higher number and a way to get there. */
const LAYOUT = 1;

const TABLES = `
  CREATE TABLE operations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    partner TEXT,
    status TEXT NOT NULL,
    finished_at INTEGER,
    entry TEXT NOT NULL
  ) STRICT;
  CREATE INDEX operations_of_actor ON operations (subject, partner, seq);
  CREATE INDEX operations_unfinished ON operations (seq) WHERE status IN ('PENDING', 'RUNNING');
  CREATE INDEX operations_finished ON operations (finished_at) WHERE finished_at IS NOT NULL;
  CREATE TABLE owner (epoch INTEGER NOT NULL) STRICT;
  INSERT INTO owner VALUES (0);
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    previous TEXT NOT NULL,
    at TEXT NOT NULL,
    subject TEXT NOT NULL,
    partner TEXT,
    kind TEXT NOT NULL,
    operation_id TEXT NOT NULL,
    effect TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
`;

/** Opens the file, made where there is none. What is committed in it is on disk. */
export function openJournalFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
    const { user_version: layout } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (layout === 0) database.exec(`BEGIN; ${TABLES} PRAGMA user_version = ${LAYOUT}; COMMIT`);
    else if (layout !== LAYOUT) throw new LoggableError(`${path} has the layout ${layout}, not ${LAYOUT}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens the file to look at it alone, beside whoever writes to it. Throws where there is none. */
export function readJournalFile(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('PRAGMA busy_timeout = 5000');
  return database;
}

/** Makes this engine the only one that may write to the file; gives the check of whether it still is. */
export function takeOver(database: DatabaseSync): () => boolean {
  const { epoch } = database.prepare('UPDATE owner SET epoch = epoch + 1 RETURNING epoch').get() as {
    epoch: number;
  };
  const present = database.prepare('SELECT epoch FROM owner');
  return () => (present.get() as { epoch: number }).epoch === epoch;
}
