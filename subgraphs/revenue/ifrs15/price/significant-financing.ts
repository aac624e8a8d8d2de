import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { daysBetween } from '#kit/time.ts';
import { wholeMonthsBetween } from '../dates.ts';
import { Amounts, fractionText } from '../rounding.ts';
import { date, flag, fraction, positiveAmount, rate, read, rounding } from '../values.ts';
import { valueAt } from './time-value.ts';

export const assessSignificantFinancingInput = z.strictObject({
  promisedConsideration: positiveAmount,
  cashSellingPrice: positiveAmount
    .optional()
    .describe(
      'what a customer would pay at the time of transfer (15.61 a); needed where annualRate is not given',
    ),
  transferredOn: date,
  paidOn: date,
  annualRate: rate
    .optional()
    .describe(
      'of a separate financing at inception, where revenue is measured at that one and not at the implicit rate (15.64)',
    ),
  timingAtCustomersDiscretion: flag.default(false).describe('such as prepaid cards (15.62 a)'),
  dependsOnFutureEvent: flag
    .default(false)
    .describe(
      'much of the consideration varies with an event outside both parties’ control, as a royalty (15.62 b)',
    ),
  differenceHasOtherReason: flag
    .default(false)
    .describe('such as protection against non-performance, retentions (15.62 c)'),
  useOneYearExpedient: flag.default(true).describe('15.63'),
  significanceThreshold: fraction
    .prefault('0.05')
    .describe('policy: the part of promisedConsideration from which a financing effect is significant'),
  ...rounding,
});

export interface SignificantFinancing {
  readonly hasSignificantFinancingComponent: boolean;
  /** Who is financed: CUSTOMER pays later, ENTITY is paid in advance; null where there is no difference in time. */
  readonly financed: 'CUSTOMER' | 'ENTITY' | null;
  readonly reason:
    | 'SIGNIFICANT'
    | 'TIMING_AT_CUSTOMERS_DISCRETION'
    | 'DEPENDS_ON_FUTURE_EVENT'
    | 'OTHER_REASON'
    | 'WITHIN_ONE_YEAR'
    | 'NOT_SIGNIFICANT';
  /** Promised consideration less cash selling price (or less what annualRate makes of it): interest income where positive, expense where negative. */
  readonly financingEffect: string;
  /** The annual rate that makes both equal; null where they are paid on the day of transfer, or only annualRate is given. */
  readonly implicitRate: string | null;
  /** The cash selling price, or the promised consideration at annualRate, where the component is significant, else the promised consideration. */
  readonly revenue: string;
}

/** Step 3: whether a contract has a significant financing component. IFRS 15.60-65; IE examples 26-30. */
export function assessSignificantFinancing(
  input: z.input<typeof assessSignificantFinancingInput>,
): SignificantFinancing {
  const facts = read(assessSignificantFinancingInput, input);
  const amounts = new Amounts(facts);
  const { promisedConsideration: promised, cashSellingPrice: cash, transferredOn, paidOn } = facts;
  const months = wholeMonthsBetween(transferredOn, paidOn);
  const years =
    months === undefined
      ? new Decimal(daysBetween(transferredOn, paidOn)).dividedBy(365)
      : new Decimal(months).dividedBy(12);
  const financedPrice = facts.annualRate ? valueAt(promised, years.neg(), facts.annualRate) : cash;
  if (financedPrice === undefined) throw badInput('cashSellingPrice, annualRate: give one of them at least');
  const effect = promised.minus(financedPrice);
  const reason = reasonOf(facts, years, effect);
  const isSignificant = reason === 'SIGNIFICANT';
  return {
    hasSignificantFinancingComponent: isSignificant,
    financed: years.isZero() ? null : years.gt(0) ? 'CUSTOMER' : 'ENTITY',
    reason,
    financingEffect: amounts.text(effect),
    implicitRate:
      years.isZero() || cash === undefined || cash.isZero() || promised.isZero()
        ? null
        : fractionText(promised.dividedBy(cash).pow(new Decimal(1).dividedBy(years)).minus(1)),
    revenue: amounts.text(isSignificant ? financedPrice : promised),
  };
}

function reasonOf(
  facts: z.output<typeof assessSignificantFinancingInput>,
  years: Decimal,
  effect: Decimal,
): SignificantFinancing['reason'] {
  if (facts.timingAtCustomersDiscretion) return 'TIMING_AT_CUSTOMERS_DISCRETION';
  if (facts.dependsOnFutureEvent) return 'DEPENDS_ON_FUTURE_EVENT';
  if (facts.differenceHasOtherReason) return 'OTHER_REASON';
  if (facts.useOneYearExpedient && years.abs().lte(1)) return 'WITHIN_ONE_YEAR';
  const isSignificant =
    !years.isZero() && effect.abs().gte(facts.promisedConsideration.times(facts.significanceThreshold));
  return isSignificant && !effect.isZero() ? 'SIGNIFICANT' : 'NOT_SIGNIFICANT';
}
