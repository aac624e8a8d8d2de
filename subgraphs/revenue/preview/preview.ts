import { Decimal, money, sum } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { PerformanceObligation, RevenuePreview } from '../generated/resolvers.ts';
import { accountForContract, type ContractAccounting } from '../ifrs15/account-for-contract.ts';
import type { Allocation } from '../ifrs15/allocation/allocate-transaction-price.ts';
import { determineChannelRevenue } from '../ifrs15/obligations/principal-or-agent.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';
import { type LineRecognition, lineRecognition } from './recognition.ts';
import { type LineSellingPrice, sellingPrice } from './selling-price.ts';
import { type PreviewWarning, warning } from './warnings.ts';

/** A promised line with what it sells for alone and when it is recognized. */
interface PromisedLine {
  readonly line: PreviewLine;
  readonly price: LineSellingPrice | undefined;
  readonly recognition: LineRecognition;
}

/** What IFRS 15 makes of a quote or an order before it is booked; null where what it comes to is below zero. */
export function previewRevenue(facts: PreviewFacts): RevenuePreview | null {
  const { currencyCode, channel, startsOn, billedOn } = facts;
  const warnings: PreviewWarning[] = [];
  const own = facts.lines.filter((line) => line.currencyCode === currencyCode);
  for (const line of facts.lines)
    if (line.currencyCode !== currencyCode) warnings.push(warning('MIXED_CURRENCIES', line));
  const transactionPrice = sum(own.map((line) => line.total));
  if (transactionPrice.isNegative()) return null;
  const promises = promised(own, facts, warnings);
  const contract = promises.length > 0 ? account(transactionPrice, promises, facts) : undefined;
  if (contract) warnOf(contract, promises, warnings);
  const { revenue, customer } = determineChannelRevenue({
    channel,
    endCustomerConsideration: transactionPrice.toFixed(),
    currencyCode,
  });
  const period = (id: string): ReportPeriod => facts.periods.find((one) => one.id === id) as ReportPeriod;
  return {
    transactionPrice: money(revenue, currencyCode),
    channel,
    contractWith: customer,
    // What is sold is the company's own, whoever sells it on.
    principalOrAgent: 'PRINCIPAL',
    startsOn,
    billedOn,
    performanceObligations: promises.map((one, index) =>
      obligationView(one, contract as ContractAccounting, index, period, currencyCode),
    ),
    periods: (contract?.periods ?? []).map((one) => ({
      period: period(one.periodId),
      recognized: money(one.revenue, currencyCode),
      cumulative: money(one.cumulativeRevenue, currencyCode),
      contractLiability: money(one.contractLiability, currencyCode),
      contractAsset: money(one.contractAsset, currencyCode),
    })),
    unscheduled: money(contract?.unscheduled ?? '0', currencyCode),
    warnings,
  };
}

/** A line that takes off is a part of the price and nothing that is promised. */
function promised(
  lines: readonly PreviewLine[],
  facts: PreviewFacts,
  warnings: PreviewWarning[],
): PromisedLine[] {
  return lines
    .filter((line) => !new Decimal(line.total).isNegative())
    .map((line) => {
      const price = sellingPrice(line, facts.items.get(line.itemId ?? ''), facts);
      if (price?.isOutOfRange) warnings.push(warning('SSP_OUT_OF_RANGE', line));
      return { line, price, recognition: lineRecognition(line, facts, warnings) };
    });
}

/** By relative stand-alone selling price; one line without any takes the residual, several keep what they were sold for. */
function account(
  transactionPrice: Decimal,
  promises: readonly PromisedLine[],
  { startsOn, billedOn, periods, currencyCode }: PreviewFacts,
): ContractAccounting {
  const takesResidual = promises.length > 1 && promises.filter(({ price }) => !price).length === 1;
  return accountForContract({
    transactionPrice: transactionPrice.toFixed(),
    performanceObligations: promises.map(({ line, price, recognition: { method, termMonths } }) => ({
      id: line.id,
      standAloneSellingPrice: price?.amount.toFixed() ?? line.total,
      ...(price === undefined && takesResidual ? { residual: { priceIsUncertain: true } } : {}),
      recognition: { method, startDate: startsOn, ...(termMonths === null ? {} : { termMonths }) },
    })),
    billing: [{ date: billedOn, amount: transactionPrice.toFixed() }],
    periods: periods.map(({ id, startsOn: startDate, endsOn: endDate }) => ({ id, startDate, endDate })),
    currencyCode,
  });
}

function warnOf(
  { allocation, performanceObligations }: ContractAccounting,
  promises: readonly PromisedLine[],
  warnings: PreviewWarning[],
): void {
  promises.forEach(({ line, price }, index) => {
    if (price === undefined)
      warnings.push(warning(allocation.residual?.refused ? 'RESIDUAL_REFUSED' : 'SSP_MISSING', line));
    const missing = performanceObligations[index]?.schedule.missingPeriods ?? [];
    if (missing.some((one) => !new Decimal(one.amount).isZero()))
      warnings.push(
        warning(
          'PERIODS_NOT_DEFINED',
          line,
          missing.map((one) => one.startDate),
        ),
      );
  });
}

function obligationView(
  { line, price, recognition }: PromisedLine,
  { allocation, performanceObligations }: ContractAccounting,
  index: number,
  period: (id: string) => ReportPeriod,
  currencyCode: string,
): PerformanceObligation {
  const share = allocation.allocations[index] as Allocation['allocations'][number];
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
    satisfaction: recognition.method === 'POINT_IN_TIME' ? 'POINT_IN_TIME' : 'OVER_TIME',
    method: recognition.method,
    ruleName: recognition.ruleName,
    termMonths: recognition.termMonths,
    schedule: (performanceObligations[index]?.schedule.lines ?? []).map(({ periodId, amount }) => ({
      period: period(periodId),
      amount: money(amount, currencyCode),
    })),
  };
}
