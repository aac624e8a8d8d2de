import { type TestStack, testStack } from '../../../support/stack.ts';
import { type Vendors, vendorsOf } from '../../support/vendors.ts';

/** What a refused write could have touched in Salesforce. */
const OBJECTS = ['Account', 'Opportunity', 'Quote', 'QuoteLineItem', 'Order', 'OrderItem', 'ProcessInstance'];
/** And in NetSuite. */
const TABLES = ['transaction', 'customer'];

export interface TwoSystems extends TestStack, Vendors {
  /** How many records there are of each kind, and when one changed last: the same if nothing was written. */
  traces(): Promise<unknown>;
  /** Ends every failure that was ordered. */
  mend(): Promise<void>;
}

/** A stack whose writes are tried again soon, beside both vendors' own words on what they hold. */
export async function twoSystems(environment: Record<string, string> = {}): Promise<TwoSystems> {
  const stack = await testStack({
    TODAY: '2026-06-30',
    IDENTITY_REFRESH_MS: '3600000',
    WRITE_ANSWER_MS: '5000',
    WRITE_RETRY_BASE_MS: '20',
    WRITE_RETRY_CEILING_MS: '200',
    ...environment,
  });
  const vendors = await vendorsOf(stack);
  return {
    ...stack,
    ...vendors,
    traces: () =>
      Promise.all([
        ...OBJECTS.map((object) =>
          vendors.soql(`SELECT COUNT(Id) n, MAX(SystemModstamp) latest FROM ${object}`),
        ),
        ...TABLES.map((table) =>
          vendors.suiteql(`SELECT COUNT(*) AS n, MAX(lastmodifieddate) AS latest FROM ${table} ORDER BY n`),
        ),
      ]),
    mend: async () => {
      await vendors.faults('salesforce', []);
      await vendors.faults('netsuite', []);
    },
  };
}
