import { readdirSync, readFileSync } from 'node:fs';

export const subgraphNames = ['sales', 'billing', 'revenue'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** The subgraphs that write, and so speak of operations. */
const writers: ReadonlySet<SubgraphName> = new Set(['sales', 'billing']);

const here = new URL('./', import.meta.url);

/**
 * The SDL of one subgraph: what is common to all, what is common to those that write, then its own nouns. The only
 * reader of the `.graphql` files.
 */
export function loadSubgraphSdl(name: SubgraphName): string {
  const writes = writers.has(name) ? readFolder('writes') : [];
  return [...readFolder('common'), ...writes, ...readFolder(name)].join('\n');
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
