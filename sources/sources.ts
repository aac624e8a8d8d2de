import type { Log } from '../kit/log.ts';
import type { NetSuiteTarget, SalesforceTarget, Settings } from '../kit/settings.ts';
import type { SourceSystem } from '../kit/source-error.ts';
import type { Metrics } from '../kit/telemetry/metrics.ts';
import type { ChangeFeed, MISSED } from './feed/change.ts';
import { SharedFeed } from './feed/shared-feed.ts';
import { Identity } from './identity/identity.ts';
import { refreshIdentity } from './identity/refresh.ts';
import { type InvoiceChange, invoiceChanges } from './netsuite/invoice-changes.ts';
import { createNetSuite, type NetSuite } from './netsuite/netsuite.ts';
import { type OrderChange, orderChanges } from './salesforce/order-changes.ts';
import { createSalesforce, type Salesforce } from './salesforce/salesforce.ts';
import { SourceMeter } from './source-meter.ts';

/** Both systems and what links them, as a process holds them. */
export interface Sources {
  readonly salesforce: Salesforce;
  readonly netsuite: NetSuite;
  readonly identity: Identity;
  /** What changes, for any number of listeners; each is read once, and only while somebody listens. */
  readonly orderChanges: ChangeFeed<OrderChange | typeof MISSED>;
  readonly invoiceChanges: ChangeFeed<InvoiceChange>;
  /** Looks at both systems' keys once, at once. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Connects to both systems and begins to keep the index of keys; the first look is under way when this returns. */
export function openSources(
  settings: Settings,
  targets: { readonly salesforce: SalesforceTarget; readonly netsuite: NetSuiteTarget },
  log: Log,
  metrics: Metrics,
): Sources {
  const timeoutMs = settings.sourceTimeoutMs;
  const salesforce = createSalesforce(
    {
      ...targets.salesforce,
      timeoutMs,
      concurrency: settings.salesforceConcurrency,
      meter: new SourceMeter('salesforce', metrics),
    },
    settings.fields.salesforce,
  );
  const netsuite = createNetSuite(
    {
      ...targets.netsuite,
      timeoutMs,
      concurrency: settings.netsuiteConcurrency,
      meter: new SourceMeter('netsuite', metrics),
    },
    settings.fields.netsuite,
  );
  const identity = new Identity();
  const refresh = refreshIdentity(
    identity,
    { salesforce, netsuite },
    settings.identityRefreshMs,
    (system, error) => log.warn({ system, err: error }, 'the keys of a system could not be read'),
  );
  const waits =
    (system: SourceSystem) =>
    (error: unknown): void =>
      log.warn({ system, err: error }, 'changes cannot be read at the moment');
  const orders = new SharedFeed('salesforce', orderChanges(salesforce.connection, waits('salesforce')));
  const invoices = new SharedFeed(
    'netsuite',
    invoiceChanges(netsuite, settings.invoicePollMs, waits('netsuite')),
  );
  return {
    salesforce,
    netsuite,
    identity,
    orderChanges: orders,
    invoiceChanges: invoices,
    refresh: () => refresh.now(),
    stop: async () => {
      await Promise.all([orders.stop(), invoices.stop(), refresh.stop()]);
    },
  };
}
