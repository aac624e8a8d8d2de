import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import {
  amount,
  entryOf,
  flag,
  fraction,
  id,
  positiveAmount,
  read,
  requireUnique,
  rounding,
} from '../values.ts';
import { attributableBundles, type DiscountBundle, discountBundle } from './discount-bundles.ts';
import { residualApproach, takeResidual } from './residual.ts';
import type { StandAloneSellingPrice } from './stand-alone-selling-price.ts';

const obligation = z.strictObject({
  id,
  standAloneSellingPrice: positiveAmount
    .optional()
    .describe(
      'of the whole obligation, all its units and months; needed but for a residual one, there it is what counts when the residual is refused, and for one that variable consideration of its own pays for, whose amount then counts',
    ),
  residual: residualApproach
    .optional()
    .describe(
      'asks for the residual approach (15.79 c); several take the residual together, in relation to their standAloneSellingPrice, else the middle of their ranges (15.80)',
    ),
});

export const allocateTransactionPriceInput = z.strictObject({
  transactionPrice: amount.describe(
    'all of it, variable consideration included; below zero for a credit, which goes by relative prices only',
  ),
  performanceObligations: z.array(obligation).min(1),
  discountBundles: z
    .array(discountBundle)
    .default([])
    .describe(
      'bundles that the entity regularly sells at a discount, as evidence of whose discount it is (15.82)',
    ),
  discountTolerance: fraction
    .prefault('0')
    .describe(
      'policy: how far a bundle’s discount may differ from the whole one and still be “substantially the same”',
    ),
  bundleDiscountsFirst: flag
    .default(false)
    .describe(
      'policy: where the whole discount is more than the bundles’ own, theirs is taken first and the rest goes to all; else all of it goes to all',
    ),
  variableConsideration: z
    .array(
      z.strictObject({
        amount,
        obligationIds: z.array(id).min(1).describe('whose transfer it pays for'),
        relatesSpecifically: flag.default(true).describe('to their transfer, or to its outcome (15.85 a)'),
        meetsAllocationObjective: flag
          .default(true)
          .describe('the whole allocation, with the other amounts, is what each is worth (15.85 b)'),
      }),
    )
    .default([])
    .describe('amounts within transactionPrice that may belong to some obligations only'),
  ...rounding,
});

export interface Allocation {
  readonly allocations: readonly {
    readonly id: string;
    readonly standAloneSellingPrice: string;
    readonly allocated: string;
    /** Stand-alone selling price less what is allocated; negative where it gets more. */
    readonly discount: string;
    /** Of the transaction price. */
    readonly share: string;
    readonly basis: 'RELATIVE' | 'BUNDLE_DISCOUNT' | 'OBSERVABLE' | 'RESIDUAL' | 'VARIABLE_ONLY';
  }[];
  readonly totalStandAloneSellingPrice: string;
  readonly discount: string;
  /** Bundles whose discount was allocated to them alone, by their obligations. */
  readonly discountAllocatedTo: readonly (readonly string[])[];
  /** What became of the residual approach; null where none was asked for. */
  readonly residual: StandAloneSellingPrice | null;
}

type Facts = z.output<typeof allocateTransactionPriceInput>;
type Basis = Allocation['allocations'][number]['basis'];

interface Share {
  allocated: Decimal;
  price: Decimal;
  basis: Basis;
}

/**
 * Step 4: the transaction price by relative stand-alone selling price; a discount to a bundle alone where it is evident
 * that it is the bundle's, variable consideration to the obligations it pays for, a residual where it is allowed. Adds up
 * to the transaction price: what rounding leaves goes to the largest remainders. IFRS 15.73-86; IE examples 33-35.
 */
export function allocateTransactionPrice(input: z.input<typeof allocateTransactionPriceInput>): Allocation {
  const facts = withOwnPrices(read(allocateTransactionPriceInput, input));
  requireUnique('performanceObligations', facts.performanceObligations);
  const amounts = new Amounts(facts);
  const targeted = facts.variableConsideration.filter(
    (one) => one.relatesSpecifically && one.meetsAllocationObjective,
  );
  if (
    facts.transactionPrice.lt(0) &&
    (targeted.length > 0 ||
      facts.discountBundles.length > 0 ||
      facts.performanceObligations.some((one) => one.residual))
  )
    throw badInput(
      'transactionPrice: must be zero or more with a residual, a bundle or variable consideration',
    );
  const pool = facts.transactionPrice.minus(total(targeted.map((one) => one.amount)));
  if (pool.lt(0) && targeted.length > 0)
    throw badInput('variableConsideration: must not be more than transactionPrice');
  const withVariableOnly = pool.isZero()
    ? []
    : facts.performanceObligations.filter((one) => coveredByVariable(one.id, targeted, facts));
  const rest = facts.performanceObligations.filter((one) => !withVariableOnly.includes(one));
  const shares = new Map<string, Share>();
  for (const one of withVariableOnly)
    shares.set(one.id, {
      allocated: new Decimal(0),
      price: priceOf(one),
      basis: 'VARIABLE_ONLY',
    });
  const { residual, bundles } = allocatePool(pool, rest, facts, amounts, shares);
  for (const { amount: variable, obligationIds } of targeted) {
    const targets = obligationIds.map((name) => {
      entryOf('variableConsideration', facts.performanceObligations, name);
      return shares.get(name) as Share;
    });
    const parts = amounts.split(
      variable,
      targets.map((share) => (targets.length === 1 ? new Decimal(1) : share.price)),
    );
    targets.forEach((share, index) => {
      share.allocated = share.allocated.plus(parts[index] as Decimal);
    });
  }
  const prices = total([...shares.values()].map((share) => share.price));
  return {
    allocations: facts.performanceObligations.map((one) => {
      const { allocated, price, basis } = shares.get(one.id) as Share;
      return {
        id: one.id,
        standAloneSellingPrice: amounts.text(price),
        allocated: amounts.text(allocated),
        discount: amounts.text(price.minus(allocated)),
        share: fractionText(
          facts.transactionPrice.isZero() ? new Decimal(0) : allocated.dividedBy(facts.transactionPrice),
        ),
        basis,
      };
    }),
    totalStandAloneSellingPrice: amounts.text(prices),
    discount: amounts.text(prices.minus(facts.transactionPrice)),
    discountAllocatedTo: bundles.map((bundle) => bundle.obligationIds),
    residual,
  };
}

/** An obligation without a price that variable consideration of its own pays for is worth that (15.85 b). */
function withOwnPrices(facts: Facts): Facts {
  const ownOf = (name: string): Decimal[] =>
    facts.variableConsideration
      .filter(({ obligationIds }) => obligationIds.length === 1 && obligationIds[0] === name)
      .map((one) => one.amount);
  return {
    ...facts,
    performanceObligations: facts.performanceObligations.map((one) => {
      const own = ownOf(one.id);
      const isWithout = one.standAloneSellingPrice === undefined && one.residual === undefined;
      return isWithout && own.length > 0 ? { ...one, standAloneSellingPrice: total(own) } : one;
    }),
  };
}

/** Whether an obligation's stand-alone selling price is met by variable consideration of its own, so that nothing else goes to it. */
function coveredByVariable(
  name: string,
  targeted: Facts['variableConsideration'],
  { performanceObligations }: Facts,
): boolean {
  const own = targeted.filter((one) => one.obligationIds.length === 1 && one.obligationIds[0] === name);
  const price = performanceObligations.find((one) => one.id === name)?.standAloneSellingPrice;
  return own.length > 0 && price !== undefined && total(own.map((one) => one.amount)).gte(price);
}

function priceOf(one: z.output<typeof obligation>): Decimal {
  if (one.standAloneSellingPrice === undefined)
    throw badInput(`performanceObligations.${one.id}.standAloneSellingPrice: is needed`);
  return one.standAloneSellingPrice;
}

function allocatePool(
  pool: Decimal,
  obligations: Facts['performanceObligations'],
  facts: Facts,
  amounts: Amounts,
  shares: Map<string, Share>,
): { residual: StandAloneSellingPrice | null; bundles: readonly DiscountBundle[] } {
  const asked = obligations.filter((one) => one.residual !== undefined);
  const others = obligations.filter((one) => one.residual === undefined);
  const prices = others.map((one) => ({ id: one.id, price: priceOf(one) }));
  const bundles = attributableBundles(
    facts.discountBundles,
    prices,
    asked.length > 0 ? undefined : total(prices.map((one) => one.price)).minus(pool),
    facts.discountTolerance,
    facts.bundleDiscountsFirst,
  );
  if (asked.length === 0) {
    settle(pool, prices, bundles, amounts, shares, 'RELATIVE');
    return { residual: null, bundles };
  }
  const observed = observedPrices(prices, bundles);
  const residual = takeResidual(pool, observed, asked, amounts.digits);
  if (residual.estimate.refused) {
    settle(pool, [...prices, ...residual.prices], [], amounts, shares, 'RELATIVE');
    return { residual: residual.estimate, bundles: [] };
  }
  const toOthers = amounts.round(observed);
  settle(pool.minus(toOthers), residual.prices, [], amounts, shares, 'RESIDUAL');
  settle(toOthers, prices, bundles, amounts, shares, 'OBSERVABLE');
  return { residual: residual.estimate, bundles };
}

interface Priced {
  readonly id: string;
  readonly price: Decimal;
}

function observedPrices(prices: readonly Priced[], bundles: readonly DiscountBundle[]): Decimal {
  const bundled = new Set(bundles.flatMap((bundle) => bundle.obligationIds));
  return total([
    ...bundles.map((bundle) => bundle.bundlePrice),
    ...prices.filter((one) => !bundled.has(one.id)).map((one) => one.price),
  ]);
}

/** Allocates a pool: each bundle its price, its members in relation; the rest by relative stand-alone selling price. */
function settle(
  pool: Decimal,
  prices: readonly Priced[],
  bundles: readonly DiscountBundle[],
  amounts: Amounts,
  shares: Map<string, Share>,
  basis: Basis,
): void {
  const bundled = new Set(bundles.flatMap((bundle) => bundle.obligationIds));
  const single = prices.filter((one) => !bundled.has(one.id));
  const weights = [...bundles.map((bundle) => bundle.bundlePrice), ...single.map((one) => one.price)];
  if (total(weights).isZero() && !pool.isZero())
    throw badInput('performanceObligations: some stand-alone selling price must be above zero');
  const parts = amounts.split(pool, weights);
  bundles.forEach((bundle, index) => {
    const members = prices.filter((one) => bundle.obligationIds.includes(one.id));
    const memberParts = amounts.split(
      parts[index] as Decimal,
      members.map((one) => one.price),
    );
    members.forEach((one, place) => {
      const allocated = memberParts[place] as Decimal;
      shares.set(one.id, { allocated, price: one.price, basis: 'BUNDLE_DISCOUNT' });
    });
  });
  single.forEach((one, index) => {
    const allocated = parts[bundles.length + index] as Decimal;
    const own = bundles.length > 0 ? 'OBSERVABLE' : basis;
    shares.set(one.id, { allocated, price: one.price, basis: own });
  });
}
