import { standingFields } from '#sources/netsuite/standing.ts';
import { fromNetSuite, fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether the quote gives the customer only the time to pay that is usual and that it has. */
export const termsRule: Rule = (facts, { terms }) => {
  const { customer, quote } = facts;
  const named = quote.terms?.value ?? customer?.termsName ?? null;
  if (named === null) return [];
  const source = quote.terms
    ? fromSalesforce(facts, quote.terms.field)
    : fromNetSuite(facts, standingFields.terms);
  const standard = terms.standard.find(({ name }) => name === named);
  const verdicts: Verdict[] = [];
  if (!standard) {
    verdicts.push(
      verdict(terms.nonStandard, 'TERMS_NON_STANDARD', {
        path: ['terms'],
        message: `${named} is not among the standard terms of payment.`,
        actual: named,
        limit: terms.standard.map(({ name }) => name).join(', '),
        source,
        howToFix: 'Offer standard terms, or have finance approve these.',
      }),
    );
  }
  const usual = customer?.termsDays ?? null;
  if (standard && usual !== null && standard.days > usual) {
    verdicts.push(
      verdict(terms.longerThanCustomer, 'TERMS_LONGER_THAN_CUSTOMER', {
        path: ['terms'],
        message: `${named} is longer than the customer's ${customer?.termsName}.`,
        actual: named,
        limit: customer?.termsName ?? null,
        source,
        howToFix: 'Offer the customer the terms that it has, or have finance approve longer ones.',
      }),
    );
  }
  return verdicts;
};
