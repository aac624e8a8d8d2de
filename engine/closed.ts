import { clientError } from '#kit/errors.ts';
import type { WriteEngine } from './write-engine.ts';

/**
 * The engine of a process that has no journal to share: a subgraph of its own without Redis. It reads only, and says so to
 * every write.
 */
export function closedEngine(): WriteEngine {
  const nothing = async (): Promise<undefined> => undefined;
  const refuse = async (): Promise<never> => {
    throw clientError('SOURCE_UNAVAILABLE', 'Writes are not available here');
  };
  return {
    submit: refuse,
    operation: nothing,
    operations: async () => [],
    count: async () => 0,
    settled: refuse,
    changes: async function* () {},
    retry: nothing,
    stop: nothing,
  };
}
