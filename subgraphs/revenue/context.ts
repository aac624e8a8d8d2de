import type { Viewer } from '#kit/identity/viewer.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { Loaders } from './loaders.ts';
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
  readonly load: Loaders & PreviewLoaders;
}
