import { decodeId, type RecordRef } from '#kit/ids.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Context } from '../context.ts';

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

/** The internal id for a filter's customer id; `'0'`, which no record has, when NetSuite does not know the customer. */
export function customerFilterId(context: Context, id: string | null | undefined): string | undefined {
  if (id == null) return undefined;
  return netsuiteIdOf(context.identity, 'customer', decodeId(id, 'Customer', 'filter.customerId')) ?? '0';
}
