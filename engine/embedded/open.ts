import { join } from 'node:path';
import { Anchor } from '../audit/anchor.ts';
import { definitionsByKind, journaledEngine } from '../journaled-engine.ts';
import { type EngineOptions, RETENTION_MS } from '../options.ts';
import { fullJitter } from '../retry.ts';
import { Runner } from '../runner.ts';
import { SourceGates } from '../source-gates.ts';
import type { WriteEngine } from '../write-engine.ts';
import { EmbeddedDispatcher } from './dispatcher.ts';
import { ANCHOR_FILE, JOURNAL_FILE } from './files.ts';
import { EmbeddedJournal } from './journal.ts';
import { openJournalFile } from './schema.ts';

/** How often finished operations that are old enough are forgotten. */
const PRUNE_EVERY_MS = 3_600_000;

/**
 * Opens the journal in the directory, and goes on with everything in it that is not finished. An engine that had it open
 * before may write no more.
 */
export function openEmbeddedEngine(directory: string, options: EngineOptions): WriteEngine {
  const { policy, timing, log, width } = options;
  const definitions = definitionsByKind(options.definitions);
  const database = openJournalFile(join(directory, JOURNAL_FILE));
  const journal = new EmbeddedJournal(
    database,
    (audit) => new Anchor(join(directory, ANCHOR_FILE), audit, timing, log),
  );
  const gates = new SourceGates(timing, (failures) => fullJitter(policy, failures, timing.random()));
  const runner = new Runner({ definitions, gates, policy, timing, log });
  const dispatcher = new EmbeddedDispatcher({ journal, runner, gates, timing, log, width });
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
    kinds: new Set(definitions.keys()),
    giveUpAfterMs: policy.giveUpAfterMs,
    timing,
    close: async () => {
      cancelPrune();
      journal.close();
    },
  });
}
