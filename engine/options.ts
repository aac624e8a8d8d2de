import type { Log } from '#kit/log.ts';
import type { RetryPolicy } from './retry.ts';
import type { Timing } from './timing.ts';
import type { WriteDefinition } from './write.ts';

/** What an engine of either kind is opened with. */
export interface EngineOptions {
  /** Of every subgraph that this process runs. */
  readonly definitions: readonly WriteDefinition[];
  /** How many operations may be under way at once in this process. */
  readonly width: number;
  readonly policy: RetryPolicy;
  readonly timing: Timing;
  readonly log: Log;
}

const DAY_MS = 24 * 3_600_000;

/** For so long an idempotency key is remembered after its operation ended. */
export const RETENTION_MS = 30 * DAY_MS;
/** For so long failures that may pass are tried again. */
export const GIVE_UP_AFTER_MS = DAY_MS;
