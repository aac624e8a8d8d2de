import { currencyDigits, Decimal } from '#kit/money.ts';
import type { DealRegistrationRecord } from '#sources/salesforce/deal-registrations.ts';
import type { PartnerPriceRecord } from '#sources/salesforce/partner-prices.ts';
import type { PartnerFacts } from './facts.ts';

/**
 * What the partner pays for one piece: of the prices that hold on the day for that many pieces, its own before its
 * level's, then that of the greatest quantity step, then the newest. Undefined: nothing is listed.
 */
export function listedPrice(
  prices: readonly PartnerPriceRecord[],
  { accountId, level }: PartnerFacts,
  productId: string,
  quantity: string,
  today: string,
): string | undefined {
  const pieces = new Decimal(quantity);
  const holding = prices.filter(
    (price) =>
      price.productId === productId &&
      (price.partnerId === accountId ||
        (price.partnerId === null && level !== null && price.level === level)) &&
      pieces.gte(price.minimumQuantity) &&
      price.validFrom <= today &&
      (price.validTo === null || today <= price.validTo),
  );
  const [best] = holding.sort(
    (a, b) =>
      Number(b.partnerId !== null) - Number(a.partnerId !== null) ||
      new Decimal(b.minimumQuantity).cmp(a.minimumQuantity) ||
      (b.validFrom > a.validFrom ? 1 : b.validFrom < a.validFrom ? -1 : 0),
  );
  return best?.unitPrice;
}

/** The price under a registered deal: its special price or its further discount, whichever is lower; never more than listed. */
export function dealPrice(
  deal: DealRegistrationRecord | null,
  productId: string,
  listed: string,
  currencyCode: string,
): string {
  if (deal === null || (deal.productId !== null && deal.productId !== productId)) return listed;
  const offers = [new Decimal(listed)];
  if (deal.specialPrice !== null) offers.push(new Decimal(deal.specialPrice));
  if (deal.additionalDiscount !== null)
    offers.push(new Decimal(listed).times(new Decimal(100).minus(deal.additionalDiscount)).div(100));
  return Decimal.min(...offers).toFixed(currencyDigits(currencyCode));
}
