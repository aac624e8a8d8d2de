import { Decimal } from '#kit/money.ts';
import { itemFields } from '#sources/netsuite/saleable-items.ts';
import type { LineFacts, QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import { netOf, percentText } from './net-price.ts';
import { fromNetSuite, type Rule, type Verdict, verdict } from './rule.ts';

/** What a line brings in and what it costs, in one currency. */
interface Amounts {
  readonly net: Decimal;
  readonly cost: Decimal;
}

/** What is left of the price after the cost that the books have, by line and for the quote as a whole. */
export const marginRule: Rule = (facts, policy) => {
  const known: Amounts[] = [];
  const verdicts = facts.lines.flatMap((line, i) => {
    // What is not in the books at all is another rule's concern.
    if (!line.item) return [];
    const amounts = amountsOf(facts, line);
    const path = ['lines', String(i), 'unitPrice'];
    if (!amounts) return [unknown(facts, policy, path, line)];
    known.push(amounts);
    return below(facts, policy, amounts, path, line.product.name);
  });
  // A sum that lacks a cost would flatter the margin.
  if (known.length < facts.lines.length) return verdicts;
  const total = (which: keyof Amounts): Decimal =>
    known.reduce((sum, one) => sum.plus(one[which]), new Decimal(0));
  const quote = { net: total('net'), cost: total('cost') };
  return [...verdicts, ...below(facts, policy, quote, ['total'], 'The quote as a whole')];
};

/** Undefined where the books have no cost, or no rate to compare it with the price. */
function amountsOf({ quote, ratesToBase }: QuoteFacts, line: LineFacts): Amounts | undefined {
  const { cost, costCurrency } = line.item ?? {};
  if (cost == null) return undefined;
  const sameCurrency = costCurrency === quote.currencyCode;
  const rate = sameCurrency ? '1' : ratesToBase.get(quote.currencyCode);
  if (rate === undefined) return undefined;
  return { net: netOf(line).times(rate), cost: new Decimal(cost).times(line.quantity) };
}

function below(
  facts: QuoteFacts,
  { margin }: SalesPolicy,
  { net, cost }: Amounts,
  path: readonly string[],
  what: string,
): Verdict[] {
  const floor = (facts.channel && margin.channels?.[facts.channel]?.floor) ?? margin.floor;
  const left = net.minus(cost);
  const isBelow = net.gt(0) ? left.times(100).lt(net.times(floor)) : cost.gt(0);
  if (!isBelow) return [];
  const actual = net.gt(0) ? percentText(left, net) : 'no price';
  return [
    verdict(margin.below, 'MARGIN_BELOW_FLOOR', {
      path,
      message: `${what} leaves a margin of ${actual}; the floor is ${floor} %.`,
      actual,
      limit: `${floor} %`,
      source: fromNetSuite(facts, itemFields.cost),
      howToFix:
        'Raise the price or lower the discount until the margin reaches the floor, or have it approved.',
    }),
  ];
}

function unknown(
  facts: QuoteFacts,
  { margin }: SalesPolicy,
  path: readonly string[],
  line: LineFacts,
): Verdict {
  const hasCost = line.item?.cost != null;
  return verdict(margin.unknown, 'MARGIN_UNKNOWN', {
    path,
    message: hasCost
      ? `The margin of ${line.product.name} is not known: the books have no rate for ${facts.quote.currencyCode}.`
      : `The margin of ${line.product.name} is not known: the books have no cost of it.`,
    source: fromNetSuite(facts, itemFields.cost),
    howToFix: hasCost ? 'Have finance enter the exchange rate.' : 'Have finance enter the cost of the item.',
  });
}
