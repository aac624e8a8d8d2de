import { SourceError } from '#kit/source-error.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { Context } from '../context.ts';
import { COMMON_LANE } from './written.ts';

const WITHIN_MS = 500;

/** The lane of the invoice's customer, if NetSuite tells who that is in time; else the common one. */
export async function laneOfInvoice({ load, identity }: Context, invoiceId: string): Promise<string> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), WITHIN_MS);
  try {
    const invoice = await Promise.race([load.invoice.load(invoiceId), late]);
    return invoice ? laneOfCustomer(identity, { system: 'netsuite', id: invoice.customerId }) : COMMON_LANE;
  } catch (error) {
    if (error instanceof SourceError) return COMMON_LANE;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
