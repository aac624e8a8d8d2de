import type { EngineKind } from '../../../test/writes/support/world.ts';

/** The engine that `--engine` names. Throws for another. */
export function readEngine(name: string): EngineKind {
  if (name !== 'embedded' && name !== 'redis') throw new Error('--engine must be embedded or redis');
  return name;
}
