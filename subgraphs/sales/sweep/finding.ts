import type { PlacedSalesOrder } from '#sources/netsuite/placed-sales-orders.ts';
import type { SalesOrderStatusLetter } from '#sources/netsuite/sales-orders.ts';
import type { PlacedOrder } from '#sources/salesforce/placed-orders.ts';
import { waitsOutsideBooks } from '../order/placement.ts';

/** What can be half done about an order that this product made. */
export type Finding =
  /** NetSuite has no sales order for it. */
  | 'NOT_PLACED'
  /** NetSuite has, and Salesforce's order does not know which. */
  | 'NOT_LINKED'
  /** Both are linked, nothing holds it, and it is still a draft. */
  | 'NOT_ACTIVATED'
  /** Ordered in both, while the quote that it came from is still open. */
  | 'QUOTE_OPEN'
  | 'CANCELLED_IN_SALESFORCE_ONLY'
  | 'CANCELLED_IN_NETSUITE_ONLY'
  /** Approved in the books, while Salesforce's still bears its hold. */
  | 'RELEASED_IN_NETSUITE_ONLY';

/** Pending fulfillment, partly fulfilled, or pending billing after either: it goes on. */
const UNDER_WAY: readonly SalesOrderStatusLetter[] = ['B', 'D', 'E', 'F'];

/** What is half done about an order and the sales order with its key; undefined: it is whole. */
export function findingOf(order: PlacedOrder, salesOrder: PlacedSalesOrder | undefined): Finding | undefined {
  const letter = salesOrder?.statusLetter;
  if (order.status === 'CANCELLED')
    return letter === 'A' || (letter && UNDER_WAY.includes(letter))
      ? 'CANCELLED_IN_SALESFORCE_ONLY'
      : undefined;
  if (order.status !== 'DRAFT' && order.status !== 'ACTIVATED') return undefined;
  if (letter === 'C') return 'CANCELLED_IN_NETSUITE_ONLY';
  // Linked to a record without our key: somebody has decided by hand.
  if (letter === undefined)
    return order.netsuiteId === null && !waitsOutsideBooks(order.holdReason) ? 'NOT_PLACED' : undefined;
  if (order.netsuiteId === null) return 'NOT_LINKED';
  if (order.status === 'DRAFT') {
    if (order.holdReason === null) return 'NOT_ACTIVATED';
    return UNDER_WAY.includes(letter) ? 'RELEASED_IN_NETSUITE_ONLY' : undefined;
  }
  const isOpen = order.quoteStatus === 'APPROVED' || order.quoteStatus === 'PRESENTED';
  return isOpen && order.opportunityId !== null ? 'QUOTE_OPEN' : undefined;
}
