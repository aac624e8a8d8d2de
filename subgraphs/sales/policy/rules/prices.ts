import { offerFields, type PriceBookRecord } from '#sources/salesforce/offers.ts';
import type { QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import { fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether the prices come from a price book that holds today, in the quote's currency. */
export const priceRule: Rule = (facts, policy) => [
  ...(facts.quote.priceBook ? bookExpired(facts, policy, facts.quote.priceBook) : []),
  ...facts.lines.flatMap((line, i): Verdict[] => {
    const path = ['lines', String(i), 'unitPrice'];
    const { product, isPriceActive, priceCurrencyCode } = line;
    const verdicts: Verdict[] = [];
    if (!isPriceActive) {
      verdicts.push(
        verdict(policy.prices.priceInactive, 'PRICE_INACTIVE', {
          path,
          message: `The price of ${product.name} is no longer in the price book.`,
          actual: 'inactive',
          limit: 'active',
          source: fromSalesforce(facts, offerFields.priceBookEntry),
          howToFix: 'Take the product out, or have its price entered again.',
        }),
      );
    }
    if (priceCurrencyCode !== facts.quote.currencyCode) {
      verdicts.push(
        verdict(policy.prices.otherCurrency, 'PRICEBOOK_CURRENCY_MISMATCH', {
          path,
          message: `The price of ${product.name} is in ${priceCurrencyCode}, the quote is in ${facts.quote.currencyCode}.`,
          actual: priceCurrencyCode,
          limit: facts.quote.currencyCode,
          source: fromSalesforce(facts, offerFields.priceCurrency),
          howToFix: 'Make the quote in the currency of its prices.',
        }),
      );
    }
    return verdicts;
  }),
];

function bookExpired(facts: QuoteFacts, { prices }: SalesPolicy, book: PriceBookRecord): Verdict[] {
  const { today } = facts;
  const { name, isActive, validFrom, validTo } = book;
  const early = validFrom !== null && today < validFrom.value;
  const late = validTo !== null && today > validTo.value;
  if (isActive && !early && !late) return [];
  const wrong = early ? validFrom : late ? validTo : null;
  return [
    verdict(prices.bookExpired, 'PRICEBOOK_EXPIRED', {
      path: ['lines'],
      message: `The price book ${name} ${early ? `holds only from ${validFrom.value}` : 'holds no more'}.`,
      actual: wrong ? today : 'inactive',
      limit: wrong ? wrong.value : 'active',
      source: fromSalesforce(facts, wrong?.field ?? offerFields.priceBook),
      howToFix: 'Make the quote anew from the price book that holds today.',
    }),
  ];
}
