import { compareText } from '#kit/compare-text.ts';
import { Decimal } from '#kit/money.ts';
import { type ReportPeriod, regularPeriods } from '#kit/report/period.ts';
import { addDays } from '#kit/time.ts';
import type { Fact, FactDimension } from '#sources/netsuite/reports/fact-query.ts';
import { type BridgeStep, recurringRevenueBridges } from '#sources/netsuite/reports/recurring-revenue.ts';
import type { Context } from '../context.ts';
import { addBridges, BRIDGE_FIGURES, type Bridge, type BridgeMoney, bridgesMoney } from './arr-bridge.ts';
import type { Conversion } from './frame.ts';
import { ReportRates } from './report-rates.ts';
import type { ReportRequest } from './report-request.ts';

/** The bridge of one combination and currency. */
export interface GroupBridge {
  readonly dimensions: Fact['dimensions'];
  readonly currencyCode: string;
  readonly bridge: BridgeMoney;
}

/** The bridges of what a report asks for. */
export interface RecurringBridges {
  /** Each period by itself; null: over all of them as one. */
  readonly steps: readonly {
    readonly period: ReportPeriod | null;
    readonly groups: readonly GroupBridge[];
  }[];
  /** Over all periods as one, one per currency. */
  readonly total: readonly GroupBridge[];
  readonly conversion: Conversion | null;
  readonly readAt: string;
}

const WHOLE = 'WHOLE';
const BRIDGE_NAMES = [...BRIDGE_FIGURES, 'lost'] as const;

/** Reads the bridges of the regular periods, told apart by some dimensions. */
export async function recurringBridges(
  request: ReportRequest,
  dimensions: readonly FactDimension[],
  context: Context,
): Promise<RecurringBridges> {
  const { basis, currency, state } = request;
  const [calendar, periods] = [regularPeriods(request.calendar), regularPeriods(request.periods)];
  const ranges = new Map<string, readonly ReportPeriod[]>([
    ...(request.byPeriod
      ? periods.map(({ id }, index) => [id, periods.slice(index, index + 1)] as const)
      : []),
    ...(periods.length > 0 ? [[WHOLE, periods] as const] : []),
  ]);
  const { facts, readAt } = await context.kept.facts(
    { report: 'recurring', by: [dimensions, basis], stand: 'while nothing changes' },
    [...ranges].map(([key, range]) => ({ key, periods: range })),
    { state, now: context.observedAt },
    (missing) =>
      recurringRevenueBridges(context.netsuite, {
        steps: missing.map(({ key, periods: range }) => stepOver(key, range)),
        dimensions,
        basis,
      }),
  );
  const rates =
    currency === 'CONSOLIDATED' ? new ReportRates(await context.load.rates(), calendar) : undefined;
  const byRange = Map.groupBy(facts, ({ bucket }) => bucket);
  const bridges = (key: string, by: readonly FactDimension[]): GroupBridge[] => {
    const [first, last] = [ranges.get(key)?.[0], ranges.get(key)?.at(-1)];
    if (!first || !last) return [];
    const opening = calendar[calendar.indexOf(first) - 1] ?? first;
    return groupBridges(byRange.get(key) ?? [], by, rates && { rates, opening, closing: last });
  };
  const total = bridges(WHOLE, []);
  return {
    steps: request.byPeriod
      ? periods.map((period) => ({ period, groups: bridges(period.id, dimensions) }))
      : [{ period: null, groups: bridges(WHOLE, dimensions) }],
    total,
    conversion: rates?.conversion(['CURRENT']) ?? null,
    readAt,
  };
}

function stepOver(key: string, periods: readonly ReportPeriod[]): BridgeStep {
  const [first, last] = [periods[0], periods.at(-1)] as [ReportPeriod, ReportPeriod];
  return { key, after: addDays(first.startsOn, -1), until: last.endsOn };
}

interface Consolidation {
  readonly rates: ReportRates;
  readonly opening: ReportPeriod;
  readonly closing: ReportPeriod;
}

/** One bridge for each combination and currency, by currency, the largest closing first. */
function groupBridges(
  facts: readonly Fact[],
  dimensions: readonly FactDimension[],
  consolidation: Consolidation | undefined,
): GroupBridge[] {
  const own = (fact: Fact): Fact['dimensions'] =>
    Object.fromEntries(dimensions.map((name) => [name, fact.dimensions[name] ?? null]));
  const exact = facts.map((fact) => ({
    dimensions: own(fact),
    currencyCode: consolidation?.rates.currencyCode ?? fact.currencyCode,
    bridge: bridgeOf(fact, consolidation),
  }));
  return [...Map.groupBy(exact, ({ currencyCode }) => currencyCode)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([currencyCode, ofCurrency]) => {
      const groups = [...Map.groupBy(ofCurrency, (one) => JSON.stringify(one.dimensions))]
        .map(([key, group]) => ({
          key,
          dimensions: (group[0] as (typeof group)[number]).dimensions,
          bridge: addBridges(group.map(({ bridge }) => bridge) as [Bridge, ...Bridge[]]),
        }))
        .sort((a, b) => b.bridge.closing.comparedTo(a.bridge.closing) || compareText(a.key, b.key));
      const rounded = bridgesMoney(
        groups.map(({ bridge }) => bridge),
        currencyCode,
      );
      return groups.map((group, index) => ({
        dimensions: group.dimensions,
        currencyCode,
        bridge: rounded[index] as BridgeMoney,
      }));
    });
}

/** Consolidated, what moved is taken by the rate at the closing, and the opening's own change is FX. */
function bridgeOf({ amounts, subsidiary }: Fact, consolidation: Consolidation | undefined): Bridge {
  const amount = (name: string): Decimal => new Decimal(amounts[name] ?? 0);
  const exact = Object.fromEntries(BRIDGE_NAMES.map((name) => [name, amount(name)])) as Bridge;
  if (!consolidation || subsidiary === null) return exact;
  const { rates } = consolidation;
  const [before, after] = [
    rates.find(subsidiary, consolidation.opening, 'CURRENT'),
    rates.find(subsidiary, consolidation.closing, 'CURRENT'),
  ];
  return {
    ...(Object.fromEntries(BRIDGE_NAMES.map((name) => [name, exact[name].times(after)])) as Bridge),
    opening: exact.opening.times(before),
    fx: exact.opening.times(after.minus(before)),
  };
}
