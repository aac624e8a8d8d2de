import type { Complete } from '#kit/complete.ts';
import { Decimal, decimalText, sum } from '#kit/money.ts';
import { identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { workingCapitalMetrics } from '#kit/report/metrics/cash.ts';
import { addDays } from '#kit/time.ts';
import {
  openRollForward,
  type WorkingCapitalFacts,
  workingCapitalFacts,
} from '#sources/netsuite/reports/working-capital.ts';
import type {
  CreditFigure,
  QueryResolvers,
  WorkingCapitalReport,
  WorkingCapitalReportResolvers,
  WorkingCapitalRow,
} from '../generated/resolvers.ts';
import {
  averageDaysDelinquent,
  averageDaysSalesOutstanding,
  collectionEffectivenessIndex,
  countbackDaysSalesOutstanding,
  daysSalesOutstanding,
  type MonthlySales,
} from './credit-figures.ts';
import { isClosedUntil, within } from './report-day.ts';

export interface WorkingCapitalReportRecord {
  readonly facts: readonly WorkingCapitalFacts[];
  readonly days: number;
  readonly asOf: string;
  readonly observedAt: string;
}

/** The day before the days begin, and their last one. */
const range = (asOf: string, days: number) => ({ start: addDays(asOf, -days), end: asOf });

export const workingCapitalQuery: NonNullable<QueryResolvers['workingCapital']> = async (
  _query,
  args,
  context,
) => {
  const asOf = args.asOf ?? context.today;
  const days = within('days', args.days, 1, 3_660);
  const { figures: facts, readAt } = await context.keptFigures(['working capital', asOf, days], asOf, () =>
    workingCapitalFacts(context.netsuite, range(asOf, days)),
  );
  return { facts, days, asOf, observedAt: readAt };
};

export const workingCapitalReportResolvers: Complete<
  WorkingCapitalReportResolvers,
  WorkingCapitalReport,
  WorkingCapitalReportRecord
> = {
  rows: ({ facts, days, asOf }) => facts.map((own) => workingCapitalRow(own, days, asOf)),
  startsOn: ({ asOf, days }) => addDays(asOf, 1 - days),
  endsOn: ({ asOf }) => asOf,
  preliminary: async ({ asOf }, _args, context) =>
    !isClosedUntil((await context.load.calendar()).periods, asOf),
  metrics: () => metricsOf(workingCapitalMetrics),
  identityChecks: async ({ facts, days, asOf }, _args, context) => {
    const { figures } = await context.keptFigures(['open roll-forward', asOf, days], asOf, () =>
      openRollForward(context.netsuite, range(asOf, days)),
    );
    return figures.map(({ currencyCode, openAtStart, billed, settled }) => {
      const own = facts.find((one) => one.currencyCode === currencyCode);
      return identityCheck(
        {
          name: 'OPEN_ROLL_FORWARD',
          description:
            'What was open before the days, and billed, less what was settled in them, is open at their end.',
        },
        currencyCode,
        new Decimal(openAtStart).plus(billed).minus(settled),
        sum([own?.currentAtEnd ?? '0', own?.overdueAtEnd ?? '0']),
      );
    });
  },
};

function workingCapitalRow(facts: WorkingCapitalFacts, days: number, asOf: string): WorkingCapitalRow {
  const { currencyCode, openAtStart, currentAtEnd, overdueAtEnd, creditSales } = facts;
  const openAtEnd = sum([currentAtEnd, overdueAtEnd]).toFixed();
  const months = Math.max(1, Math.round(days / 30));
  const periodEnd = daysSalesOutstanding(openAtEnd, creditSales, days);
  const bestPossible = daysSalesOutstanding(currentAtEnd, creditSales, days);
  const counted = monthlySales(facts, asOf);
  return {
    currencyCode,
    dso: {
      periodEnd: figure('dso.periodEnd', periodEnd, { openAtEnd, creditSales, days }),
      average: figure('dso.average', averageDaysSalesOutstanding(openAtStart, openAtEnd, creditSales, days), {
        openAtStart,
        openAtEnd,
        creditSales,
        days,
      }),
      countback: figure(
        'dso.countback',
        countbackDaysSalesOutstanding(
          openAtEnd,
          counted.map(({ sales }) => sales),
        ),
        {
          openAtEnd,
          ...Object.fromEntries(counted.map(({ month, sales }) => [`sales ${month}`, sales.amount])),
        },
      ),
    },
    bestPossibleDso: figure('bestPossibleDso', bestPossible, { currentAtEnd, creditSales, days }),
    averageDaysDelinquent: figure('averageDaysDelinquent', averageDaysDelinquent(periodEnd, bestPossible), {
      openAtEnd,
      currentAtEnd,
      creditSales,
      days,
    }),
    cei: figure(
      'cei',
      collectionEffectivenessIndex({ openAtStart, creditSales, months, openAtEnd, currentAtEnd }),
      {
        openAtStart,
        creditSales,
        months,
        openAtEnd,
        currentAtEnd,
      },
    ),
  };
}

/** The months that counting back needs, newest first, from the day's own, which counts its days so far. */
function monthlySales(
  { currentAtEnd, overdueAtEnd, salesByMonth }: WorkingCapitalFacts,
  asOf: string,
): { month: string; sales: MonthlySales }[] {
  const amounts = new Map(salesByMonth.map(({ month, amount }) => [month, amount]));
  const first = salesByMonth.at(-1)?.month ?? asOf.slice(0, 7);
  const counted: { month: string; sales: MonthlySales }[] = [];
  let left = sum([currentAtEnd, overdueAtEnd]);
  for (let end = asOf; end.slice(0, 7) >= first && left.greaterThan(0); ) {
    const month = end.slice(0, 7);
    const amount = amounts.get(month) ?? '0';
    counted.push({ month, sales: { amount, days: Number(end.slice(8)) } });
    left = left.minus(amount);
    end = addDays(`${month}-01`, -1);
  }
  return counted;
}

function figure(
  name: keyof typeof workingCapitalMetrics,
  value: Decimal | null,
  inputs: Readonly<Record<string, string | number>>,
): CreditFigure {
  const { definition, formula } = workingCapitalMetrics[name];
  return {
    value: value === null ? null : decimalText(value.toFixed(2)),
    definition,
    formula,
    inputs: Object.entries(inputs).map(([input, amount]) => ({
      name: input,
      value: decimalText(String(amount)),
    })),
  };
}
