import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Amounts } from '../rounding.ts';
import { flag, months, positiveAmount, read, rounding } from '../values.ts';

export const accountForUpfrontFeeInput = z.strictObject({
  fee: positiveAmount.describe('non-refundable, paid at or near the beginning'),
  transfersGoodOrService: flag.describe('it pays for a distinct good or service, not mere set-up (15.B49)'),
  contractMonths: months.min(1),
  renewalIsMaterialRight: flag
    .default(false)
    .describe('the customer can renew without paying the fee again, and that is a material right'),
  expectedCustomerMonths: months
    .optional()
    .describe('how long customers stay, renewals included; needed for a material right'),
  otherConsideration: positiveAmount
    .optional()
    .describe(
      'the rest of the price, for the same months: with a material right what is expected of the renewals too',
    ),
  ...rounding,
});

export interface UpfrontFeeTreatment {
  /** SEPARATE_OBLIGATION: revenue when that good or service is transferred; ADVANCE_PAYMENT: for future ones (15.B49). */
  readonly treatment: 'SEPARATE_OBLIGATION' | 'ADVANCE_PAYMENT';
  /** Over how many months the fee is recognized: the contract, or with a material right the expected relationship (15.B49). */
  readonly recognitionMonths: number;
  readonly revenuePerMonth: string;
  /** Revenue of each month; the last one has what rounding leaves. */
  readonly months: readonly string[];
  /** Fee and other consideration together. */
  readonly transactionPrice: string;
  /** Both in each month, where the fee is an advance payment; null without other consideration. */
  readonly totalRevenuePerMonth: string | null;
}

/** Step 2: non-refundable upfront fees. IFRS 15.B48-B51, ASC 606-10-55-50 to 53; IE example 53. */
export function accountForUpfrontFee(input: z.input<typeof accountForUpfrontFeeInput>): UpfrontFeeTreatment {
  const facts = read(accountForUpfrontFeeInput, input);
  const amounts = new Amounts(facts);
  const recognitionMonths = facts.transfersGoodOrService ? 1 : monthsOf(facts);
  const perMonth = amounts.round(facts.fee.dividedBy(recognitionMonths));
  const price = facts.fee.plus(facts.otherConsideration ?? 0);
  return {
    treatment: facts.transfersGoodOrService ? 'SEPARATE_OBLIGATION' : 'ADVANCE_PAYMENT',
    recognitionMonths,
    revenuePerMonth: amounts.text(perMonth),
    months: Array.from({ length: recognitionMonths }, (_, index) =>
      amounts.text(
        index === recognitionMonths - 1 ? facts.fee.minus(perMonth.times(recognitionMonths - 1)) : perMonth,
      ),
    ),
    transactionPrice: amounts.text(price),
    totalRevenuePerMonth:
      facts.otherConsideration === undefined || facts.transfersGoodOrService
        ? null
        : amounts.text(price.dividedBy(recognitionMonths)),
  };
}

function monthsOf(facts: z.output<typeof accountForUpfrontFeeInput>): number {
  if (!facts.renewalIsMaterialRight) return facts.contractMonths;
  if (facts.expectedCustomerMonths === undefined)
    throw badInput('expectedCustomerMonths: is needed where renewing is a material right');
  return Math.max(facts.contractMonths, facts.expectedCustomerMonths);
}
