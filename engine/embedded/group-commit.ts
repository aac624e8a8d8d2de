import type { DatabaseSync } from 'node:sqlite';
import { HoldLost } from '../journal.ts';

interface Work {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits what one turn of the event loop asks for in one transaction, so that all of it pays for one fsync. A promise
 * resolves once its work is on disk; work that throws is undone alone.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #isOwner: () => boolean;
  #waiting: Work[] = [];

  /** `isOwner` is asked within each transaction: whether the file is still this engine's to write. */
  constructor(database: DatabaseSync, isOwner: () => boolean) {
    this.#database = database;
    this.#isOwner = isOwner;
  }

  /** Rejects with what the work throws, with HoldLost, or with the error of the database: then nothing is written. */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.flush());
      this.#waiting.push({ run, resolve: resolve as Work['resolve'], reject });
    });
  }

  /** Commits at once what is waiting. */
  flush(): void {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const ends: (() => void)[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      if (!this.#isOwner()) throw new HoldLost('another engine has the journal');
      for (const work of batch) ends.push(this.#runOne(work));
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const end of ends) end();
  }

  #runOne({ run, resolve, reject }: Work): () => void {
    this.#database.exec('SAVEPOINT work');
    try {
      const value = run();
      this.#database.exec('RELEASE work');
      return () => resolve(value);
    } catch (error) {
      this.#database.exec('ROLLBACK TO work; RELEASE work');
      return () => reject(error);
    }
  }
}
