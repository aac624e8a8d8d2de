import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guarded } from '../workloads/guarded.ts';
import type { Source } from '../workloads/source.ts';
import { supergraphOf, type World } from '../workloads/world.ts';
import { startHiveGateway } from './hive-gateway.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export const variantNames = ['inProcess', 'overHttp', 'apolloGateway', 'hive', 'monolith', 'floor'] as const;
export type VariantName = (typeof variantNames)[number];

/** One way to serve a world. */
export interface Variant {
  readonly name: VariantName;
  readonly server: ServerProcess;
  /** Processes that work for it behind the server. */
  readonly subgraphs: readonly ServerProcess[];
}

/** Everything that serves one world. */
export interface Fleet {
  readonly world: World;
  readonly variants: readonly Variant[];
  /** What could not be started, and why. */
  readonly missing: ReadonlyMap<VariantName, string>;
  setDelay(ms: Source['delayMs']): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts every way to serve a world but the floor, which needs answers first. The variants over HTTP share the
 * subgraphs' processes, of which one works at a time.
 */
export async function startFleet(world: World, workDir: string): Promise<Fleet> {
  const subgraphs = await Promise.all(
    world.parts.map(({ name }) => startServer('subgraph.ts', [world.name, name])),
  );
  const urls = Object.assign({}, ...subgraphs.map((one) => one.urls)) as Record<string, string>;
  const file = join(workDir, `${world.name}.graphql`);
  writeFileSync(file, supergraphOf(world, urls));
  // Ours keeps who may see what; the peers either cannot or are spared it.
  const guardedFile = join(workDir, `${world.name}.guarded.graphql`);
  writeFileSync(guardedFile, supergraphOf(guarded(world), urls));
  const starts: Partial<Record<VariantName, Promise<ServerProcess>>> = {
    inProcess: startServer('in-process.ts', [world.name, workDir, 'guarded']),
    overHttp: startServer('over-http.ts', [guardedFile, workDir, 'guarded']),
    apolloGateway: startServer('apollo-gateway.ts', [file]),
    hive: startHiveGateway(file, workDir),
    monolith: startServer('monolith.ts', [world.name]),
  };
  const variants: Variant[] = [];
  const missing = new Map<VariantName, string>();
  for (const [key, start] of Object.entries(starts)) {
    const name = key as VariantName;
    try {
      const server = await start;
      variants.push({
        name,
        server,
        subgraphs: name === 'inProcess' || name === 'monolith' ? [] : subgraphs,
      });
    } catch (error) {
      // A peer may lack a package for this machine; ours may not fail to start.
      if (name !== 'hive') throw error;
      missing.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  const all = [...subgraphs, ...variants.map(({ server }) => server)];
  return {
    world,
    variants,
    missing,
    setDelay: async (ms) => {
      await Promise.all(all.map((one) => one.setDelay(ms)));
    },
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}

/** The floor: answers of a world's workloads as they are. Takes each workload's answer. */
export async function startFloor(
  answers: Readonly<Record<string, string>>,
  workDir: string,
): Promise<Variant> {
  const file = join(workDir, 'answers.json');
  const byPath = Object.entries(answers).map(([workload, text]) => [`/${workload}`, text]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(byPath)));
  return { name: 'floor', server: await startServer('floor.ts', [file]), subgraphs: [] };
}

/** Where a variant answers a workload. */
export function urlOf({ name, server }: Variant, workload: string): string {
  const url = server.urls.gateway;
  if (url === undefined) throw new Error(`${name} does not say where it serves`);
  return name === 'floor' ? `${url}/${workload}` : url;
}
