import { Decimal, money } from '#kit/money.ts';
import { daysBetween } from '#kit/time.ts';
import type { CustomerStanding } from '#sources/netsuite/standing.ts';
import { standingFields } from '#sources/netsuite/standing.ts';
import type { QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import { fromNetSuite, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether the books let the customer have more on credit. */
export const creditRule: Rule = (facts, policy) => {
  const { customer } = facts;
  if (!customer) return [];
  return [
    ...hold(facts, customer, policy),
    ...limit(facts, customer, policy),
    ...overdue(facts, customer, policy),
  ];
};

function hold(
  facts: QuoteFacts,
  { holdOverride, onHold }: CustomerStanding,
  { credit }: SalesPolicy,
): Verdict[] {
  const byHand = holdOverride === 'ON';
  if (!byHand && (holdOverride === 'OFF' || !onHold)) return [];
  return [
    verdict(credit.hold, 'CUSTOMER_ON_CREDIT_HOLD', {
      path: ['customer'],
      message: byHand ? 'The customer is on credit hold, set by hand.' : 'The customer is on credit hold.',
      actual: byHand ? 'On' : 'Auto: on hold',
      limit: 'not on hold',
      source: fromNetSuite(facts, byHand ? standingFields.holdOverride : standingFields.hold),
      howToFix: byHand
        ? 'Ask accounts receivable to lift the hold.'
        : 'Have the customer pay what is overdue or over its limit, or ask accounts receivable for an exemption.',
    }),
  ];
}

/** What is open, what is on order and this quote together, against the limit, at the books' own rates. */
function limit(facts: QuoteFacts, customer: CustomerStanding, { credit }: SalesPolicy): Verdict[] {
  const { creditLimit, currencyCode } = customer;
  if (creditLimit === null) return [];
  const parts = [
    { currencyCode: facts.quote.currencyCode, amount: new Decimal(facts.quote.total) },
    ...customer.exposures.map((one) => ({
      currencyCode: one.currencyCode,
      amount: new Decimal(one.balance).plus(one.unbilled),
    })),
  ];
  // One currency needs no rate, and none that is not exact.
  const isOne = parts.every((part) => part.currencyCode === currencyCode);
  const rate = (code: string): string | undefined => (isOne ? '1' : facts.ratesToBase.get(code));
  const own = rate(currencyCode);
  const missing = [currencyCode, ...parts.map((part) => part.currencyCode)].find(
    (code) => rate(code) === undefined,
  );
  if (own === undefined || missing !== undefined)
    return [notComparable(facts, credit.notComparable, missing ?? currencyCode)];
  const exposure = parts.reduce(
    (sum, part) => sum.plus(part.amount.times(rate(part.currencyCode) as string)),
    new Decimal(0),
  );
  if (!exposure.gt(new Decimal(creditLimit).times(own))) return [];
  const actual = money(exposure.div(own), currencyCode);
  const allowed = money(creditLimit, currencyCode);
  const over = money(exposure.div(own).minus(creditLimit), currencyCode);
  return [
    verdict(credit.limit, 'CREDIT_LIMIT_EXCEEDED', {
      path: ['total'],
      message: `With this quote the customer would be ${over.amount} ${currencyCode} over its credit limit.`,
      actual,
      limit: allowed,
      source: fromNetSuite(facts, standingFields.creditLimit),
      howToFix:
        'Have the customer pay open invoices, make the quote smaller, or ask accounts receivable for a higher limit.',
    }),
  ];
}

function notComparable(
  facts: QuoteFacts,
  reaction: SalesPolicy['credit']['notComparable'],
  code: string,
): Verdict {
  return verdict(reaction, 'CREDIT_NOT_COMPARABLE', {
    path: ['total'],
    message: `The credit limit could not be checked: the books have no rate for ${code}.`,
    actual: code,
    source: fromNetSuite(facts, standingFields.currency),
    howToFix: 'Have finance enter the exchange rate.',
  });
}

/** The verdict of the highest step that the oldest open invoice is past. */
function overdue(facts: QuoteFacts, { overdueSince }: CustomerStanding, { credit }: SalesPolicy): Verdict[] {
  if (overdueSince === null) return [];
  const days = daysBetween(overdueSince, facts.today);
  const step = credit.overdue.findLast(({ moreThanDays }) => days > moreThanDays);
  if (!step) return [];
  return [
    verdict(step.action, 'CUSTOMER_OVERDUE', {
      path: ['customer'],
      message: `The customer's oldest open invoice is ${days} days overdue.`,
      actual: `${days} days`,
      limit: `${step.moreThanDays} days`,
      source: fromNetSuite(facts, standingFields.dueDate),
      howToFix: 'Ask the customer to pay what is overdue.',
    }),
  ];
}
