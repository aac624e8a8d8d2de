import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { count, flag, id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

const cost = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('TO_OBTAIN'),
    id,
    amount: positiveAmount,
    isIncremental: flag.describe(
      'would not have been incurred without the contract, as a sales commission (15.92)',
    ),
    isRecoverable: flag.default(true).describe('15.91'),
    chargeableToCustomer: flag
      .default(false)
      .describe('whether or not the contract is obtained (15.93): an asset all the same'),
  }),
  z.strictObject({
    kind: z.literal('TO_FULFIL'),
    id,
    amount: positiveAmount,
    otherStandardApplies: flag.default(false).describe('inventories, property, intangible assets (15.95-96)'),
    relatesDirectlyToContract: flag.default(true).describe('15.95 a'),
    generatesOrEnhancesResources: flag.default(true).describe('to satisfy obligations in future (15.95 b)'),
    isRecoverable: flag.default(true).describe('15.95 c'),
  }),
]);

export const capitalizeContractCostsInput = z.strictObject({
  costs: z.array(cost).min(1),
  amortizationMonths: count
    .optional()
    .describe(
      'over which the goods or services are transferred, specific anticipated contracts included (15.99)',
    ),
  useOneYearExpedient: flag
    .default(true)
    .describe('costs of obtaining are an expense where amortization would take a year or less (15.94)'),
  ...rounding,
});

export interface CapitalizedContractCosts {
  readonly costs: readonly {
    readonly id: string;
    readonly treatment: 'ASSET' | 'EXPENSE' | 'OTHER_STANDARD';
    readonly reason:
      | 'INCREMENTAL'
      | 'CHARGEABLE_TO_CUSTOMER'
      | 'FULFILMENT_CRITERIA_MET'
      | 'NOT_INCREMENTAL'
      | 'NOT_RECOVERABLE'
      | 'FULFILMENT_CRITERIA_NOT_MET'
      | 'WITHIN_ONE_YEAR'
      | 'OTHER_STANDARD';
    readonly amount: string;
  }[];
  readonly asset: string;
  readonly expense: string;
  /** Accounted for as inventory, property or intangible asset. */
  readonly otherStandards: string;
  /** Of the asset; null without amortizationMonths. */
  readonly amortizationPerMonth: string | null;
}

type Entry = CapitalizedContractCosts['costs'][number];

/** Contract costs: which costs of obtaining or fulfilling a contract are an asset. IFRS 15.91-98, ASC 340-40-25; IE examples 36 and 37. */
export function capitalizeContractCosts(
  input: z.input<typeof capitalizeContractCostsInput>,
): CapitalizedContractCosts {
  const facts = read(capitalizeContractCostsInput, input);
  requireUnique('costs', facts.costs);
  const amounts = new Amounts(facts);
  const months = facts.amortizationMonths;
  const isWithinYear = facts.useOneYearExpedient && months !== undefined && months <= 12;
  const judged = facts.costs.map((one) => ({ one, ...judge(one, isWithinYear) }));
  const sum = (treatment: Entry['treatment']): Decimal =>
    total(judged.filter((entry) => entry.treatment === treatment).map((entry) => entry.one.amount));
  return {
    costs: judged.map(({ one, treatment, reason }) => ({
      id: one.id,
      treatment,
      reason,
      amount: amounts.text(one.amount),
    })),
    asset: amounts.text(sum('ASSET')),
    expense: amounts.text(sum('EXPENSE')),
    otherStandards: amounts.text(sum('OTHER_STANDARD')),
    amortizationPerMonth: months ? amounts.text(sum('ASSET').dividedBy(months)) : null,
  };
}

function judge(one: z.output<typeof cost>, isWithinYear: boolean): Pick<Entry, 'treatment' | 'reason'> {
  const expense = (reason: Entry['reason']): Pick<Entry, 'treatment' | 'reason'> => ({
    treatment: 'EXPENSE',
    reason,
  });
  if (one.kind === 'TO_OBTAIN') {
    if (!one.isIncremental)
      return one.chargeableToCustomer
        ? { treatment: 'ASSET', reason: 'CHARGEABLE_TO_CUSTOMER' }
        : expense('NOT_INCREMENTAL');
    if (!one.isRecoverable) return expense('NOT_RECOVERABLE');
    return isWithinYear ? expense('WITHIN_ONE_YEAR') : { treatment: 'ASSET', reason: 'INCREMENTAL' };
  }
  if (one.otherStandardApplies) return { treatment: 'OTHER_STANDARD', reason: 'OTHER_STANDARD' };
  if (!one.isRecoverable) return expense('NOT_RECOVERABLE');
  return one.relatesDirectlyToContract && one.generatesOrEnhancesResources
    ? { treatment: 'ASSET', reason: 'FULFILMENT_CRITERIA_MET' }
    : expense('FULFILMENT_CRITERIA_NOT_MET');
}

export const amortizeContractCostsInput = z.strictObject({
  asset: positiveAmount,
  periods: z
    .array(
      z.strictObject({
        id,
        weight: quantity
          .prefault('1')
          .describe('what is transferred in the period, such as its revenue; not given: straight-line'),
      }),
    )
    .min(1)
    .describe('all periods over which it is amortized'),
  ...rounding,
});

export interface AmortizedContractCosts {
  readonly periods: readonly {
    readonly id: string;
    readonly amortization: string;
    readonly carryingAmount: string;
  }[];
}

/** Contract costs: amortization as the goods or services are transferred; the last period has what rounding leaves. IFRS 15.99-100. */
export function amortizeContractCosts(
  input: z.input<typeof amortizeContractCostsInput>,
): AmortizedContractCosts {
  const facts = read(amortizeContractCostsInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const weights = facts.periods.map((period) => period.weight);
  const whole = total(weights);
  if (whole.isZero()) throw badInput('periods: some weight must be above zero');
  let carrying = amounts.round(facts.asset);
  return {
    periods: facts.periods.map((period, index) => {
      // as in schedules of revenue, the last period has what rounding leaves
      const own =
        index === facts.periods.length - 1
          ? carrying
          : Decimal.min(carrying, amounts.round(facts.asset.times(period.weight).dividedBy(whole)));
      carrying = carrying.minus(own);
      return {
        id: period.id,
        amortization: amounts.text(own),
        carryingAmount: amounts.text(carrying),
      };
    }),
  };
}

export const impairContractCostsInput = z.strictObject({
  carryingAmount: positiveAmount,
  remainingConsideration: positiveAmount.describe(
    'expected for the goods or services that the asset relates to; received and not yet recognized included (15.101-102)',
  ),
  remainingCosts: positiveAmount.describe('that relate directly to providing them and are not yet expensed'),
  impairedBefore: positiveAmount
    .prefault('0')
    .describe('impairment that may be reversed, under IFRS only (15.104)'),
  standard: z.enum(['IFRS_15', 'ASC_340_40']).default('IFRS_15'),
  ...rounding,
});

export interface ContractCostImpairment {
  readonly recoverableAmount: string;
  readonly impairmentLoss: string;
  /** Under IFRS, when it is worth more again; never under US GAAP. */
  readonly reversal: string;
  readonly carryingAmount: string;
}

/** Contract costs: impairment where the asset is more than what is still to be earned with it. IFRS 15.101-104, ASC 340-40-35-3 to 6. */
export function impairContractCosts(input: z.input<typeof impairContractCostsInput>): ContractCostImpairment {
  const facts = read(impairContractCostsInput, input);
  const amounts = new Amounts(facts);
  const recoverable = Decimal.max(0, facts.remainingConsideration.minus(facts.remainingCosts));
  const loss = Decimal.max(0, facts.carryingAmount.minus(recoverable));
  const reversible = facts.standard === 'IFRS_15' ? facts.impairedBefore : new Decimal(0);
  const reversal = Decimal.min(reversible, Decimal.max(0, recoverable.minus(facts.carryingAmount)));
  return {
    recoverableAmount: amounts.text(recoverable),
    impairmentLoss: amounts.text(loss),
    reversal: amounts.text(reversal),
    carryingAmount: amounts.text(facts.carryingAmount.minus(loss).plus(reversal)),
  };
}
