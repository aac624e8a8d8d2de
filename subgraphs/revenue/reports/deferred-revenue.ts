import { compareText } from '#kit/compare-text.ts';
import type { Complete } from '#kit/complete.ts';
import { Decimal, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { deferralMetrics } from '#kit/report/metrics/revenue.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import { refuseTooManyRows } from '#kit/report/row-limit.ts';
import { deferralMovements } from '#sources/netsuite/reports/deferrals.ts';
import type { Fact, PeriodBucket } from '#sources/netsuite/reports/fact-query.ts';
import type {
  DeferredRevenueReport,
  DeferredRevenueReportResolvers,
  DeferredRevenueRow,
  DeferredRevenueRowResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { completeness, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { postedFacts } from './kept-facts.ts';
import { ReportRates } from './report-rates.ts';
import { bucketsOf, type ReportRequest, reportRequest } from './report-request.ts';
import {
  addRollForwards,
  type Movement,
  type RollForward,
  type RollForwardMoney,
  type RollForwardPart,
  rolledForward,
  rollForward,
} from './roll-forward.ts';
import { roundRollForwards } from './round-roll-forwards.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { sumOf } from './tally.ts';

export interface DeferredRevenueRowRecord extends RowRecord, RollForwardMoney {}

export interface DeferredRevenueReportRecord extends ReportFrame {
  readonly rows: readonly DeferredRevenueRowRecord[];
  readonly total: readonly RollForwardMoney[];
  readonly facts: readonly Fact[];
}

/** The roll-forward of one combination, currency and subsidiary. */
interface GroupRoll {
  readonly group: Fact;
  readonly currencyCode: string;
  readonly units: readonly (ReportPeriod | undefined)[];
  readonly steps: readonly RollForward[];
  readonly all: RollForward;
}

export const deferredRevenueQuery: NonNullable<QueryResolvers['deferredRevenue']> = async (
  _,
  args,
  context,
) => {
  const request = await reportRequest(args, context, 'today');
  const { calendar, periods, dimensions, basis, currency } = request;
  const first = calendar.indexOf(periods[0] as ReportPeriod);
  const before = bucketsOf(
    { byPeriod: false, currency: 'TRANSACTION' },
    calendar.slice(0, Math.max(first, 0)),
  ).map((bucket) => ({ ...bucket, key: `before ${bucket.key}` }));
  const within = bucketsOf(request, periods);
  const range = calendar.slice(first);
  const { facts, readAt } = await context.kept.facts(
    postedFacts('deferrals', [dimensions, basis, periods[0]?.sourceId], request.masterData),
    [...before, ...within],
    { state: request.state, now: context.observedAt },
    (missing) => deferralMovements(context.netsuite, { buckets: missing, dimensions, basis }, range),
  );
  const rates =
    currency === 'CONSOLIDATED' ? new ReportRates(await context.load.rates(), calendar) : undefined;
  const rolls = groupRolls(facts, before, within, request, rates);
  const rest: RollForwardPart | undefined =
    currency === 'TRANSACTION' ? undefined : currency === 'CONSOLIDATED' ? 'fx' : 'recognizedFromNew';
  const rows = rowsOf(rolls, request, rest);
  refuseTooManyRows(rows.length);
  return {
    ...reportFrame(request, context, {
      readAt,
      conversion: rates?.conversion(['CURRENT', 'AVERAGE']) ?? null,
      metrics: metricsOf(deferralMetrics),
    }),
    rows,
    total: totals(rolls, request, rest),
    facts,
  };
};

function groupRolls(
  facts: readonly Fact[],
  before: readonly PeriodBucket[],
  within: readonly PeriodBucket[],
  request: ReportRequest,
  rates: ReportRates | undefined,
): GroupRoll[] {
  const earlier = new Set(before.map(({ key }) => key));
  const single = within.every(({ periods }) => periods.length === 1);
  // Buckets of more than one period are one step together.
  const units: readonly { keys: ReadonlySet<string>; period: ReportPeriod | undefined }[] = single
    ? within.map(({ key, periods }) => ({ keys: new Set([key]), period: periods[0] }))
    : [{ keys: new Set(within.map(({ key }) => key)), period: undefined }];
  const groups = Map.groupBy(facts, ({ dimensions, subsidiary, currencyCode }) =>
    JSON.stringify([request.dimensions.map((name) => dimensions[name] ?? null), subsidiary, currencyCode]),
  );
  return [...groups.values()].map((group): GroupRoll => {
    const [sample] = group as [Fact];
    const movements = units.map(({ keys, period }) =>
      movementOf(
        group.filter(({ bucket }) => keys.has(bucket)),
        period,
      ),
    );
    const opening = movementSum(
      movementOf(
        group.filter(({ bucket }) => earlier.has(bucket)),
        undefined,
      ),
    );
    return {
      group: sample,
      currencyCode: rates && sample.subsidiary !== null ? rates.currencyCode : sample.currencyCode,
      units: units.map(({ period }) => period),
      ...rollForward(
        opening,
        movements,
        rates && ((movement) => rates.ofStep(sample.subsidiary, movement.period)),
      ),
    };
  });
}

function movementOf(facts: readonly Fact[], period: ReportPeriod | undefined): Movement {
  return {
    period,
    billed: sumOf(facts, 'billed'),
    credits: sumOf(facts, 'credits'),
    reclassified: sumOf(facts, 'reclassified'),
    beforeRange: sumOf(facts, 'beforerange'),
    withinRange: sumOf(facts, 'withinrange'),
    samePeriod: sumOf(facts, 'sameperiod'),
  };
}

function movementSum({ period: _, ...parts }: Movement): Decimal {
  return sum(Object.values(parts));
}

function rowsOf(
  rolls: readonly GroupRoll[],
  request: ReportRequest,
  rest: RollForwardPart | undefined,
): DeferredRevenueRowRecord[] {
  const all = rolls.flatMap(({ group, currencyCode, units, steps, all }) =>
    request.byPeriod
      ? steps.map((roll, index) => ({ period: units[index] ?? null, group, currencyCode, roll }))
      : [{ period: null, group, currencyCode, roll: all }],
  );
  const combined = Map.groupBy(all, ({ period, group, currencyCode }) =>
    JSON.stringify([
      period?.id,
      request.dimensions.map((name) => group.dimensions[name] ?? null),
      currencyCode,
    ]),
  );
  const rows = [...combined.values()]
    .map((rows) => {
      const [{ period, group, currencyCode }] = rows as [(typeof all)[number]];
      return { period, group, currencyCode, roll: addRollForwards(rows.map(({ roll }) => roll)) };
    })
    .filter(({ roll }) => Object.values(roll).some((amount) => !amount.isZero()))
    .sort(
      (a, b) =>
        request.calendar.indexOf(a.period as ReportPeriod) -
          request.calendar.indexOf(b.period as ReportPeriod) ||
        compareText(a.currencyCode, b.currencyCode) ||
        b.roll.closing.comparedTo(a.roll.closing),
    );
  const moneys = new Map<(typeof rows)[number], RollForwardMoney>();
  for (const [currencyCode, own] of Map.groupBy(rows, (row) => row.currencyCode))
    roundRollForwards(
      own.map(({ period, group, roll }) => ({
        combination: JSON.stringify(request.dimensions.map((name) => group.dimensions[name] ?? null)),
        period: period?.id ?? null,
        roll,
      })),
      currencyCode,
      rest,
    ).forEach((amounts, place) => {
      moneys.set(own[place] as (typeof rows)[number], amounts);
    });
  return rows.map((row) => ({
    ...rowRecord({ period: row.period, dimensions: row.group.dimensions }, request),
    ...(moneys.get(row) as RollForwardMoney),
  }));
}

/** The roll-forward of each currency; what the ledger is held against is in the documents' currencies, whichever is asked for. */
function totals(
  rolls: readonly GroupRoll[],
  { currency }: ReportRequest,
  rest: RollForwardPart | undefined,
): RollForwardMoney[] {
  const own = currency === 'TRANSACTION' ? rolls : rolls.filter(({ group }) => group.subsidiary !== null);
  return [...Map.groupBy(own, ({ currencyCode }) => currencyCode)].flatMap(([currencyCode, group]) =>
    roundRollForwards(
      [{ combination: '', period: null, roll: addRollForwards(group.map(({ all }) => all)) }],
      currencyCode,
      rest,
    ),
  );
}

/** That the roll-forward comes to what the ledger holds, and what plans recognized to what journals posted. */
function checks({ facts, total, currency }: DeferredRevenueReportRecord): IdentityCheck[] {
  const inDocuments = [...Map.groupBy(facts, ({ currencyCode }) => currencyCode)];
  const held = new Map(
    inDocuments.map(([currencyCode, group]) => [
      currencyCode,
      sum(['billed', 'credits', 'reclassified', 'journals'].map((name) => sumOf(group, name))),
    ]),
  );
  // In other currencies what does not come out is told as FX, or as rounding of what was recognized: nothing is left to check.
  const rolls = currency === 'TRANSACTION' ? total : [];
  return [
    ...rolls.map((roll) =>
      identityCheck(
        {
          name: 'rollForwardCloses',
          description:
            'The opening balance and all that moved it come to the balance of the accounts of deferred revenue.',
        },
        roll.closing.currencyCode,
        rolledForward(roll),
        held.get(roll.closing.currencyCode) ?? new Decimal(0),
      ),
    ),
    ...inDocuments.map(([currencyCode, group]) =>
      identityCheck(
        {
          name: 'subLedgerEqualsGeneralLedger',
          description:
            'What plans recognized until the last day is what journals took from the accounts of deferred revenue.',
        },
        currencyCode,
        sumOf(group, 'plans'),
        sumOf(group, 'journals'),
      ),
    ),
  ];
}

export const deferredRevenueReportResolvers: Complete<
  DeferredRevenueReportResolvers,
  DeferredRevenueReport,
  DeferredRevenueReportRecord
> = {
  rows: ({ rows }) => rows,
  total: ({ total }) => total,
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: (report) => checks(report),
};

export const deferredRevenueRowResolvers: Complete<
  DeferredRevenueRowResolvers,
  DeferredRevenueRow,
  DeferredRevenueRowRecord
> = rowResolvers;
