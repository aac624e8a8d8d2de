import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText } from '../rounding.ts';
import { flag, positiveAmount, quantity, rate, read, rounding } from '../values.ts';

export const classifyRepurchaseAgreementInput = z.strictObject({
  type: z
    .enum(['FORWARD', 'CALL', 'PUT'])
    .describe('the entity’s obligation, the entity’s right, or its obligation at the customer’s request'),
  originalSellingPrice: positiveAmount,
  repurchasePrice: positiveAmount,
  expectedMarketValue: positiveAmount
    .optional()
    .describe('of the asset at the date of repurchase; matters for a put'),
  customerHasSignificantEconomicIncentive: flag
    .optional()
    .describe('to exercise the put; not given: the repurchase price is above the expected market value'),
  partOfSaleAndLeaseback: flag.default(false).describe('then financing where it would be a lease'),
  years: quantity
    .optional()
    .describe(
      'until repurchase, for the interest of each year; with timeValueRate the prices are compared at their time value (15.B67, B75)',
    ),
  timeValueRate: rate.optional(),
  optionLapses: flag.default(false).describe('the option ended unexercised'),
  ...rounding,
});

export interface RepurchaseTreatment {
  /** LEASE (IFRS 16), FINANCING (the asset stays, a liability arises), SALE_WITH_RIGHT_OF_RETURN (15.B20). */
  readonly treatment: 'LEASE' | 'FINANCING' | 'SALE_WITH_RIGHT_OF_RETURN';
  /** What is received and owed back at the beginning of a financing; zero otherwise. */
  readonly financialLiability: string;
  /** Over the term of a financing. */
  readonly interestExpense: string;
  /** The annual rate at which the liability grows to the repurchase price; null without years, or where there is no financing. */
  readonly implicitRate: string | null;
  /** The liability of a financing by year, a part of a year last; empty without years. */
  readonly schedule: readonly {
    readonly year: number;
    readonly opening: string;
    readonly interest: string;
    readonly closing: string;
  }[];
  /** Income over the term of a lease: the difference between the prices. */
  readonly leaseIncome: string;
  /** At the date that the option lapses: the liability with its interest becomes the selling price. */
  readonly revenueWhenOptionLapses: string;
}

/** Step 2 and 5: forwards, call and put options on what was sold. IFRS 15.B64-B76; IE example 62. */
export function classifyRepurchaseAgreement(
  input: z.input<typeof classifyRepurchaseAgreementInput>,
): RepurchaseTreatment {
  const facts = read(classifyRepurchaseAgreementInput, input);
  const amounts = new Amounts(facts);
  const treatment = treatmentOf(facts);
  const { originalSellingPrice: sold, repurchasePrice: back } = facts;
  const none = new Decimal(0);
  const isFinancing = treatment === 'FINANCING';
  return {
    treatment,
    financialLiability: amounts.text(isFinancing ? sold : none),
    interestExpense: amounts.text(isFinancing ? Decimal.max(0, back.minus(sold)) : none),
    ...(isFinancing ? growth(sold, back, facts.years, amounts) : { implicitRate: null, schedule: [] }),
    leaseIncome: amounts.text(treatment === 'LEASE' ? Decimal.max(0, sold.minus(back)) : none),
    revenueWhenOptionLapses: amounts.text(isFinancing && facts.optionLapses ? Decimal.max(sold, back) : none),
  };
}

function treatmentOf(
  facts: z.output<typeof classifyRepurchaseAgreementInput>,
): RepurchaseTreatment['treatment'] {
  const { type, repurchasePrice, expectedMarketValue, years, timeValueRate } = facts;
  const comparable = facts.originalSellingPrice.times(
    new Decimal(1).plus(timeValueRate ?? 0).pow(timeValueRate === undefined ? 0 : (years ?? 0)),
  );
  const isBelow = repurchasePrice.lt(comparable);
  const leaseOrFinancing = facts.partOfSaleAndLeaseback ? 'FINANCING' : 'LEASE';
  if (type !== 'PUT') return isBelow ? leaseOrFinancing : 'FINANCING';
  const isAboveMarket = expectedMarketValue !== undefined && repurchasePrice.gt(expectedMarketValue);
  const hasIncentive = facts.customerHasSignificantEconomicIncentive ?? isAboveMarket;
  if (isBelow) return hasIncentive ? leaseOrFinancing : 'SALE_WITH_RIGHT_OF_RETURN';
  return isAboveMarket || hasIncentive ? 'FINANCING' : 'SALE_WITH_RIGHT_OF_RETURN';
}

/** How the liability grows from what was received to what is paid back, by compound interest. */
function growth(
  sold: Decimal,
  back: Decimal,
  years: Decimal | undefined,
  amounts: Amounts,
): Pick<RepurchaseTreatment, 'implicitRate' | 'schedule'> {
  if (!years || years.isZero() || sold.isZero() || back.lt(sold)) return { implicitRate: null, schedule: [] };
  if (years.gt(100) || years.lt('0.001')) throw badInput('years: must be from 0.001 to 100');
  const factor = back.dividedBy(sold).pow(new Decimal(1).dividedBy(years));
  const at = (elapsed: Decimal): Decimal => amounts.round(sold.times(factor.pow(elapsed)));
  const schedule = Array.from({ length: years.ceil().toNumber() }, (_, index) => {
    const end = Decimal.min(index + 1, years);
    const [opening, closing] = [at(new Decimal(index)), end.eq(years) ? amounts.round(back) : at(end)];
    return {
      year: index + 1,
      opening: amounts.text(opening),
      interest: amounts.text(closing.minus(opening)),
      closing: amounts.text(closing),
    };
  });
  return { implicitRate: fractionText(factor.minus(1)), schedule };
}
