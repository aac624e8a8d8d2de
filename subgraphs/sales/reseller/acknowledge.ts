import { Decimal } from '#kit/money.ts';
import {
  type Acknowledgement,
  found,
  type LineAcknowledgement,
  passed,
  type RuleOutcome,
} from './acknowledgement.ts';
import type { ResellerFacts } from './facts.ts';
import { judgeLine } from './line-rules.ts';
import { creditRules, dealRule, identityRules } from './order-rules.ts';
import type { PurchaseOrder } from './purchase-order.ts';

/** Judges a purchase order by every rule that can be looked at. The same order and facts give the same answer. */
export function acknowledge(order: PurchaseOrder, facts: ResellerFacts): Acknowledgement {
  const rules = identityRules(order, facts);
  const { partner } = facts;
  if (partner === null || partner.books === null) return rejected(order, rules);

  const { deal, rule, hold } = dealRule(order, facts, partner);
  if (rule) rules.push(rule);
  const lines = order.lines.map((line) => judgeLine(order, line, facts, partner, deal));
  rules.push(...lines.flatMap((line) => line.rules));
  const acknowledged = lines.map((line) => line.acknowledgement);
  rules.push(...completeness(order, acknowledged));

  const total = sumOf(acknowledged);
  const credit = creditRules(order, partner.books, total);
  rules.push(...credit.rules);
  if (isVoid(rules, acknowledged)) return rejected(order, rules, acknowledged);
  const holds = [...(hold ? [hold] : []), ...credit.holds];
  const changed = acknowledged.some(({ status }) => status !== 'ACCEPTED');
  return {
    status: holds.length > 0 ? 'HELD' : changed ? 'ACCEPTED_WITH_CHANGES' : 'ACCEPTED',
    lines: acknowledged,
    holds,
    rules,
    total: total.toFixed(),
  };
}

function completeness(order: PurchaseOrder, lines: readonly LineAcknowledgement[]): RuleOutcome[] {
  if (!order.completeOrderOnly) return [];
  const changed = lines.filter(({ status }) => status !== 'ACCEPTED').map(({ lineNumber }) => lineNumber);
  if (changed.length === 0) return [passed('LINES_COMPLETE', 'Every line can be taken as ordered')];
  return [
    found(
      'LINES_COMPLETE',
      'REJECT',
      `Lines ${changed.join(', ')} cannot be taken as ordered`,
      'Correct the lines, or take what can be confirmed',
    ),
  ];
}

/** A rule of the whole order refused it, or no line is left. */
function isVoid(rules: readonly RuleOutcome[], lines: readonly LineAcknowledgement[]): boolean {
  return (
    rules.some(({ outcome, lineNumber }) => outcome === 'REJECT' && lineNumber === null) ||
    lines.every(({ status }) => status === 'REJECTED')
  );
}

/** Nothing of the order is taken: a line that could have been shares the order's fate. */
function rejected(
  order: PurchaseOrder,
  rules: readonly RuleOutcome[],
  lines: readonly LineAcknowledgement[] = [],
): Acknowledgement {
  const wholeOrder = rules.filter(({ outcome, lineNumber }) => outcome === 'REJECT' && lineNumber === null);
  return {
    status: 'REJECTED',
    lines: order.lines.map((line): LineAcknowledgement => {
      const judged = lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
      if (judged?.status === 'REJECTED') return judged;
      const { lineNumber, productReference, quantity, unitPrice } = line;
      return {
        lineNumber,
        productId: judged?.productId ?? null,
        productReference,
        status: 'REJECTED',
        reasonCodes: [...(judged?.reasonCodes ?? []), ...wholeOrder.map(({ code }) => code)],
        requested: { quantity, unitPrice },
        confirmed: null,
      };
    }),
    holds: [],
    rules,
    total: '0',
  };
}

function sumOf(lines: readonly LineAcknowledgement[]): Decimal {
  let total = new Decimal(0);
  for (const { confirmed } of lines)
    if (confirmed) total = total.plus(new Decimal(confirmed.quantity).times(confirmed.unitPrice));
  return total;
}
