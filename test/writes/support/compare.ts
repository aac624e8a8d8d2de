import type { OperationView } from './graph-client.ts';
import type { HeldOrder } from './held-orders.ts';
import type { ResellerOrder } from './reseller-orders.ts';

/** What may not be; each names the purchase orders that are so. */
export interface Differences {
  /** More than one order of the purchase order in one system. */
  readonly doubled: readonly string[];
  readonly inOneSystemOnly: readonly string[];
  /** Accepted, and not refused, but in neither system. */
  readonly lost: readonly string[];
  /** In both, and either names another one, or none. */
  readonly unlinked: readonly string[];
  /** Other products, quantities, prices, currency or status than were ordered. */
  readonly wrong: readonly string[];
  /** Refused, and yet there. */
  readonly leftOver: readonly string[];
  /** Accepted, and neither done nor refused. */
  readonly notFinal: readonly string[];
  /** In a system, and never submitted. */
  readonly unknown: readonly string[];
}

/** What both systems' own word must be. */
export const NOTHING_WRONG: Differences = {
  doubled: [],
  inOneSystemOnly: [],
  lost: [],
  unlinked: [],
  wrong: [],
  leftOver: [],
  notFinal: [],
  unknown: [],
};

export interface AcceptedOrder {
  readonly order: ResellerOrder;
  readonly operation: OperationView;
}

const CALLED_OFF = ['Cancelled'];

/** Holds what was accepted against what both systems hold. */
export function differences(
  accepted: readonly AcceptedOrder[],
  held: { readonly salesforce: readonly HeldOrder[]; readonly netsuite: readonly HeldOrder[] },
): Differences {
  const live = (orders: readonly HeldOrder[]) =>
    Map.groupBy(
      orders.filter(({ status }) => !CALLED_OFF.includes(status)),
      ({ poNumber }) => poNumber,
    );
  const inSalesforce = live(held.salesforce);
  const inNetSuite = live(held.netsuite);
  const found: Record<keyof Differences, string[]> = {
    doubled: [],
    inOneSystemOnly: [],
    lost: [],
    unlinked: [],
    wrong: [],
    leftOver: [],
    notFinal: [],
    unknown: [],
  };
  for (const { order, operation } of accepted) {
    const { poNumber } = order;
    const crm = inSalesforce.get(poNumber) ?? [];
    const erp = inNetSuite.get(poNumber) ?? [];
    if (crm.length > 1 || erp.length > 1) found.doubled.push(poNumber);
    if ((crm.length === 0) !== (erp.length === 0)) found.inOneSystemOnly.push(poNumber);
    if (operation.status === 'FAILED') {
      if (crm.length + erp.length > 0) found.leftOver.push(poNumber);
      continue;
    }
    if (operation.status !== 'SUCCEEDED') found.notFinal.push(poNumber);
    if (crm.length + erp.length === 0) found.lost.push(poNumber);
    const [one] = crm;
    const [other] = erp;
    if (!one || !other) continue;
    if (one.linkedId !== other.id || other.linkedId !== one.id || one.key !== other.key || one.key === null)
      found.unlinked.push(poNumber);
    const asOrdered = [one, other].every(
      ({ lines, currencyCode }) =>
        currencyCode === order.currencyCode && JSON.stringify(lines) === JSON.stringify(order.lines),
    );
    if (!asOrdered || one.status !== 'Activated' || /pending approval/i.test(other.status))
      found.wrong.push(poNumber);
  }
  const submitted = new Set(accepted.map(({ order }) => order.poNumber));
  for (const { poNumber } of [...held.salesforce, ...held.netsuite])
    if (!submitted.has(poNumber)) found.unknown.push(poNumber);
  return found;
}
