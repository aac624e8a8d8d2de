import { Decimal, money, sum } from '#kit/money.ts';
import type { PerformanceObligation, RevenuePreview } from '../generated/resolvers.ts';
import {
  type Allocation,
  allocateTransactionPrice,
} from '../ifrs15/allocation/allocate-transaction-price.ts';
import { determineChannelRevenue } from '../ifrs15/obligations/principal-or-agent.ts';
import { periodBalances } from './balances.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';
import { type LineSchedule, lineSchedule } from './schedule.ts';
import { type LineSellingPrice, sellingPrice } from './selling-price.ts';
import { type PreviewWarning, warning } from './warnings.ts';

/** What IFRS 15 makes of a quote or an order before it is booked; null where what it comes to is below zero. */
export function previewRevenue(facts: PreviewFacts): RevenuePreview | null {
  const { currencyCode, channel } = facts;
  const warnings: PreviewWarning[] = [];
  const own = facts.lines.filter((line) => line.currencyCode === currencyCode);
  for (const line of facts.lines)
    if (line.currencyCode !== currencyCode) warnings.push(warning('MIXED_CURRENCIES', line));
  const transactionPrice = sum(own.map((line) => line.total));
  if (transactionPrice.isNegative()) return null;
  // A line that takes off is a part of the price and nothing that is promised.
  const promised = own.filter((line) => !new Decimal(line.total).isNegative());
  const prices = promised.map((line) => {
    const price = sellingPrice(line, facts.items.get(line.itemId ?? ''), facts);
    if (price?.isOutOfRange) warnings.push(warning('SSP_OUT_OF_RANGE', line));
    return price;
  });
  const allocation = allocate(transactionPrice, promised, prices, currencyCode, warnings);
  const obligations = promised.map(
    (line, index): { readonly schedule: LineSchedule; readonly view: PerformanceObligation } => {
      const share = allocation.allocations[index] as Allocation['allocations'][number];
      const schedule = lineSchedule(line, share.allocated, facts, warnings);
      return { schedule, view: obligationView(line, share, prices[index], schedule, currencyCode) };
    },
  );
  const { revenue, customer } = determineChannelRevenue({
    channel,
    endCustomerConsideration: transactionPrice.toFixed(),
    currencyCode,
  });
  return {
    transactionPrice: money(revenue, currencyCode),
    channel,
    contractWith: customer,
    // What is sold is the company's own, whoever sells it on.
    principalOrAgent: 'PRINCIPAL',
    startsOn: facts.startsOn,
    billedOn: facts.billedOn,
    performanceObligations: obligations.map(({ view }) => view),
    periods: periodBalances(
      obligations.map(({ schedule }) => schedule),
      transactionPrice,
      facts,
    ),
    unscheduled: money(sum(obligations.map(({ schedule }) => schedule.unscheduled)), currencyCode),
    warnings,
  };
}

/** By relative stand-alone selling price; one line without any takes the residual, several keep what they were sold for. */
function allocate(
  transactionPrice: Decimal,
  lines: readonly PreviewLine[],
  prices: readonly (LineSellingPrice | undefined)[],
  currencyCode: string,
  warnings: PreviewWarning[],
): Pick<Allocation, 'allocations'> {
  if (lines.length === 0) return { allocations: [] };
  const unpriced = lines.filter((_, index) => prices[index] === undefined);
  const takesResidual = unpriced.length === 1 && lines.length > 1;
  const result = allocateTransactionPrice({
    transactionPrice: transactionPrice.toFixed(),
    performanceObligations: lines.map((line, index) => ({
      id: line.id,
      standAloneSellingPrice: prices[index]?.amount.toFixed() ?? line.total,
      ...(prices[index] === undefined && takesResidual ? { residual: { priceIsUncertain: true } } : {}),
    })),
    currencyCode,
  });
  for (const line of unpriced)
    warnings.push(warning(result.residual?.refused ? 'RESIDUAL_REFUSED' : 'SSP_MISSING', line));
  return result;
}

function obligationView(
  line: PreviewLine,
  share: Allocation['allocations'][number],
  price: LineSellingPrice | undefined,
  schedule: LineSchedule,
  currencyCode: string,
): PerformanceObligation {
  return {
    lineId: line.id,
    product: line.productId === null ? null : { id: line.productId },
    quantity: new Decimal(line.quantity).toFixed(),
    price: money(line.total, currencyCode),
    standAloneSellingPrice: money(share.standAloneSellingPrice, currencyCode),
    standAloneSellingPriceBasis: share.basis === 'RESIDUAL' ? 'RESIDUAL' : (price?.basis ?? 'CONTRACT_PRICE'),
    observedRange: price?.range
      ? { low: money(price.range.low, currencyCode), high: money(price.range.high, currencyCode) }
      : null,
    allocated: money(share.allocated, currencyCode),
    discount: money(share.discount, currencyCode),
    satisfaction: schedule.method === 'POINT_IN_TIME' ? 'POINT_IN_TIME' : 'OVER_TIME',
    method: schedule.method,
    ruleName: schedule.ruleName,
    termMonths: schedule.termMonths,
    schedule: schedule.lines.map(({ period, amount }) => ({ period, amount: money(amount, currencyCode) })),
  };
}
