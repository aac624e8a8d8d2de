import type { Writes } from '#engine/graph/writes.ts';
import type { Viewer } from '#kit/identity/viewer.ts';
import type { ChangeFeed } from '#sources/feed/change.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { InvoiceChange } from '#sources/netsuite/invoice-changes.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { Loaders } from './loaders.ts';
import type { DatedFigures } from './reports/kept-day.ts';

/** What every resolver of the billing subgraph works with; made for one request of one viewer. */
export interface Context {
  readonly viewer: Viewer;
  readonly netsuite: NetSuiteAccess;
  readonly identity: Identity;
  readonly invoiceChanges: ChangeFeed<InvoiceChange>;
  readonly load: Loaders;
  readonly writes: Writes;
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string;
  /** When this request began to read the sources, UTC. */
  readonly observedAt: string;
  /**
   * The figures of a day, with when they were read. Those of a day that is closed are kept by their key, which names all
   * that they depend on beside the accounting periods, until a period is reopened; others are read.
   */
  keptFigures<T>(key: readonly unknown[], day: string, read: () => Promise<T>): Promise<DatedFigures<T>>;
  /** Forgets what this request has read: a write may have changed it. */
  readAnew(): void;
}
