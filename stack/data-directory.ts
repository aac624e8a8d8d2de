import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  const lock = join(path, 'instance.pid');
  takeLock(lock, path);
  try {
    if (fresh) for (const name of OWNED) rmSync(join(path, name), { force: true });
    checkDataSet(join(path, 'data-set.json'), dataSet === undefined ? 'demo' : resolve(dataSet));
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  }
  return { path, release: () => rmSync(lock, { force: true }) };
}

/** What a run leaves in the directory; nothing else in it is ever deleted. */
const OWNED = [
  'data-set.json',
  'identity-key.json',
  ...['salesforce', 'netsuite'].flatMap((name) => [
    `${name}.sqlite`,
    `${name}.sqlite-wal`,
    `${name}.sqlite-shm`,
  ]),
];

function takeLock(lock: string, path: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      const file = openSync(lock, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(lock, 'utf8'));
    if (attempt > 1 || isRunning(holder))
      throw new ConfigurationError([`DATA_DIR: ${path} is in use by process ${holder}`]);
    // Its holder was killed before it could let go.
    rmSync(lock, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function checkDataSet(file: string, wanted: string): void {
  let held: string | undefined;
  try {
    held = (JSON.parse(readFileSync(file, 'utf8')) as { dataSet: string }).dataSet;
  } catch {
    writeFileSync(file, JSON.stringify({ dataSet: wanted }));
    return;
  }
  if (held !== wanted) {
    throw new ConfigurationError([
      `DATASET: DATA_DIR holds ${held}, not ${wanted}. Give another DATA_DIR, or drop what it holds with: npm start -- --fresh`,
    ]);
  }
}
