import { netsuiteDeletions, netsuiteKeyChanges } from '../netsuite/keys.ts';
import type { NetSuite } from '../netsuite/netsuite.ts';
import { salesforceKeyChanges } from '../salesforce/keys.ts';
import type { Salesforce } from '../salesforce/salesforce.ts';
import type { KeyChange, LinkedKind } from './change.ts';
import type { Identity } from './identity.ts';
import type { System } from './link-table.ts';

const KINDS: readonly LinkedKind[] = ['customer', 'order', 'product'];
/** NetSuite's times have whole seconds in the account's zone; looking back a little misses nothing. */
const OVERLAP_MS = 2_000;
/** Some removals leave no trace to follow (an emptied recycle bin), so now and then everything is looked at again. */
const LOOKS_PER_WHOLE_LOOK = 120;

export interface IdentityRefresh {
  /** Looks at both sources once; resolves when both answered or failed. */
  now(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps the index current: a whole load when a system first answers, then what changed since, every `intervalMs`, and
 * every so many looks a whole one again.
 * Each system is looked at on its own, so that one that is down holds up nothing. `onFailure` gets what went wrong.
 */
export function refreshIdentity(
  identity: Identity,
  sources: { readonly salesforce: Salesforce; readonly netsuite: NetSuite },
  intervalMs: number,
  onFailure: (system: System, error: unknown) => void,
): IdentityRefresh {
  const looks: Record<System, () => Promise<void>> = {
    salesforce: watch(identity, 'salesforce', (kind, since) =>
      salesforceKeyChanges(sources.salesforce, kind, since),
    ),
    netsuite: watch(
      identity,
      'netsuite',
      (kind, since) => netsuiteKeyChanges(sources.netsuite, kind, since),
      (since) => netsuiteDeletions(sources.netsuite, since),
    ),
  };
  const underWay = new Map<System, Promise<void>>();
  const look = (system: System): Promise<void> => {
    const running = underWay.get(system);
    if (running) return running;
    const run = looks[system]()
      .catch((error: unknown) => {
        if (identity.coverage(system) === 'current') identity.setCoverage(system, 'stale');
        onFailure(system, error);
      })
      .finally(() => underWay.delete(system));
    underWay.set(system, run);
    return run;
  };
  const now = async (): Promise<void> => {
    await Promise.all([look('salesforce'), look('netsuite')]);
  };
  const timer = setInterval(() => void now(), intervalMs);
  timer.unref();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay.values());
    },
  };
}

/** One look at one system: everything the first time, afterwards what changed since the last record seen. */
function watch(
  identity: Identity,
  system: System,
  changes: (kind: LinkedKind, since: string | undefined) => AsyncGenerator<KeyChange[]>,
  deletions?: (since: string) => AsyncGenerator<KeyChange[]>,
): () => Promise<void> {
  const seen = new Map<LinkedKind, string>();
  let looks = 0;
  let deletionsSeen: string | undefined;
  const take = async (
    pages: AsyncGenerator<KeyChange[]>,
    from: string | undefined,
    present?: Set<string>,
  ): Promise<string | undefined> => {
    let latest = from;
    for await (const page of pages) {
      for (const change of page) {
        identity.apply(system, change);
        if (!change.deleted) present?.add(change.row.id);
        if (latest === undefined || change.changedAt > latest) latest = change.changedAt;
      }
    }
    return latest;
  };
  return async () => {
    // What is deleted after a record changed must be found however much changes meanwhile: until a first deletion is
    // seen, look from where the very first look began.
    const beforeThisLook = [...seen.values()].sort().at(-1);
    const isWhole = looks % LOOKS_PER_WHOLE_LOOK === 0;
    for (const kind of KINDS) {
      const present = isWhole ? new Set<string>() : undefined;
      const from = isWhole ? undefined : since(seen.get(kind));
      const latest = await take(changes(kind, from), seen.get(kind), present);
      if (latest !== undefined) seen.set(kind, latest);
      if (present) identity.retain(system, kind, present);
    }
    looks++;
    deletionsSeen ??= beforeThisLook;
    if (deletions && deletionsSeen)
      deletionsSeen = await take(deletions(since(deletionsSeen) ?? deletionsSeen), deletionsSeen);
    identity.setCoverage(system, 'current');
  };
}

/** A little before the time, in the form in which the source wrote it. */
function since(time: string | undefined): string | undefined {
  if (time === undefined || time === '') return undefined;
  const isInstant = time.includes('T');
  const earlier = new Date(
    Date.parse(isInstant ? time : `${time.replace(' ', 'T')}Z`) - OVERLAP_MS,
  ).toISOString();
  return isInstant ? earlier : earlier.slice(0, 19).replace('T', ' ');
}
