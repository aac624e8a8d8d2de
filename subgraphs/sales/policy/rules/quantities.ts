import { Decimal, decimalText } from '#kit/money.ts';
import { offerFields } from '#sources/salesforce/offers.ts';
import { fromSalesforce, type Rule, verdict } from './rule.ts';

/** Whether a line's quantity is one that is sold; what is said of a product goes before what is said of its family. */
export const quantityRule: Rule = (facts, { quantities }) =>
  facts.lines.flatMap(({ product, quantity }, i) => {
    const allowed =
      quantities.limits.find((one) => one.product !== undefined && one.product === product.key) ??
      quantities.limits.find((one) => one.family !== undefined && one.family === product.family);
    const { min = '0', max } = allowed ?? {};
    const exact = new Decimal(quantity);
    if (exact.gte(min) && (max === undefined || exact.lte(max))) return [];
    return [
      verdict(quantities.outOfRange, 'QTY_OUT_OF_RANGE', {
        path: ['lines', String(i), 'quantity'],
        message: `${product.name} is not sold in a quantity of ${decimalText(quantity)}.`,
        actual: decimalText(quantity),
        limit: max === undefined ? `at least ${min}` : `${min} to ${max}`,
        source: fromSalesforce(facts, offerFields.quantity),
        howToFix: max === undefined ? `Offer at least ${min}.` : `Offer ${min} to ${max}.`,
      }),
    ];
  });
