import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takeDataDirectory } from '../../stack/data-directory.ts';

const made: string[] = [];
const directory = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'q2c-dir-'));
  made.push(path);
  return path;
};
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

test('one instance holds the directory; the next one gets it when the first lets go', () => {
  const path = directory();
  const first = takeDataDirectory(path, undefined, false);
  expect(() => takeDataDirectory(path, undefined, false)).toThrow(
    `DATA_DIR: ${path} is in use by another instance`,
  );
  first.release();
  takeDataDirectory(path, undefined, false).release();
});

test('another data set is refused in words that say how to drop the first, and nothing is dropped', () => {
  const path = directory();
  takeDataDirectory(path, undefined, false).release();
  writeFileSync(join(path, 'salesforce.sqlite'), 'data');
  expect(() => takeDataDirectory(path, '/somewhere/else', false)).toThrow(
    `DATASET: DATA_DIR holds demo, not /somewhere/else. Give another DATA_DIR, or drop what it holds with: npm start -- --fresh`,
  );
  expect(readdirSync(path)).toContain('salesforce.sqlite');
});

test('a fresh start drops what earlier runs left, and nothing that is not ours', () => {
  const path = directory();
  takeDataDirectory(path, undefined, false).release();
  for (const name of ['salesforce.sqlite', 'netsuite.sqlite-wal', 'notes.txt'])
    writeFileSync(join(path, name), 'data');
  takeDataDirectory(path, '/somewhere/else', true).release();
  const left = readdirSync(path);
  expect(left).toContain('notes.txt');
  expect(left.filter((name) => name.includes('sqlite'))).toEqual([]);
  expect(() => takeDataDirectory(path, undefined, false)).toThrow('DATA_DIR holds /somewhere/else, not demo');
});
