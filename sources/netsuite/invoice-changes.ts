import { setTimeout as delay } from 'node:timers/promises';
import { withCancellation } from '../../kit/cancellation.ts';
import type { Change, ChangeSource } from '../feed/change.ts';
import { type ChangedInvoice, changedInvoices, latestInvoiceStamp } from './changed-invoices.ts';
import type { NetSuite } from './netsuite.ts';

/** A change may be committed so long after the time that it carries. */
const OVERLAP_MS = 60_000;
/** Where the account's clock is put back in autumn an hour comes twice: now and then one looks back so far. */
const WIDE_OVERLAP_MS = 3_600_000 + OVERLAP_MS;
const LOOKS_PER_WIDE_LOOK = 30;
const LONGEST_PAUSE_MS = 300_000;
const BEFORE_ALL = '1970-01-01 00:00:00';
const SECOND_MS = 1_000;

/** An invoice that was created, changed, settled or deleted. */
export interface InvoiceChange {
  readonly kind: 'CREATED' | 'UPDATED' | 'DELETED';
  readonly invoiceId: string;
  /** NetSuite's internal ids; null of a deleted invoice. */
  readonly customerId: string | null;
  readonly orderId: string | null;
  /** Whether it may be a payment, credit memo or deposit that was set against it. */
  readonly isSettled: boolean;
  /** When the poll saw it, as an ISO instant in UTC. */
  readonly observedAt: string;
}

/**
 * Changes of invoices, by a poll: NetSuite has nothing that tells of them. A position is the account's time and the
 * invoice's id, `2026-01-31T12:00:00_123`. A poll that fails costs time and no change: the next begins where the last
 * that succeeded ended, and `onFailure` gets what went wrong.
 */
export function invoiceChanges(
  netsuite: NetSuite,
  intervalMs: number,
  onFailure: (error: unknown) => void,
): ChangeSource<InvoiceChange> {
  return {
    async run(after, emit, started, signal) {
      // Nobody waits for an answer once nobody listens any more.
      await withCancellation(signal, async () => {
        const watch = await begin(netsuite, after);
        for (const change of watch.first) emit(change);
        started();
        let failures = 0;
        while (!signal.aborted) {
          const pause = Math.min(intervalMs * 2 ** failures, Math.max(intervalMs, LONGEST_PAUSE_MS));
          await delay(pause, undefined, { signal }).catch(() => {});
          if (signal.aborted) return;
          try {
            for (const change of await watch.next()) emit(change);
            failures = 0;
          } catch (error) {
            if (signal.aborted) return;
            onFailure(error);
            failures++;
          }
        }
      });
    },
    async changedSince(after) {
      return (await begin(netsuite, after)).first;
    },
  };
}

/** Whether a text is the position of a change of an invoice. */
export function isInvoicePosition(text: string): boolean {
  const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)_\d{1,18}$/.exec(text)?.[1];
  return stamp !== undefined && !Number.isNaN(Date.parse(`${stamp}Z`));
}

/** A position behind all that has changed until now, for whoever begins to follow the changes. Throws SourceError. */
export async function presentInvoicePosition(netsuite: NetSuite): Promise<string> {
  const latest = (await latestInvoiceStamp(netsuite)) ?? BEFORE_ALL;
  const [last] = (await changedInvoices(netsuite, latest)).slice(-1);
  return positionAt(shifted(last?.stamp ?? latest, SECOND_MS), '0');
}

/**
 * A position so far before another one that whoever goes on from it misses nothing that was committed late or while a clock was
 * put back, and is given again what came last; never before `first`.
 */
export function earlierInvoicePosition(position: string, first: string): string {
  const before = positionAt(shifted(stampOf(position), -WIDE_OVERLAP_MS), '0');
  return before > first ? before : first;
}

interface Watch {
  /** What changed since the position until the watch began. */
  readonly first: readonly Change<InvoiceChange>[];
  /** What has changed since it was last asked. */
  next(): Promise<readonly Change<InvoiceChange>[]>;
}

async function begin(netsuite: NetSuite, after: string | undefined): Promise<Watch> {
  const floor =
    after === undefined
      ? shifted((await latestInvoiceStamp(netsuite)) ?? BEFORE_ALL, -WIDE_OVERLAP_MS)
      : stampOf(after);
  const known = new Map<string, ChangedInvoice>();
  let mark = floor;
  let looks = 0;
  const look = async (): Promise<Change<InvoiceChange>[]> => {
    const isWide = looks++ % LOOKS_PER_WIDE_LOOK === 0;
    const overlap = shifted(mark, isWide ? -WIDE_OVERLAP_MS : -OVERLAP_MS);
    const from = overlap > floor ? overlap : floor;
    const found = await changedInvoices(netsuite, from);
    const fresh = found.filter((invoice) => known.get(invoice.id)?.state !== invoice.state);
    const changes = fresh.map((invoice) => change(invoice, isNew(invoice, from, known)));
    for (const invoice of fresh) {
      known.set(invoice.id, invoice);
      if (invoice.stamp > mark) mark = invoice.stamp;
    }
    const forgotten = shifted(mark, -WIDE_OVERLAP_MS);
    for (const [id, { stamp }] of known) if (stamp < forgotten) known.delete(id);
    return changes;
  };
  const first = await look();
  return { first: after === undefined ? [] : first.filter(({ position }) => position !== after), next: look };
}

/** One that is looked at for the first time may be new or have been left alone for long; its creation tells. */
function isNew(invoice: ChangedInvoice, from: string, known: ReadonlyMap<string, ChangedInvoice>): boolean {
  return !known.has(invoice.id) && invoice.createdAt !== null && invoice.createdAt >= from;
}

function change(invoice: ChangedInvoice, isCreated: boolean): Change<InvoiceChange> {
  const { id, stamp, isDeleted, customerId, orderId, isSettled } = invoice;
  return {
    position: positionAt(stamp, id),
    value: {
      kind: isDeleted ? 'DELETED' : isCreated ? 'CREATED' : 'UPDATED',
      invoiceId: id,
      customerId,
      orderId,
      isSettled,
      observedAt: new Date().toISOString(),
    },
  };
}

function positionAt(stamp: string, id: string): string {
  return `${stamp.replace(' ', 'T')}_${id}`;
}

function stampOf(position: string): string {
  return (position.split('_')[0] as string).replace('T', ' ');
}

/** The account's time, which has whole seconds and no zone, so much later. */
function shifted(stamp: string, ms: number): string {
  const instant = new Date(Date.parse(`${stamp.replace(' ', 'T')}Z`) + ms);
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}
