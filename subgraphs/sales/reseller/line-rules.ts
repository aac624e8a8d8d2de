import { Decimal } from '#kit/money.ts';
import type { DealRegistrationRecord } from '#sources/salesforce/deal-registrations.ts';
import {
  found,
  type LineAcknowledgement,
  passed,
  type RuleCode,
  type RuleOutcome,
} from './acknowledgement.ts';
import type { PartnerFacts, ProductFacts, QuantityRange, ResellerFacts } from './facts.ts';
import { dealPrice, listedPrice } from './price.ts';
import type { PurchaseOrder, PurchaseOrderLine } from './purchase-order.ts';

export interface LineVerdict {
  readonly acknowledgement: LineAcknowledgement;
  readonly rules: readonly RuleOutcome[];
}

/** Judges one line; `deal` is the registration where it is valid for this order. */
export function judgeLine(
  order: PurchaseOrder,
  line: PurchaseOrderLine,
  facts: ResellerFacts,
  partner: PartnerFacts,
  deal: DealRegistrationRecord | null,
): LineVerdict {
  const { lineNumber, productReference } = line;
  const product = facts.products.get(productReference);
  const rules: RuleOutcome[] = [];
  const note = (rule: RuleOutcome): void => void rules.push({ ...rule, lineNumber });
  const rejected = (): LineVerdict => verdict(line, product, rules, null);

  if (!product) {
    note(
      found(
        'PRODUCT_KNOWN',
        'REJECT',
        `No product has the reference ${productReference}`,
        'Order by a reference of the price list',
      ),
    );
    return rejected();
  }
  note(passed('PRODUCT_KNOWN', 'The product is known'));
  note(soldRule(product));
  if (rules.at(-1)?.outcome === 'REJECT') return rejected();

  const { quantity, rule } = confirmedQuantity(line.quantity, product.quantities);
  note(rule);
  if (quantity === null) return rejected();

  const listed = listedPrice(facts.prices, partner, product.productId, quantity, facts.today);
  if (listed === undefined) {
    note(
      found(
        'PRICE_LISTED',
        'REJECT',
        `There is no price in ${order.currencyCode} for that many today`,
        'Order what the price list has for you',
      ),
    );
    return rejected();
  }
  note(passed('PRICE_LISTED', 'The price list has a price'));
  const unitPrice = dealPrice(deal, product.productId, listed, order.currencyCode);
  note(priceRule(line.unitPrice, unitPrice));
  note(availabilityRule(quantity, product.available));
  return verdict(line, product, rules, { quantity, unitPrice });
}

function soldRule({ isActive, item }: ProductFacts): RuleOutcome {
  const fix = 'Order a product that is sold';
  if (!isActive) return found('PRODUCT_SOLD', 'REJECT', 'The product is no longer sold', fix);
  if (item === null) return found('PRODUCT_SOLD', 'REJECT', 'The product cannot be invoiced yet', fix);
  if (!item.isActive) return found('PRODUCT_SOLD', 'REJECT', 'The product can no longer be invoiced', fix);
  if (!item.isInSubsidiary)
    return found('PRODUCT_SOLD', 'REJECT', 'The product is not sold by the company that serves you', fix);
  return passed('PRODUCT_SOLD', 'The product is sold');
}

/** As many as can be confirmed, never more than ordered; null: none at all. */
function confirmedQuantity(
  ordered: string,
  { minimum, maximum }: QuantityRange,
): { readonly quantity: string | null; readonly rule: RuleOutcome } {
  const wanted = new Decimal(ordered);
  if (minimum !== null && wanted.lt(minimum))
    return {
      quantity: null,
      rule: found(
        'QUANTITY_IN_RANGE',
        'REJECT',
        `${ordered} is less than is sold`,
        `Order at least ${minimum}`,
      ),
    };
  const quantity = maximum !== null && wanted.gt(maximum) ? new Decimal(maximum) : wanted;
  const text = quantity.toFixed();
  const rule = quantity.eq(wanted)
    ? passed('QUANTITY_IN_RANGE', 'The quantity is sold')
    : found('QUANTITY_IN_RANGE', 'WARN', `${text} of ${ordered} can be confirmed`, 'Ask for the rest apart');
  return { quantity: text, rule };
}

function priceRule(expected: string | null, confirmed: string): RuleOutcome {
  if (expected === null) return passed('PRICE_AGREED', 'The price is that of the price list');
  if (new Decimal(expected).eq(confirmed)) return passed('PRICE_AGREED', 'The price is as expected');
  return found(
    'PRICE_AGREED',
    'WARN',
    `The price is ${confirmed}, not ${expected}`,
    'Correct the purchase order, or name the registered deal whose price it is',
  );
}

function availabilityRule(quantity: string, available: string | null): RuleOutcome {
  if (available === null || new Decimal(available).gte(quantity))
    return passed('QUANTITY_AVAILABLE', 'It can be delivered at once');
  return found(
    'QUANTITY_AVAILABLE',
    'WARN',
    `${available} of ${quantity} can be delivered at once`,
    'The rest follows when it is there',
  );
}

const CHANGES: readonly (readonly [RuleCode, LineAcknowledgement['status']])[] = [
  ['QUANTITY_IN_RANGE', 'QUANTITY_CHANGED'],
  ['PRICE_AGREED', 'PRICE_CHANGED'],
  ['QUANTITY_AVAILABLE', 'BACKORDERED'],
];

function verdict(
  { lineNumber, productReference, quantity, unitPrice }: PurchaseOrderLine,
  product: ProductFacts | undefined,
  rules: readonly RuleOutcome[],
  confirmed: LineAcknowledgement['confirmed'],
): LineVerdict {
  const reasonCodes = rules.filter(({ outcome }) => outcome !== 'PASS').map(({ code }) => code);
  const change = CHANGES.find(([code]) => reasonCodes.includes(code));
  return {
    rules,
    acknowledgement: {
      lineNumber,
      productId: product?.productId ?? null,
      productReference,
      status: confirmed === null ? 'REJECTED' : (change?.[1] ?? 'ACCEPTED'),
      reasonCodes,
      requested: { quantity, unitPrice },
      confirmed,
    },
  };
}
