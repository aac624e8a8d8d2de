import type { RecordRef } from '../../kit/ids.ts';
import type { Identity } from './identity.ts';

/** The lane of a customer's writes, the same whichever of its ids names it. */
export function laneOfCustomer(identity: Identity, ref: RecordRef): string {
  const { system, id } = identity.canonical('customer', ref);
  return `customer:${system}:${id}`;
}

/** The lane of an order's customer, as the index of keys knows it; undefined where it does not. */
export function laneOfOrder(identity: Identity, ref: RecordRef): string | undefined {
  const linked = identity.linked('order', ref);
  const account = linked?.salesforce?.ownerId;
  if (account != null) return laneOfCustomer(identity, { system: 'salesforce', id: account });
  const customer = linked?.netsuite?.ownerId;
  return customer == null ? undefined : laneOfCustomer(identity, { system: 'netsuite', id: customer });
}
