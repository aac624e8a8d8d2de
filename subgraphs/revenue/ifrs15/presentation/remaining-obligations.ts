import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { addMonths } from '../dates.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, count, date, flag, id, read, requireUnique, rounding } from '../values.ts';

const contract = z.strictObject({
  id,
  transactionPrice: amount.describe(
    'allocated to its obligations; constrained variable consideration is no part of it',
  ),
  recognizedToDate: amount.prefault('0'),
  billedToDate: amount
    .optional()
    .describe('for the part that is billed already (deferred revenue) and the rest (backlog)'),
  expectedRevenue: z
    .array(z.strictObject({ date, amount }))
    .default([])
    .describe('when what remains is expected to be recognized; must add up to it where given'),
  originalDurationMonths: count.optional().describe('expected, at inception'),
  usesRightToInvoice: flag.default(false).describe('revenue by 15.B16'),
  isSalesBasedRoyalty: flag.default(false).describe('ASC 606-10-50-14A a'),
  variableAllocatedToUnsatisfiedPart: flag
    .default(false)
    .describe('wholly variable, allocated to what is not satisfied (ASC 606-10-50-14A b)'),
});

export const remainingPerformanceObligationsInput = z.strictObject({
  asOf: date,
  contracts: z.array(contract),
  bandEnds: z
    .array(date)
    .default([])
    .describe('last days of the time bands, in order; what is later goes to a band of its own'),
  useOneYearExpedient: flag.default(true).describe('leaves out contracts of a year or less (15.121 a)'),
  useRightToInvoiceExpedient: flag.default(true).describe('15.121 b'),
  standard: z.enum(['IFRS_15', 'ASC_606']).default('IFRS_15'),
  ...rounding,
});

export interface RemainingPerformanceObligations {
  readonly total: string;
  /** Of the total: billed and not recognized, and not billed; null unless every contract says what is billed. */
  readonly deferredRevenue: string | null;
  readonly backlog: string | null;
  /** Of what has an expected date: that within twelve months after asOf. */
  readonly withinTwelveMonths: string;
  /** By last day; `null` is what comes after all of them. */
  readonly bands: readonly { readonly until: string | null; readonly amount: string }[];
  /** Of the total, without an expected date. */
  readonly undated: string;
  readonly contracts: readonly {
    readonly id: string;
    readonly remaining: string;
    /** Why it is left out of the disclosure; null where it is in. */
    readonly excluded:
      | 'WITHIN_ONE_YEAR'
      | 'RIGHT_TO_INVOICE'
      | 'SALES_BASED_ROYALTY'
      | 'VARIABLE_ALLOCATED_TO_UNSATISFIED'
      | null;
    readonly bands: readonly { readonly until: string | null; readonly amount: string }[];
  }[];
}

type Facts = z.output<typeof remainingPerformanceObligationsInput>;

/** Disclosure: the transaction price allocated to remaining performance obligations, by time band. IFRS 15.120-122; IE examples 42 and 43. */
export function remainingPerformanceObligations(
  input: z.input<typeof remainingPerformanceObligationsInput>,
): RemainingPerformanceObligations {
  const facts = read(remainingPerformanceObligationsInput, input);
  requireUnique('contracts', facts.contracts);
  const amounts = new Amounts(facts);
  const ends: (string | null)[] = [...facts.bandEnds].sort();
  ends.push(null);
  const within = addMonths(facts.asOf, 12);
  const judged = facts.contracts.map((one) => {
    const remaining = one.transactionPrice.minus(one.recognizedToDate);
    const dated = total(one.expectedRevenue.map((entry) => entry.amount));
    if (one.expectedRevenue.length > 0 && !dated.eq(remaining))
      throw badInput(`contracts.${one.id}.expectedRevenue: must add up to ${amounts.text(remaining)}`);
    return { one, remaining, excluded: exclusion(one, facts) };
  });
  const included = judged.filter((entry) => entry.excluded === null);
  const entries = included.flatMap((entry) => entry.one.expectedRevenue);
  const bandsOf = (
    dated: readonly { readonly date: string; readonly amount: Decimal }[],
  ): { until: string | null; amount: string }[] =>
    ends.map((until, index) => {
      const after = ends[index - 1] ?? '';
      const inBand = dated.filter((entry) => entry.date > after && (until === null || entry.date <= until));
      return { until, amount: amounts.text(total(inBand.map((entry) => entry.amount))) };
    });
  const sum = total(included.map((entry) => entry.remaining));
  const billed = included.map(({ one }) => one.billedToDate?.minus(one.recognizedToDate));
  const deferred = billed.every((one) => one !== undefined)
    ? total(billed.map((one) => Decimal.max(0, one)))
    : undefined;
  return {
    total: amounts.text(sum),
    deferredRevenue: deferred ? amounts.text(deferred) : null,
    backlog: deferred ? amounts.text(sum.minus(deferred)) : null,
    withinTwelveMonths: amounts.text(
      total(entries.filter((entry) => entry.date <= within).map((entry) => entry.amount)),
    ),
    bands: bandsOf(entries),
    undated: amounts.text(sum.minus(total(entries.map((entry) => entry.amount)))),
    contracts: judged.map(({ one, remaining, excluded }) => ({
      id: one.id,
      remaining: amounts.text(remaining),
      excluded,
      bands: bandsOf(one.expectedRevenue),
    })),
  };
}

function exclusion(
  one: Facts['contracts'][number],
  facts: Facts,
): RemainingPerformanceObligations['contracts'][number]['excluded'] {
  if (
    facts.useOneYearExpedient &&
    one.originalDurationMonths !== undefined &&
    one.originalDurationMonths <= 12
  )
    return 'WITHIN_ONE_YEAR';
  if (facts.useRightToInvoiceExpedient && one.usesRightToInvoice) return 'RIGHT_TO_INVOICE';
  if (facts.standard === 'ASC_606' && one.isSalesBasedRoyalty) return 'SALES_BASED_ROYALTY';
  if (facts.standard === 'ASC_606' && one.variableAllocatedToUnsatisfiedPart)
    return 'VARIABLE_ALLOCATED_TO_UNSATISFIED';
  return null;
}
