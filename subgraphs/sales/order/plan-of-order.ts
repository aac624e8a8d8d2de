import { Decimal } from '#kit/money.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { AddressWrite } from '#sources/salesforce/order-writes.ts';
import type { WholePlacedOrder } from '#sources/salesforce/placed-orders.ts';
import type { OrderPlan } from './placement.ts';

/**
 * The plan that an order was placed by, read back from Salesforce's order itself; undefined where NetSuite does not know its
 * customer or a product. Throws SourceError while the links are not known.
 */
export function planOfOrder(identity: Identity, order: WholePlacedOrder): OrderPlan | undefined {
  const customerId = netsuiteIdOf(identity, 'customer', { system: 'salesforce', id: order.accountId });
  if (customerId === null) return undefined;
  const lines: OrderPlan['lines'][number][] = [];
  for (const { productId, priceEntryId, quantity, unitPrice, quoteLineId } of order.lines) {
    const itemId = netsuiteIdOf(identity, 'product', { system: 'salesforce', id: productId });
    if (itemId === null) return undefined;
    const [pieces, price] = [quantity, unitPrice].map((text) => new Decimal(text).toFixed()) as [
      string,
      string,
    ];
    lines.push({ priceEntryId, itemId, quantity: pieces, unitPrice: price, quoteLineId });
  }
  const { key, accountId, orderedOn, currencyCode, priceBookId, quoteId, opportunityId, poNumber } = order;
  const { partnerAccountId, endCustomer, dealRegistrationId, holdReason } = order;
  return {
    key,
    accountId,
    customerId,
    orderedOn,
    currencyCode,
    priceBookId,
    channel: order.channel ?? 'DIRECT',
    quoteId,
    opportunityId,
    poNumber,
    partnerAccountId,
    endCustomer,
    dealRegistrationId,
    shipTo: order.shipTo && shipTo(order.shipTo),
    billTo: order.billTo,
    holdReason,
    lines,
  };
}

/** NetSuite takes countries by their codes alone. */
function shipTo(address: AddressWrite): NonNullable<OrderPlan['shipTo']> {
  const { street, city, state, postalCode, country } = address;
  const given = { street, city, state, postalCode, country };
  const known = Object.fromEntries(Object.entries(given).filter(([, part]) => part != null));
  return /^[A-Z]{2}$/.test(country ?? '') ? { ...known, countryCode: country as string } : known;
}
