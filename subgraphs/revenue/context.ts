import type { Viewer } from '#kit/identity/viewer.ts';
import type { Loader } from '#kit/loader.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteRecord } from '#sources/netsuite/existing.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { BooksCalendar } from '#sources/netsuite/reports/books-calendar.ts';
import type { ConsolidatedRates } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Named, SubsidiaryName } from '#sources/netsuite/reports/names.ts';
import type { RevenueRow } from '#sources/netsuite/revenue.ts';
import type { RevenueKey } from './loaders.ts';
import type { PreviewLoaders } from './preview/loaders.ts';
import type { KeptFacts } from './reports/kept-facts.ts';

/** What every resolver of the revenue subgraph works with; made for one request of one viewer. */
export interface Context {
  readonly viewer: Viewer;
  readonly netsuite: NetSuiteAccess;
  readonly identity: Identity;
  /** What closed periods came to, shared by all requests. */
  readonly kept: KeptFacts;
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string;
  /** When this request began to read the sources, UTC. */
  readonly observedAt: string;
  readonly load: PreviewLoaders & {
    /** Whether a record of NetSuite exists for the viewer. */
    readonly exists: Loader<NetSuiteRecord, boolean>;
    readonly revenue: Loader<RevenueKey, RevenueRow[]>;
    readonly calendar: () => Promise<BooksCalendar>;
    readonly rates: () => Promise<ConsolidatedRates>;
    readonly employeeName: Loader<string, Named | null>;
    readonly className: Loader<string, Named | null>;
    readonly subsidiaryName: Loader<string, SubsidiaryName | null>;
  };
}
