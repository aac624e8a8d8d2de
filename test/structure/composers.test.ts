import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/**
 * What only one file may make, since a value could break out of it anywhere else; both connections take nothing else, so
 * that the compiler holds it.
 */
const composers = [
  { what: 'SOQL', by: 'sources/salesforce/soql.ts', sign: /new Soql\(/ },
  { what: 'SuiteQL', by: 'sources/netsuite/suiteql.ts', sign: /new SuiteQl\(/ },
  { what: 'paths of REST services', by: 'sources/rest-path.ts', sign: /new RestPath\(/ },
] as const;

const files = ['sources', 'subgraphs', 'engine', 'stack'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);

test.each(composers)('$what is made in $by alone', ({ by, sign }) => {
  const makers = files.filter(({ text }) => sign.test(text)).map(({ file }) => file);
  expect(makers).toEqual([by]);
});

test('of jsforce only the session is used, not what it makes of queries and names', () => {
  const used = /\.(query|queryAll|sobject|find|search|soap|apex|bulk|metadata|tooling)\(/;
  const importers = files.filter(({ text }) => /from 'jsforce/.test(text));
  expect(importers.map(({ file }) => file)).toEqual([
    'sources/salesforce/connection.ts',
    'sources/salesforce/transport.ts',
  ]);
  expect(importers.filter(({ text }) => used.test(text))).toEqual([]);
  expect(files.filter(({ text }) => /escapeSOQL|SfDate/.test(text))).toEqual([]);
});
