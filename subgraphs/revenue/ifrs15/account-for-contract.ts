import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import {
  type Allocation,
  allocateTransactionPrice,
  allocateTransactionPriceInput,
} from './allocation/allocate-transaction-price.ts';
import { presentContractBalances } from './presentation/contract-balances.ts';
import { Amounts, total } from './rounding.ts';
import { makeRevenueSchedule, type RevenueSchedule, scheduleFields } from './schedule/revenue-schedule.ts';
import { type Stretch, Timeline } from './schedule/timeline.ts';
import { amount, date, positiveAmount, read } from './values.ts';

const { method, startDate, endDate, termMonths, termDays, customLines, partialPeriods } = scheduleFields;
const { periods, currencyCode, decimals } = scheduleFields;
const allocating = allocateTransactionPriceInput.shape;

export const accountForContractInput = z.strictObject({
  transactionPrice: positiveAmount.describe('all of it, variable consideration included'),
  performanceObligations: z
    .array(
      allocating.performanceObligations.element.extend({
        recognition: z
          .strictObject({ method, startDate, endDate, termMonths, termDays, customLines, partialPeriods })
          .describe('when it is satisfied, as makeRevenueSchedule takes it'),
      }),
    )
    .min(1)
    .describe('as allocateTransactionPrice takes them, each with its recognition'),
  discountBundles: allocating.discountBundles,
  variableConsideration: allocating.variableConsideration,
  billing: z
    .array(z.strictObject({ date, amount }))
    .default([])
    .describe('what becomes due and when; nothing else is unconditional'),
  periods,
  currencyCode,
  decimals,
});

export interface ContractAccounting {
  readonly allocation: Allocation;
  readonly performanceObligations: readonly {
    readonly id: string;
    readonly allocated: string;
    readonly schedule: RevenueSchedule;
  }[];
  /** Every accounting period in which something is recognized or billed, in order of time. */
  readonly periods: readonly {
    readonly periodId: string;
    readonly revenue: string;
    readonly cumulativeRevenue: string;
    readonly billed: string;
    /** At the end of the period, net for the contract. */
    readonly contractAsset: string;
    readonly contractLiability: string;
  }[];
  /** What falls where no accounting period is defined. */
  readonly unscheduled: string;
}

/** Steps 4 and 5 and the presentation of a contract in one: allocation, schedules, revenue and contract balances by period. IFRS 15.73-86, 31-45, 105-107. */
export function accountForContract(input: z.input<typeof accountForContractInput>): ContractAccounting {
  const facts = read(accountForContractInput, input);
  const { currencyCode: currency, decimals: digits, periods: calendar } = input;
  const policy = { currencyCode: currency, decimals: digits };
  const allocation = allocateTransactionPrice({
    transactionPrice: input.transactionPrice,
    performanceObligations: input.performanceObligations.map(({ recognition: _, ...rest }) => rest),
    discountBundles: input.discountBundles,
    variableConsideration: input.variableConsideration,
    ...policy,
  });
  const obligations = input.performanceObligations.map(({ id, recognition }, index) => {
    const allocated = allocation.allocations[index]?.allocated ?? '0';
    const schedule = makeRevenueSchedule({ ...recognition, amount: allocated, periods: calendar, ...policy });
    return { id, allocated, schedule };
  });
  return {
    allocation,
    performanceObligations: obligations,
    periods: byPeriod(
      facts,
      obligations.flatMap(({ schedule }) => schedule.lines),
    ),
    unscheduled: new Amounts(facts).text(
      total(obligations.map(({ schedule }) => new Decimal(schedule.unscheduled))),
    ),
  };
}

function byPeriod(
  facts: z.output<typeof accountForContractInput>,
  lines: RevenueSchedule['lines'],
): ContractAccounting['periods'] {
  const amounts = new Amounts(facts);
  const timeline = new Timeline(facts.periods);
  const named = new Map<string, Stretch>();
  for (const { periodId, startDate: from } of lines) named.set(periodId, timeline.at(from));
  for (const bill of facts.billing) {
    const stretch = timeline.at(bill.date);
    if (stretch.id !== null) named.set(stretch.id, stretch);
  }
  let cumulative = new Decimal(0);
  let billedBefore = new Decimal(0);
  return [...named]
    .sort(([, a], [, b]) => (a.startDate < b.startDate ? -1 : 1))
    .map(([periodId, { endDate: last }]) => {
      const own = total(
        lines.filter((line) => line.periodId === periodId).map((line) => new Decimal(line.amount)),
      );
      cumulative = cumulative.plus(own);
      const billed = total(facts.billing.filter((bill) => bill.date <= last).map((bill) => bill.amount));
      const { contractAsset, contractLiability } = presentContractBalances({
        events: [
          { type: 'REVENUE', amount: Decimal.max(0, cumulative).toFixed() },
          { type: 'UNCONDITIONAL_RIGHT', amount: Decimal.max(0, billed).toFixed() },
        ],
        decimals: amounts.digits,
      });
      const period = {
        periodId,
        revenue: amounts.text(own),
        cumulativeRevenue: amounts.text(cumulative),
        billed: amounts.text(billed.minus(billedBefore)),
        contractAsset,
        contractLiability,
      };
      billedBefore = billed;
      return period;
    });
}
