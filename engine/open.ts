import type { Log } from '#kit/log.ts';
import type { Settings } from '#kit/settings.ts';
import type { Clock } from '#kit/time.ts';
import { openEmbeddedEngine } from './embedded/open.ts';
import { type EngineOptions, GIVE_UP_AFTER_MS } from './options.ts';
import { systemTiming } from './timing.ts';
import type { WriteDefinition } from './write.ts';
import type { WriteEngine } from './write-engine.ts';

/** Left of a request's time once a mutation answers, for what it selects of the changed object. */
const READING_MS = 2_000;

/** Opens the engine that the settings ask for, with what its writes do; what an earlier process accepted goes on at once. */
export async function openWriteEngine(
  settings: Settings,
  definitions: readonly WriteDefinition[],
  clock: Clock,
  log: Log,
): Promise<WriteEngine> {
  const { writeConcurrency: width, writeRetryBaseMs: baseMs, writeRetryCeilingMs: ceilingMs } = settings;
  const policy = { baseMs, ceilingMs, giveUpAfterMs: GIVE_UP_AFTER_MS };
  const options: EngineOptions = { definitions, width, policy, timing: systemTiming(clock.now), log };
  const { redisUrl: url, isProduction, dataDir } = settings;
  if (url === undefined) return openEmbeddedEngine(dataDir, options);
  // Loaded where it is used only: BullMQ takes its time.
  const { openRedisEngine } = await import('./redis/open.ts');
  return openRedisEngine({ url, isProduction, directory: dataDir }, options);
}

/** How long a mutation may wait for its outcome, in milliseconds: in time for the request's own limits. */
export function answerWithinMs(settings: Settings): number {
  const { writeAnswerMs, subgraphTimeoutMs, requestTimeoutMs } = settings;
  return Math.max(0, Math.min(writeAnswerMs, Math.min(subgraphTimeoutMs, requestTimeoutMs) - READING_MS));
}
