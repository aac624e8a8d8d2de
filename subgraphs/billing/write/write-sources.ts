import type { Clock } from '#kit/time.ts';
import type { FreshIdentity } from '#sources/identity/find-netsuite-id.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Salesforce } from '#sources/salesforce/salesforce.ts';

/** What the steps of this subgraph's writes work with; it outlives every request. */
export interface WriteSources extends FreshIdentity {
  readonly netsuite: NetSuite;
  /** Asked only which line of an order is which. */
  readonly salesforce: Salesforce;
  readonly clock: Clock;
}
