import type { WebhookEndpoint } from '#engine/webhooks/endpoints.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import type { Log } from '#kit/log.ts';
import type { Sources } from '#sources/sources.ts';
import { startSweeper } from './sweep/sweeper.ts';
import { startInvoiceWatch, wantsBillingEvents } from './webhook/invoice-watch.ts';
import type { WriteSources } from './write/write-sources.ts';

/**
 * What this subgraph does beside answering, where it writes: it heals orders that are half done (`sweepMs` 0: it does not), and
 * tells of those that are invoiced and paid. Given is what ends it.
 */
export function startSalesBackground(
  sources: WriteSources & Pick<Sources, 'invoiceChanges'>,
  engine: WriteEngine,
  { sweepMs, endpoints }: { readonly sweepMs: number; readonly endpoints: readonly WebhookEndpoint[] },
  log: Log,
): () => Promise<void> {
  const sweeper = sweepMs > 0 ? startSweeper(sources, engine, sweepMs, log) : undefined;
  const endWatch = wantsBillingEvents(endpoints) ? startInvoiceWatch(sources, engine, log) : undefined;
  return async () => {
    await Promise.all([sweeper?.stop(), endWatch?.()]);
  };
}
