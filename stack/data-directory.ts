import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../kit/config.ts';

/** The directory that holds everything between runs, held by one instance at a time. */
export interface DataDirectory {
  readonly path: string;
  release(): void;
}

/**
 * Takes the directory for this instance and this data set. With `fresh` what an earlier run left is dropped first,
 * keys included. Throws ConfigurationError when another instance holds it or it holds another data set.
 */
export function takeDataDirectory(
  directory: string,
  dataSet: string | undefined,
  fresh: boolean,
): DataDirectory {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true });
  const lock = takeLock(path);
  try {
    if (fresh) for (const name of OWNED) rmSync(join(path, name), { force: true });
    checkDataSet(join(path, 'data-set.json'), dataSet === undefined ? 'demo' : resolve(dataSet));
  } catch (error) {
    lock.close();
    throw error;
  }
  return { path, release: () => lock.close() };
}

/** What a run leaves in the directory; nothing else in it is ever deleted. */
const OWNED = [
  'data-set.json',
  'identity-key.json',
  'audit-head.json',
  'audit-head.json.draft',
  ...['salesforce', 'netsuite', 'journal'].flatMap((name) => [
    `${name}.sqlite`,
    `${name}.sqlite-wal`,
    `${name}.sqlite-shm`,
  ]),
];

/** An exclusive lock that the operating system drops with the process, however it ends. */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'instance.lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new ConfigurationError([`DATA_DIR: ${path} is in use by another instance`]);
  }
}

function checkDataSet(file: string, wanted: string): void {
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify({ dataSet: wanted }));
    return;
  }
  const held = (JSON.parse(readFileSync(file, 'utf8')) as { dataSet: string }).dataSet;
  if (held !== wanted) {
    throw new ConfigurationError([
      `DATASET: DATA_DIR holds ${held}, not ${wanted}. Give another DATA_DIR, or drop what it holds with: npm start -- --fresh`,
    ]);
  }
}
