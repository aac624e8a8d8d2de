import type { WriteDefinition } from '#engine/write.ts';

/** What this subgraph's mutations do, step by step; handed to the engine when it opens. */
export function salesWrites(): readonly WriteDefinition[] {
  return [];
}
