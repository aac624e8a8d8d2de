import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSet } from '../../dataset/dataset.ts';
import { instantOf } from '../clock.ts';
import { SOBJECTS } from '../objects/catalogue.ts';
import { dropIndexStatements, indexStatements, quoted, tableStatements } from './layout.ts';
import { Meta } from './meta.ts';
import { forgetServices, ownTableStatements } from './own-tables.ts';
import { Store } from './store.ts';

interface OpenOptions {
  /** Where `salesforce.sqlite` lives; undefined: in memory. */
  readonly dataDir: string | undefined;
  readonly dataSet: DataSet;
  /** Writes the data set's records and the indexes into empty tables. */
  load(store: Store): void;
}

/**
 * Opens the org's records, loading the data set first where there are none yet. A load that is cut off leaves no file.
 * Throws if the file was loaded from another data set or by another version of the schema.
 */
export function openStore(options: OpenOptions): Store {
  if (options.dataDir === undefined) {
    const store = new Store();
    create(store, options);
    return store;
  }
  mkdirSync(options.dataDir, { recursive: true });
  const file = join(options.dataDir, 'salesforce.sqlite');
  if (!existsSync(file)) {
    const loading = `${file}.loading`;
    for (const suffix of ['', '-wal', '-shm']) rmSync(loading + suffix, { force: true });
    const store = new Store(loading);
    create(store, options);
    store.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    store.close();
    renameSync(loading, file);
  }
  const store = new Store(file);
  const meta = new Meta(store);
  const loaded = meta.get('dataSet');
  const reason =
    loaded !== options.dataSet.name
      ? `was loaded from the data set "${loaded}", not "${options.dataSet.name}"`
      : meta.get('layout') !== layout()
        ? 'was made by another version of this sandbox'
        : undefined;
  if (reason === undefined) return store;
  store.close();
  throw new Error(`${file} ${reason}; start with \`npm start -- --fresh\` to load it anew`);
}

/** Puts the records back as loaded, in one transaction; jobs are forgotten, credentials and sessions stay. */
export function reload(store: Store, load: (store: Store) => void): void {
  store.atomically(() => {
    for (const object of SOBJECTS) {
      for (const statement of dropIndexStatements(object)) store.db.exec(statement);
      if (object.view === undefined) store.db.exec(`DELETE FROM ${quoted(object.name)}`);
    }
    forgetServices(store);
    store.forgetSequences();
    load(store);
  });
}

/** The latest stamp of any record, in milliseconds since 1970. */
export function lastInstant(store: Store): number {
  const stamps = SOBJECTS.map(
    ({ name }) => store.statement(`SELECT MAX("SystemModstamp") AS last FROM ${quoted(name)}`).get()?.last,
  );
  return Math.max(0, ...stamps.filter((stamp) => typeof stamp === 'string').map(instantOf));
}

function create(store: Store, options: OpenOptions): void {
  store.atomically(() => {
    for (const statement of [...tableStatements(), ...ownTableStatements()]) store.db.exec(statement);
    options.load(store);
    const meta = new Meta(store);
    meta.set('dataSet', options.dataSet.name);
    meta.set('layout', layout());
  });
}

/** Changes whenever tables or indexes do. */
function layout(): string {
  const statements = [
    ...tableStatements(),
    ...ownTableStatements(),
    ...SOBJECTS.flatMap((object) => indexStatements(object)),
  ];
  return createHash('sha256').update(statements.join('\n')).digest('hex').slice(0, 16);
}
