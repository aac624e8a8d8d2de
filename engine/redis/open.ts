import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '#kit/config.ts';
import type { Log } from '#kit/log.ts';
import { Anchor, readAnchor } from '../audit/anchor.ts';
import { definitionsByKind, journaledEngine } from '../journaled-engine.ts';
import { type EngineOptions, RETENTION_MS } from '../options.ts';
import { fullJitter } from '../retry.ts';
import { Runner } from '../runner.ts';
import { SourceGates } from '../source-gates.ts';
import type { Timing } from '../timing.ts';
import type { WriteEngine } from '../write-engine.ts';
import { AuditList, auditHashAt, readAuditHead } from './audit-list.ts';
import { ChangeFeed } from './change-feed.ts';
import { type Connections, connect } from './connections.ts';
import { type LockTimes, RedisDispatcher } from './dispatcher.ts';
import { checkDurability } from './durability.ts';
import { ANCHOR_FILE } from './files.ts';
import { RedisJournal } from './journal.ts';

/** How often finished operations that are old enough are forgotten. */
const PRUNE_EVERY_MS = 3_600_000;
/** Work of a process that died is taken over within six seconds. */
const LOCKS: LockTimes = { lockMs: 3_000, scanMs: 1_000 };

export interface RedisPlace {
  readonly url: string;
  /** Whether a Redis that may lose what was accepted is refused. */
  readonly isProduction: boolean;
  /** Where the head of the audit's chain is kept apart from its rows. */
  readonly directory: string;
  readonly locks?: LockTimes;
}

/**
 * Opens the engine on the journal in Redis, beside any number of others, and goes on with what is not finished and of
 * its kinds. Throws ConfigurationError where Redis cannot be reached, or may not be trusted in production.
 */
export async function openRedisEngine(place: RedisPlace, options: EngineOptions): Promise<WriteEngine> {
  const { policy, timing, log, width } = options;
  const definitions = definitionsByKind(options.definitions);
  const kinds = new Set(definitions.keys());
  const connections = connect(place.url, log);
  const { audit, anchor } = await trusted(place, connections, timing, log).catch((error: unknown) => {
    connections.close();
    throw error;
  });
  const journal = new RedisJournal(connections, audit);
  const feed = new ChangeFeed(connections.feed, journal.changes, timing, log);
  await feed.start();
  const gates = new SourceGates(timing, (failures) => fullJitter(policy, failures, timing.random()));
  const runner = new Runner({ definitions, gates, policy, timing, log });
  const locks = place.locks ?? LOCKS;
  const connection = connections.work;
  const dispatcher = new RedisDispatcher({
    ...{ connection, journal, runner, gates, timing, log, kinds, width, locks },
  });
  let cancelPrune = (): void => {};
  const prune = (): void => {
    journal
      .prune(new Date(timing.now().getTime() - RETENTION_MS))
      .catch((error: unknown) => log.error({ err: error }, 'old writes could not be forgotten'));
    cancelPrune = timing.after(PRUNE_EVERY_MS, prune);
  };
  dispatcher.start();
  prune();
  return journaledEngine({
    journal,
    dispatcher,
    kinds,
    giveUpAfterMs: policy.giveUpAfterMs,
    timing,
    close: async () => {
      cancelPrune();
      feed.stop();
      anchor.stop();
      connections.close();
    },
  });
}

/** The audit in a Redis that was looked at. */
async function trusted(
  { directory, isProduction }: RedisPlace,
  { callers }: Connections,
  timing: Timing,
  log: Log,
): Promise<{ readonly audit: AuditList; readonly anchor: Anchor }> {
  await callers.ping().catch(() => {
    throw new ConfigurationError(['REDIS_URL: no Redis answers there']);
  });
  await checkDurability(callers, isProduction, log);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, ANCHOR_FILE);
  const kept = await auditHashAt(callers, readAnchor(file).seq);
  const audit = new AuditList(await readAuditHead(callers), () => anchor.follow());
  const anchor = new Anchor(file, { head: () => audit.head(), hashAt: () => kept }, timing, log);
  return { audit, anchor };
}
