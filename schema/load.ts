import { readdirSync, readFileSync } from 'node:fs';

export const subgraphNames = ['sales', 'billing', 'revenue'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** SDL that some subgraphs share, by its folder: operations of those that write, what all reports have of those that report. */
const shared: Readonly<Record<string, ReadonlySet<SubgraphName>>> = {
  writes: new Set(['sales', 'billing']),
  reports: new Set(['billing', 'revenue']),
};

const here = new URL('./', import.meta.url);

/**
 * The SDL of one subgraph: what is common to all, what it shares with some, then its own nouns. The only reader of the
 * `.graphql` files.
 */
export function loadSubgraphSdl(name: SubgraphName): string {
  const folders = Object.keys(shared).filter((folder) => shared[folder]?.has(name));
  return ['common', ...folders, name].flatMap(readFolder).join('\n');
}

/** The composed supergraph as committed. */
export function loadSupergraph(): string {
  return readFileSync(new URL('generated/supergraph.graphql', here), 'utf8');
}

function readFolder(folder: string): string[] {
  const url = new URL(`${folder}/`, here);
  return readdirSync(url)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(new URL(file, url), 'utf8'));
}
