import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';
import { estimateVariableConsideration, variableEstimate } from './variable-consideration.ts';

export const determineTransactionPriceInput = z.strictObject({
  fixedConsideration: amount,
  variableConsideration: z
    .array(z.strictObject({ id, ...variableEstimate }))
    .default([])
    .describe(
      'bonuses, penalties (negative), discounts (negative): each as estimateVariableConsideration takes it',
    ),
  financingAdjustment: amount
    .prefault('0')
    .describe(
      'for a significant financing component: negative when payment is deferred, positive when in advance',
    ),
  nonCashConsideration: positiveAmount.prefault('0').describe('at fair value (15.66)'),
  considerationPayableToCustomer: positiveAmount
    .prefault('0')
    .describe('what is not for a distinct good or service (15.70)'),
  collectedForThirdParties: positiveAmount
    .prefault('0')
    .describe('such as sales taxes that fixedConsideration includes (15.47)'),
  ...rounding,
});

export interface TransactionPrice {
  readonly transactionPrice: string;
  readonly fixedConsideration: string;
  /** What of the variable consideration is included. */
  readonly variableConsideration: string;
  readonly variable: readonly {
    readonly id: string;
    readonly included: string;
    readonly constrained: string;
  }[];
}

/** Step 3: the transaction price as the sum of its parts. IFRS 15.46-72, ASC 606-10-32-2 to 27. */
export function determineTransactionPrice(
  input: z.input<typeof determineTransactionPriceInput>,
): TransactionPrice {
  const facts = read(determineTransactionPriceInput, input);
  requireUnique('variableConsideration', facts.variableConsideration);
  const amounts = new Amounts(facts);
  const policy = { currencyCode: facts.currencyCode, decimals: facts.decimals };
  const variable = (input.variableConsideration ?? []).map(({ id: name, ...estimate }) => {
    const { included, constrained } = estimateVariableConsideration({ ...estimate, ...policy });
    return { id: name, included, constrained };
  });
  const included = total(variable.map((one) => new Decimal(one.included)));
  const price = facts.fixedConsideration
    .plus(included)
    .plus(facts.financingAdjustment)
    .plus(facts.nonCashConsideration)
    .minus(facts.considerationPayableToCustomer)
    .minus(facts.collectedForThirdParties);
  return {
    transactionPrice: amounts.text(price),
    fixedConsideration: amounts.text(facts.fixedConsideration),
    variableConsideration: amounts.text(included),
    variable,
  };
}
