import { decodeId, type RecordRef } from '#kit/ids.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { existsInNetSuite } from '#sources/netsuite/existing.ts';
import type { Context } from '../context.ts';
import { filterId } from '../filter-id.ts';

/** A customer by the one ref that the graph names it by. */
export interface CustomerRecord {
  readonly ref: RecordRef;
}

export function customerOf(context: Context, ref: RecordRef): CustomerRecord {
  return { ref: context.identity.canonical('customer', ref) };
}

/** NetSuite's internal id; null when NetSuite does not know the customer. */
export function netsuiteIdOfCustomer(context: Context, { ref }: CustomerRecord): string | null {
  return netsuiteIdOf(context.identity, 'customer', ref);
}

/** The customer that a reference names; null where it is one of NetSuite's that does not exist for a partner. */
export async function referencedCustomer(context: Context, id: string): Promise<CustomerRecord | null> {
  const ref = decodeId(id, 'Customer');
  return (await existsInNetSuite(context, 'customer', ref)) ? customerOf(context, ref) : null;
}

/** The internal id for a filter's customer id, as `filterId` gives it. */
export async function customerFilterId(
  context: Context,
  id: string | null | undefined,
): Promise<string | undefined> {
  return id == null
    ? undefined
    : filterId(context, 'customer', decodeId(id, 'Customer', 'filter.customerId'));
}
