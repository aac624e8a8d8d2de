import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Which top-level folder (a subgraph counts as its own) may import from which others. */
const floors: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  schema: ['kit'],
  // makes the documents of every floor's tables, and nothing imports it
  'schema/generate.ts': ['kit', 'schema', 'subgraphs/revenue'],
  sources: ['kit'],
  engine: ['kit'],
  'subgraphs/standalone.ts': ['kit', 'sources', 'engine'],
  'subgraphs/sales': ['kit', 'sources', 'engine', 'schema', 'subgraphs/standalone.ts'],
  'subgraphs/billing': ['kit', 'sources', 'engine', 'schema', 'subgraphs/standalone.ts'],
  'subgraphs/revenue': ['kit', 'sources', 'schema', 'subgraphs/standalone.ts'],
  gateway: ['kit', 'schema'],
  sandbox: [],
  stack: [
    'kit',
    'schema',
    'sources',
    'engine',
    'gateway',
    'subgraphs/sales',
    'subgraphs/billing',
    'subgraphs/revenue',
  ],
};

/** Libraries that one place alone may import. */
const owners: Readonly<Record<string, RegExp>> = {
  jsforce: /^sources\/salesforce\//,
  dataloader: /^kit\/loader\.ts$/,
  'decimal.js': /^kit\/money\.ts$/,
  '@apollo/query-planner': /^gateway\//,
  'graphql-jit': /^gateway\/subgraph\//,
  '@apollo/subgraph': /^(kit\/subgraph|schema\/generate)\.ts$/,
  '@apollo/composition': /^schema\//,
  'prom-client': /^kit\/telemetry\/metrics\.ts$/,
  pino: /^kit\/log\.ts$/,
  standardwebhooks: /^engine\/webhooks\//,
  selfsigned: /^sandbox\//,
  'csv-parse': /^sandbox\//,
  '@uwdata/flechette': /^gateway\/export\//,
};

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

const files = [...new Set(Object.keys(floors).map((folder) => folder.split('/')[0] as string))].flatMap(
  sourceFiles,
);

function floorOf(file: string): string {
  if (Object.hasOwn(floors, file)) return file;
  const [top, second] = file.split('/');
  return top === 'subgraphs' ? `subgraphs/${second}` : (top as string);
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

/** The project file that an import names; undefined for a package. */
function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(root, resolve(root, file, '..', specifier));
  return undefined;
}

test('every floor imports only from the floors below it', () => {
  const violations = files.flatMap((file) =>
    imports(file).flatMap((specifier) => {
      const to = target(file, specifier);
      const own = floorOf(file);
      if (to === undefined || floorOf(to) === own || floors[own]?.includes(floorOf(to))) return [];
      return [`${file} -> ${to}`];
    }),
  );
  expect(violations).toEqual([]);
  // A check that saw nothing proves nothing.
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap(imports).length).toBeGreaterThan(500);
});

test('a library that has one owner is imported by it alone', () => {
  const violations = files.flatMap((file) =>
    imports(file)
      .map((specifier) =>
        Object.keys(owners).find((name) => specifier === name || specifier.startsWith(`${name}/`)),
      )
      .filter((name) => name !== undefined && !owners[name]?.test(file))
      .map((name) => `${file} imports ${name}`),
  );
  expect(violations).toEqual([]);
  for (const name of Object.keys(owners)) {
    expect(
      files.some((file) => imports(file).some((specifier) => specifier.startsWith(name))),
      name,
    ).toBe(true);
  }
});
