import { randomUUID } from 'node:crypto';
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { Actor, JsonObject } from '#engine/operation.ts';
import type { OrderEventType, WebhookEndpoint } from '#engine/webhooks/endpoints.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { withCancellation } from '#kit/cancellation.ts';
import type { Log } from '#kit/log.ts';
import { SourceError } from '#kit/source-error.ts';
import { inBackground } from '#kit/work.ts';
import type { Change, ChangeFeed } from '#sources/feed/change.ts';
import {
  earlierInvoicePosition,
  type InvoiceChange,
  presentInvoicePosition,
} from '#sources/netsuite/invoice-changes.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import { BILLING_EVENTS_KIND, type BillingEventsRequest, CHANGES_AT_ONCE } from './billing-events.ts';

/** Who watches, as operations name it. */
const WATCHER: Actor = { subject: 'invoice-watch', partner: undefined };
const PAUSE_MS = 1_000;
const TOLD: readonly OrderEventType[] = ['order.invoiced', 'order.paid'];

/** Whether any of the endpoints is told of what comes of invoices. */
export function wantsBillingEvents(endpoints: readonly WebhookEndpoint[]): boolean {
  return endpoints.some(({ events }) => events === undefined || TOLD.some((type) => events.has(type)));
}

/**
 * Follows the changes of invoices, whoever makes them, and hands in what may have to be told of orders. How far it has come is
 * in the journal with what it handed in: the next process goes on there, and what changed while none ran is told then. What
 * was before the first of all is not. Given is what ends it.
 */
export function startInvoiceWatch(
  sources: { readonly netsuite: NetSuite; readonly invoiceChanges: ChangeFeed<InvoiceChange> },
  engine: WriteEngine,
  log: Log,
): () => Promise<void> {
  const end = new AbortController();
  const { signal } = end;
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await follow(sources, engine, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof SourceError) log.info({ err: error }, 'invoices could not be followed');
        else log.error({ err: error }, 'invoices could not be followed');
      }
      await delay(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  };
  const over = withCancellation(signal, () => inBackground(watch));
  return async () => {
    end.abort();
    await over;
  };
}

async function follow(
  { netsuite, invoiceChanges }: Parameters<typeof startInvoiceWatch>[0],
  engine: WriteEngine,
  signal: AbortSignal,
): Promise<void> {
  const handIn = async (request: BillingEventsRequest): Promise<void> => {
    await engine.submit({
      kind: BILLING_EVENTS_KIND,
      actor: WATCHER,
      idempotencyKey: randomUUID(),
      input: request as unknown as JsonObject,
      lane: BILLING_EVENTS_KIND,
    });
  };
  const [last] = await engine.operations({ actor: WATCHER, kinds: [BILLING_EVENTS_KIND] }, 1, undefined);
  let place = last?.input as unknown as BillingEventsRequest | undefined;
  if (!place) {
    const position = await presentInvoicePosition(netsuite);
    place = { position, first: position, changes: [] };
    await handIn(place);
  }
  const { first } = place;
  const after = earlierInvoicePosition(place.position, first);
  for await (const batch of inBatches(await invoiceChanges.listen(after, signal, Number.POSITIVE_INFINITY))) {
    const changes = batch.flatMap(({ value: { kind, invoiceId, orderId, isSettled } }) => {
      const isNew = kind === 'CREATED';
      return orderId !== null && (isNew || isSettled) ? [{ invoiceId, orderId, isNew }] : [];
    });
    const { position } = batch.at(-1) as Change<InvoiceChange>;
    if (changes.length > 0) await handIn({ position, first, changes });
  }
}

/** What comes, so much at a time as is there, within the bound. */
async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  const iterator = all[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<T>> => {
    const next = iterator.next();
    // Whoever takes it hears of the failure.
    next.catch(() => {});
    return next;
  };
  try {
    let next = ask();
    for (;;) {
      const first = await next;
      if (first.done) return;
      const batch = [first.value];
      next = ask();
      while (batch.length < CHANGES_AT_ONCE) {
        const more = await Promise.race([next, turn(undefined)]);
        if (!more || more.done) break;
        batch.push(more.value);
        next = ask();
      }
      yield batch;
    }
  } finally {
    await iterator.return?.();
  }
}
