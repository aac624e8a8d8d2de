import { newEntry } from './entry.ts';
import type { Dispatcher, Journal } from './journal.ts';
import type { Operation } from './operation.ts';
import type { Timing } from './timing.ts';
import { isSettled, reopened } from './transitions.ts';
import type { WriteDefinition } from './write.ts';
import type { WriteEngine } from './write-engine.ts';

/** The engine as its callers see it, over the journal and the dispatcher of a driver. */
export function journaledEngine(options: {
  readonly journal: Journal;
  readonly dispatcher: Dispatcher;
  readonly kinds: ReadonlySet<string>;
  readonly giveUpAfterMs: number;
  readonly timing: Timing;
  /** Lets go of what the driver holds, once the dispatcher has stopped. */
  readonly close: () => Promise<void>;
}): WriteEngine {
  const { journal, dispatcher, kinds, giveUpAfterMs, timing } = options;
  const operation = async (id: string): Promise<Operation | undefined> => (await journal.find(id))?.operation;
  return {
    submit: async (submission) => {
      if (!kinds.has(submission.kind)) throw new Error(`no definition of the write ${submission.kind}`);
      const made = newEntry(submission, timing.now(), giveUpAfterMs);
      const { entry, replayed } = await journal.accept(made);
      if (!replayed) await dispatcher.dispatch(entry);
      return { operation: entry.operation, replayed };
    },
    operation,
    operations: (filter, first, after) => journal.list(filter, first, after),
    count: (filter) => journal.count(filter),
    settled: async (id, withinMs, signal) => {
      const over = new AbortController();
      const cancel = timing.after(withinMs, () => over.abort());
      const ends = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
      // Listened to before it is read, so that nothing happens in between.
      const changes = journal.changes.stream(id, ends);
      try {
        let latest = await operation(id);
        if (!latest) throw new Error(`no operation ${id}`);
        if (isSettled(latest)) return latest;
        for await (const change of changes) latest = change;
        return latest;
      } finally {
        cancel();
        await changes.return?.();
      }
    },
    changes: (id, signal) => journal.changes.stream(id, signal),
    retry: async (id) => {
      const giveUpAt = new Date(timing.now().getTime() + giveUpAfterMs);
      const entry = await journal.reopen(id, (held) => reopened(held, giveUpAt, timing.now()));
      if (entry) await dispatcher.dispatch(entry);
      return entry?.operation;
    },
    stop: async () => {
      await dispatcher.stop();
      await options.close();
    },
  };
}

/** The definitions by kind. Throws where two share a kind, or two steps of one a name. */
export function definitionsByKind(
  definitions: readonly WriteDefinition[],
): ReadonlyMap<string, WriteDefinition> {
  const byKind = new Map<string, WriteDefinition>();
  for (const definition of definitions) {
    if (byKind.has(definition.kind)) throw new Error(`two definitions of the write ${definition.kind}`);
    const names = new Set(definition.steps.map(({ name }) => name));
    if (names.size < definition.steps.length) throw new Error(`two steps of ${definition.kind} share a name`);
    byKind.set(definition.kind, definition);
  }
  return byKind;
}
