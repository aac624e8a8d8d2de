import type { Conflict, WrittenRecord } from '../written.ts';
import type { Fields } from './field-values.ts';
import { type AddressWrite, addressFields } from './order-writes.ts';
import { updateRecord } from './record-writes.ts';
import type { Salesforce } from './salesforce.ts';

/** Changes of an account; what is left out stays, null empties. */
export interface AccountChange {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly billingAddress?: AddressWrite | undefined;
  readonly shippingAddress?: AddressWrite | undefined;
}

const FIELDS = { name: 'Name', phone: 'Phone', website: 'Website', description: 'Description' } as const;

/** Changes an account. Throws SourceError. */
export function updateAccount(
  salesforce: Salesforce,
  id: string,
  change: AccountChange,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const given = Object.entries(FIELDS).flatMap(([name, field]): [string, string | null][] => {
    const value = change[name as keyof typeof FIELDS];
    return value === undefined ? [] : [[field, value]];
  });
  const fields: Fields = {
    ...Object.fromEntries(given),
    ...addressFields('Billing', change.billingAddress),
    ...addressFields('Shipping', change.shippingAddress),
  };
  return updateRecord(salesforce, 'Account', id, fields, expectedVersion);
}
