import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from './calendar-day.ts';
import { formatCsv } from './csv.ts';
import type { DataSet } from './dataset.ts';
import { FileTables } from './file-tables.ts';

const SYSTEMS = ['salesforce', 'netsuite'] as const;
const MANIFEST = 'dataset.json';

/**
 * Reads a data set directory strictly. Every Error names the file, and the line where there is one. The tables of a
 * large data set are read again each time they are asked for, so that no more than one need be in memory.
 */
export function readDataSet(directory: string): DataSet {
  const { name, today } = readManifest(directory);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const known = entry.isDirectory()
      ? (SYSTEMS as readonly string[]).includes(entry.name) || entry.name.startsWith('.')
      : !entry.name.endsWith('.csv');
    if (!known)
      throw new Error(
        `${join(directory, entry.name)}: tables belong into ${SYSTEMS.join('/ or ')}/ of a data set`,
      );
  }
  const [salesforce, netsuite] = SYSTEMS.map((system) => readTables(join(directory, system))) as [
    FileTables,
    FileTables,
  ];
  if (salesforce.size + netsuite.size === 0)
    throw new Error(`${directory}: the data set has no table, neither in salesforce/ nor in netsuite/`);
  return { name, today, salesforce, netsuite };
}

/**
 * Writes a data set directory; the same data set gives the same bytes.
 * Refuses a directory that holds tables which the data set does not have, since they would become part of it.
 */
export function writeDataSet(dataSet: DataSet, directory: string): void {
  for (const system of SYSTEMS) {
    const folder = join(directory, system);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder))
      if (!dataSet[system].has(file.replace(/\.csv$/, '')))
        throw new Error(
          `${join(folder, file)}: not part of data set ${dataSet.name}; choose an empty directory`,
        );
  }
  mkdirSync(directory, { recursive: true });
  writeChunks(join(directory, MANIFEST), [
    `${JSON.stringify({ name: dataSet.name, today: dataSet.today })}\n`,
  ]);
  for (const system of SYSTEMS) {
    const folder = join(directory, system);
    mkdirSync(folder, { recursive: true });
    for (const [object, table] of dataSet[system])
      writeChunks(join(folder, `${object}.csv`), formatCsv(table));
  }
}

function readManifest(directory: string): { name: string; today: string } {
  const file = join(directory, MANIFEST);
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${file}: missing, so ${directory} is no data set directory`);
    throw new Error(`${file}: ${(error as Error).message}`);
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw new Error(`${file}: must be a JSON object with "name" and "today"`);
  const { name, today } = manifest as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') throw new Error(`${file}: "name" must be a text`);
  if (typeof today !== 'string' || parseDay(today) === undefined)
    throw new Error(`${file}: "today" must be a date YYYY-MM-DD, not ${JSON.stringify(today)}`);
  return { name, today };
}

function readTables(folder: string): FileTables {
  const tables = new FileTables();
  if (!existsSync(folder)) return tables;
  for (const file of readdirSync(folder).sort()) {
    const path = join(folder, file);
    if (!file.endsWith('.csv')) throw new Error(`${path}: only .csv files belong here`);
    tables.addFile(file.slice(0, -'.csv'.length), path);
  }
  return tables;
}

function writeChunks(path: string, chunks: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const chunk of chunks) writeSync(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}
