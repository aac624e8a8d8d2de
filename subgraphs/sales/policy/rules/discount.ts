import { Decimal } from '#kit/money.ts';
import { offerFields } from '#sources/salesforce/offers.ts';
import type { FindingCode } from '../decision.ts';
import type { QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import { listOf, netOf, percentText } from './net-price.ts';
import { fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

const CODES: readonly FindingCode[] = ['DISCOUNT_OVER_REP', 'DISCOUNT_OVER_MANAGER', 'DISCOUNT_OVER_VP'];

/** How far lines, and the quote as a whole, are below the price list, however the price came down. */
export const discountRule: Rule = (facts, policy) => {
  const { line: lineSteps, quote: quoteSteps } =
    (facts.channel && policy.discounts.channels?.[facts.channel]) ?? policy.discounts;
  const lines = facts.lines.map((line) => ({ line, list: listOf(line), net: netOf(line) }));
  const verdicts = lines.flatMap(({ line, list, net }, i) =>
    exceeded(facts, lineSteps, list, net, ['lines', String(i), 'discountPercent'], line.product.name),
  );
  const total = (which: 'list' | 'net'): Decimal =>
    lines.reduce((sum, one) => sum.plus(one[which]), new Decimal(0));
  return [
    ...verdicts,
    ...exceeded(facts, quoteSteps, total('list'), total('net'), ['total'], 'The quote as a whole'),
  ];
};

/** The verdict of the highest step that is exceeded, none where none is. */
function exceeded(
  facts: QuoteFacts,
  steps: SalesPolicy['discounts']['line'],
  list: Decimal,
  net: Decimal,
  path: readonly string[],
  what: string,
): Verdict[] {
  if (!list.gt(0)) return [];
  const off = list.minus(net);
  const index = steps.findLastIndex(({ over }) => off.times(100).gt(list.times(over)));
  const step = steps[index];
  if (!step) return [];
  const field = path[0] === 'total' ? offerFields.lines : offerFields.discount;
  return [
    verdict(step.action, CODES[index] as FindingCode, {
      path,
      message: `${what} is ${percentText(off, list)} below the list price.`,
      actual: percentText(off, list),
      limit: `${step.over} %`,
      source: fromSalesforce(facts, field),
      howToFix: `Give at most ${steps[0]?.over} %, or have it approved.`,
    }),
  ];
}
