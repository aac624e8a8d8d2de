import type { Writes } from '#engine/graph/writes.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import type { Viewer } from '#kit/identity/viewer.ts';
import type { Clock } from '#kit/time.ts';
import type { ChangeFeed, MISSED } from '#sources/feed/change.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { OrderChange } from '#sources/salesforce/order-changes.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';
import type { Loaders } from './loaders.ts';
import type { SalesPolicy } from './policy/policy.ts';
import type { Lanes } from './write/lane.ts';

/** What every resolver of the sales subgraph works with; made for one request of one viewer. */
export interface Context {
  readonly viewer: Viewer;
  readonly salesforce: SalesforceAccess;
  readonly netsuite: NetSuiteAccess;
  readonly identity: Identity;
  readonly clock: Clock;
  /** What quotes are judged by. */
  readonly policy: SalesPolicy;
  readonly orderChanges: ChangeFeed<OrderChange | typeof MISSED>;
  readonly load: Loaders;
  /** What operations are read from. */
  readonly engine: WriteEngine;
  readonly writes: Writes;
  readonly lanes: Lanes;
  /** When this request began to read the sources, UTC; after a write, when it began to read anew. */
  readonly observedAt: string;
  /** Lets what follows read the sources again: a write has changed what was read before. */
  readAnew(): void;
}
