import type { Conflict, WrittenRecord } from '../written.ts';
import type { NetSuite } from './netsuite.ts';
import { type Body, updateRecord } from './record-writes.ts';

/** AUTO: NetSuite holds by its figures; ON: no new orders; OFF: never held. */
export type CreditHold = 'AUTO' | 'ON' | 'OFF';

/** Changes of a customer; what is left out stays, null empties. */
export interface NetSuiteCustomerChange {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** Sets whether a customer is on credit hold. Throws SourceError. */
export function setCreditHold(
  netsuite: NetSuite,
  id: string,
  hold: CreditHold,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  return updateRecord(netsuite, 'customer', id, { creditHoldOverride: { id: hold } }, expectedVersion);
}

/** Changes a customer. Throws SourceError. */
export function updateNetSuiteCustomer(
  netsuite: NetSuite,
  id: string,
  { name, email, phone }: NetSuiteCustomerChange,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const body: Body = {
    ...(name === undefined ? {} : { companyName: name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  return updateRecord(netsuite, 'customer', id, body, expectedVersion);
}
