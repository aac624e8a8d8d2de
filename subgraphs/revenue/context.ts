import type { Viewer } from '#kit/identity/viewer.ts';
import type { Loader } from '#kit/loader.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteRecord } from '#sources/netsuite/existing.ts';
import type { RevenueRow } from '#sources/netsuite/revenue.ts';
import type { RevenueKey } from './loaders.ts';

/** What every resolver of the revenue subgraph works with; made for one request of one viewer. */
export interface Context {
  readonly viewer: Viewer;
  readonly identity: Identity;
  readonly load: {
    /** Whether a record of NetSuite exists for the viewer. */
    readonly exists: Loader<NetSuiteRecord, boolean>;
    readonly revenue: Loader<RevenueKey, RevenueRow[]>;
  };
}
