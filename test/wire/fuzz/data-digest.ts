import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** A view from outside of a sandbox's data file, to tell whether a request changed anything. */
export class DataDigest {
  readonly #db: DatabaseSync;
  readonly #isData: (table: string) => boolean;
  #version = -1;
  #digest = '';

  /** `isData` leaves out tables that hold no business data: sessions, jobs. */
  constructor(file: string, isData: (table: string) => boolean) {
    this.#db = new DatabaseSync(file, { readOnly: true });
    this.#isData = isData;
  }

  /** Changes exactly when a row of a data table does. */
  read(): string {
    const [row] = this.#db.prepare('PRAGMA data_version').all();
    const version = Number(row?.data_version);
    if (version === this.#version) return this.#digest;
    this.#version = version;
    const hash = createHash('sha256');
    const tables = this.#db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    for (const { name } of tables) {
      if (!this.#isData(String(name))) continue;
      const statement = this.#db.prepare(`SELECT * FROM "${name}"`);
      statement.setReturnArrays(true);
      statement.setReadBigInts(true);
      hash.update(`${name}\n`);
      for (const values of statement.iterate())
        hash.update(`${(values as unknown as unknown[]).map(String).join('\u0001')}\n`);
    }
    this.#digest = hash.digest('hex');
    return this.#digest;
  }

  close(): void {
    this.#db.close();
  }
}
