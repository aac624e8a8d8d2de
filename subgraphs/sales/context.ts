import type { Viewer } from '#kit/identity/viewer.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';
import type { Loaders } from './loaders.ts';
import type { SalesPolicy } from './policy/policy.ts';

/** What every resolver of the sales subgraph works with; made for one request of one viewer. */
export interface Context {
  readonly viewer: Viewer;
  readonly salesforce: SalesforceAccess;
  readonly netsuite: NetSuiteAccess;
  readonly identity: Identity;
  /** What quotes are judged by. */
  readonly policy: SalesPolicy;
  readonly load: Loaders;
  /** When this request began to read the sources, UTC. */
  readonly observedAt: string;
}
