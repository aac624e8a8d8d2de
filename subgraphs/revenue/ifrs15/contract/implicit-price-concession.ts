import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';

export const implicitPriceConcessionInput = z.strictObject({
  promisedConsideration: positiveAmount.describe('the price stated in the contract'),
  expectedConsideration: positiveAmount.describe('what the entity expects to collect'),
  priceConcessionExpected: flag.describe(
    'by practice, policy or intention the entity accepts less than the price; false: the shortfall is the customer’s credit risk',
  ),
  ...rounding,
});

export interface ImplicitPriceConcession {
  /** The transaction price: what is expected where a concession is, else the whole price. */
  readonly transactionPrice: string;
  /** Reduces the transaction price (variable consideration). */
  readonly priceConcession: string;
  /** Expected loss on the receivable, an expense and no reduction of revenue. */
  readonly impairmentLoss: string;
}

/** Steps 1 and 3: whether collecting less is a price concession or a credit loss. IFRS 15.9 e, 52; IE examples 2, 3 and 23. */
export function determineImplicitPriceConcession(
  input: z.input<typeof implicitPriceConcessionInput>,
): ImplicitPriceConcession {
  const { promisedConsideration, expectedConsideration, priceConcessionExpected, ...policy } = read(
    implicitPriceConcessionInput,
    input,
  );
  if (expectedConsideration.gt(promisedConsideration))
    throw badInput('expectedConsideration: must not be more than promisedConsideration');
  const amounts = new Amounts(policy);
  const shortfall = promisedConsideration.minus(expectedConsideration);
  const none = new Decimal(0);
  return {
    transactionPrice: amounts.text(priceConcessionExpected ? expectedConsideration : promisedConsideration),
    priceConcession: amounts.text(priceConcessionExpected ? shortfall : none),
    impairmentLoss: amounts.text(priceConcessionExpected ? none : shortfall),
  };
}
