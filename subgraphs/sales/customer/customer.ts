import type { Connection } from '#kit/connection.ts';
import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Channel } from '#sources/channel.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Context } from '../context.ts';

/** A customer by the one ref that the graph names it by; what it is called is read when it is asked for. */
export interface CustomerRecord {
  readonly ref: RecordRef;
}

/** What either system says of a customer's name and channel. */
interface Directory {
  readonly name: string;
  readonly channel: Channel | null;
  readonly version: string;
}

export type CustomerPage = Connection<CustomerRecord>;

export function customerOf(context: Context, ref: RecordRef): CustomerRecord {
  return { ref: context.identity.canonical('customer', ref) };
}

/** The customer if it exists for this viewer, else null. With its system down, a customer whose key is known is there. */
export async function findCustomer(context: Context, ref: RecordRef): Promise<CustomerRecord | null> {
  const customer = customerOf(context, ref);
  if (context.viewer.partner !== undefined) {
    // The id's own system first: that a foreign record is linked must not show, not even by which system fails.
    return (await ownRecord(context, ref)) ? existing(context, customer) : null;
  }
  try {
    return (await ownRecord(context, customer.ref)) ? customer : null;
  } catch (error) {
    if (error instanceof SourceError && context.identity.linked('customer', customer.ref)) return customer;
    throw error;
  }
}

/** The customer that a record or a reference names; null where it does not exist for a partner. */
export function namedCustomer(
  context: Context,
  ref: RecordRef,
): CustomerRecord | Promise<CustomerRecord | null> {
  const customer = customerOf(context, ref);
  return context.viewer.partner === undefined ? customer : existing(context, customer);
}

/** The one ref of a customer that a filter names; null where it does not exist for a partner. */
export async function filterCustomer(context: Context, ref: RecordRef): Promise<RecordRef | null> {
  if (context.viewer.partner === undefined) return context.identity.canonical('customer', ref);
  return (await findCustomer(context, ref))?.ref ?? null;
}

async function existing(context: Context, customer: CustomerRecord): Promise<CustomerRecord | null> {
  return (await directory(context, customer)) ? customer : null;
}

/** Salesforce's record of the customer; NetSuite's where no account is linked or Salesforce is down. */
export async function directory(context: Context, customer: CustomerRecord): Promise<Directory | null> {
  try {
    return await ownRecord(context, customer.ref);
  } catch (error) {
    if (!(error instanceof SourceError) || error.system !== 'salesforce') throw error;
    const netsuiteId = context.identity.linked('customer', customer.ref)?.netsuite?.id;
    const fallback = netsuiteId === undefined ? null : await context.load.netsuiteCustomer.load(netsuiteId);
    if (!fallback) throw error;
    return fallback;
  }
}

/** The record of the system that names the customer, from that system alone. */
export function ownRecord(context: Context, ref: RecordRef): Promise<Directory | null> {
  return ref.system === 'salesforce'
    ? context.load.account.load(ref.id)
    : context.load.netsuiteCustomer.load(ref.id);
}

/** The shared key, as the index knows it or else as the record says. */
export async function reference(context: Context, { ref }: CustomerRecord): Promise<string | null> {
  const linked = context.identity.linked('customer', ref);
  if (linked) return linked.salesforce?.key ?? linked.netsuite?.key ?? null;
  if (ref.system === 'netsuite') return (await context.load.netsuiteCustomer.load(ref.id))?.key ?? null;
  return (await context.load.account.load(ref.id))?.key ?? null;
}

export function netsuiteId(context: Context, { ref }: CustomerRecord): string | null {
  return netsuiteIdOf(context.identity, 'customer', ref);
}
