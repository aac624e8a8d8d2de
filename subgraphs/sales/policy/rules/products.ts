import { itemFields } from '#sources/netsuite/saleable-items.ts';
import { offerFields } from '#sources/salesforce/offers.ts';
import type { LineFacts, QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import { fromNetSuite, fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether both systems sell what is offered, to this customer. */
export const productRule: Rule = (facts, policy) =>
  facts.lines.flatMap((line, i) => {
    const path = ['lines', String(i), 'product'];
    return [...inCatalogue(facts, policy, line, path), ...inBooks(facts, policy, line, path)];
  });

function inCatalogue(
  facts: QuoteFacts,
  { products }: SalesPolicy,
  { product }: LineFacts,
  path: string[],
): Verdict[] {
  if (product.isActive) return [];
  return [
    verdict(products.inactive, 'PRODUCT_INACTIVE', {
      path,
      message: `${product.name} is no longer sold.`,
      actual: 'inactive',
      limit: 'active',
      source: fromSalesforce(facts, offerFields.productActive),
      howToFix: 'Offer the product that took its place.',
    }),
  ];
}

function inBooks(facts: QuoteFacts, { products }: SalesPolicy, line: LineFacts, path: string[]): Verdict[] {
  const { item, product } = line;
  if (!item) {
    return [
      verdict(products.notInErp, 'PRODUCT_UNMAPPED', {
        path,
        message: `NetSuite has no item for ${product.name}.`,
        actual: product.key,
        source: fromNetSuite(facts, itemFields.item),
        howToFix: 'Have the item made in NetSuite under the key that both systems share.',
      }),
    ];
  }
  const verdicts: Verdict[] = [];
  if (!item.isActive) {
    verdicts.push(
      verdict(products.inactiveInErp, 'PRODUCT_INACTIVE_IN_ERP', {
        path,
        message: `The item of ${product.name} is inactive in NetSuite.`,
        actual: 'inactive',
        limit: 'active',
        source: fromNetSuite(facts, itemFields.active),
        howToFix: 'Offer another product, or have finance make the item active again.',
      }),
    );
  }
  const sellers = facts.customer?.subsidiaries ?? [];
  const isSold = item.subsidiaries.length === 0 || sellers.some(({ id }) => item.subsidiaries.includes(id));
  if (sellers.length > 0 && !isSold) {
    verdicts.push(
      verdict(products.notInSubsidiary, 'ITEM_NOT_IN_SUBSIDIARY', {
        path,
        message: `${product.name} is not sold by the customer's subsidiary.`,
        limit: sellers.map(({ name }) => name).join(', '),
        source: fromNetSuite(facts, itemFields.subsidiary),
        howToFix: 'Have finance make the item available in the subsidiary, or offer another product.',
      }),
    );
  }
  return verdicts;
}
