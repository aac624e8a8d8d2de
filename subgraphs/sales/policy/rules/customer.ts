import { standingFields } from '#sources/netsuite/standing.ts';
import { offerFields } from '#sources/salesforce/offers.ts';
import { fromNetSuite, fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether there is a customer whom the books can bill in the quote's currency. */
export const customerRule: Rule = (facts, { customer: rules }) => {
  const { quote, customer } = facts;
  if (quote.accountId === null) {
    return [
      verdict(rules.missing, 'CUSTOMER_MISSING', {
        path: ['customer'],
        message: 'The quote has no customer: its opportunity has no account.',
        source: fromSalesforce(facts, offerFields.account),
        howToFix: 'Give the opportunity its account.',
      }),
    ];
  }
  if (!customer) {
    return [
      verdict(rules.notInErp, 'CUSTOMER_NOT_IN_ERP', {
        path: ['customer'],
        message: 'NetSuite does not know the customer.',
        source: fromNetSuite(facts, standingFields.customer),
        howToFix: 'Have the customer made in NetSuite, or linked by the key that both systems share.',
      }),
    ];
  }
  const verdicts: Verdict[] = [];
  if (!customer.isActive) {
    verdicts.push(
      verdict(rules.inactive, 'CUSTOMER_INACTIVE_IN_ERP', {
        path: ['customer'],
        message: 'The customer is inactive in NetSuite.',
        actual: 'inactive',
        limit: 'active',
        source: fromNetSuite(facts, standingFields.active),
        howToFix: 'Ask accounts receivable to make the customer active again.',
      }),
    );
  }
  if (customer.subsidiaries.length === 0) {
    verdicts.push(
      verdict(rules.withoutSubsidiary, 'SUBSIDIARY_UNRESOLVED', {
        path: ['customer'],
        message: 'No subsidiary sells to the customer.',
        source: fromNetSuite(facts, standingFields.subsidiary),
        howToFix: 'Have finance give the customer its subsidiary.',
      }),
    );
  }
  if (quote.currencyCode !== customer.currencyCode) {
    verdicts.push(
      verdict(rules.otherCurrency, 'CURRENCY_NOT_ENABLED_FOR_CUSTOMER', {
        path: ['total', 'currencyCode'],
        message: `The quote is in ${quote.currencyCode}, the customer's account is in ${customer.currencyCode}.`,
        actual: quote.currencyCode,
        limit: customer.currencyCode,
        source: fromNetSuite(facts, standingFields.currency),
        howToFix: `Quote in ${customer.currencyCode}, or ask accounts receivable about ${quote.currencyCode}.`,
      }),
    );
  }
  return verdicts;
};
