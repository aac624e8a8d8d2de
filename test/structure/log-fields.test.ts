import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../../kit/log.ts';

const root = resolve(import.meta.dirname, '../..');
const folders = ['kit', 'sources', 'engine', 'subgraphs', 'gateway', 'stack'];

/** The names of the fields that calls of a log give, from the code itself. */
function loggedFields(text: string): string[] {
  return [...text.matchAll(/\blog\.(?:debug|info|warn|error)\(\s*\{/gi)].flatMap(({ index, 0: call }) => {
    let depth = 1;
    let outer = '';
    for (let i = index + call.length; depth > 0 && i < text.length; i++) {
      const character = text[i] as string;
      if ('{[('.includes(character)) depth++;
      else if ('}])'.includes(character)) depth--;
      else if (depth === 1) outer += character;
    }
    return outer
      .replace(/\/\/.*/g, '')
      .split(',')
      .map((field) => field.split(':')[0]?.trim() as string)
      .filter((field) => field !== '');
  });
}

test('every field that the product logs is one of those that may be logged', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  );
  const given = new Set(files.flatMap((file) => loggedFields(readFileSync(file, 'utf8'))));
  expect(given.size).toBeGreaterThan(12);
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  log.info(Object.fromEntries([...given].map((field) => [field, {}])), 'all');
  const written = Object.keys(JSON.parse(lines[0] as string));
  expect([...given].filter((field) => !written.includes(field))).toEqual([]);
});
