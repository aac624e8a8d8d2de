import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, flag, fraction, read, requireProbabilities, rounding } from '../values.ts';

export const variableEstimate = {
  method: z
    .enum(['EXPECTED_VALUE', 'MOST_LIKELY_AMOUNT'])
    .describe('whichever better predicts the amount (15.53)'),
  outcomes: z
    .array(z.strictObject({ amount, probability: fraction }))
    .min(1)
    .describe('possible amounts; their probabilities add up to 1'),
  isHighlyProbable: flag
    .default(true)
    .describe(
      'false: a significant reversal is not highly unlikely, so that the estimate is constrained (15.56)',
    ),
  constrainedAmount: amount
    .optional()
    .describe('what may be included when the estimate is constrained; not given: the lowest outcome'),
  highlyProbableThreshold: fraction
    .optional()
    .describe(
      'policy: includes at most the largest outcome that is reached or passed with this probability at least',
    ),
};

export const estimateVariableConsiderationInput = z.strictObject({ ...variableEstimate, ...rounding });

export interface VariableConsideration {
  readonly method: 'EXPECTED_VALUE' | 'MOST_LIKELY_AMOUNT';
  readonly expectedValue: string;
  readonly mostLikelyAmount: string;
  /** By the method asked for, before the constraint. */
  readonly estimate: string;
  /** What goes into the transaction price. */
  readonly included: string;
  /** What the constraint keeps out. */
  readonly constrained: string;
}

/** Step 3: an amount of variable consideration by either method, and what the constraint leaves of it. IFRS 15.50-58; IE examples 20-25. */
export function estimateVariableConsideration(
  input: z.input<typeof estimateVariableConsiderationInput>,
): VariableConsideration {
  const facts = read(estimateVariableConsiderationInput, input);
  const amounts = new Amounts(facts);
  const probabilities = facts.outcomes.map((outcome) => outcome.probability);
  requireProbabilities('outcomes', probabilities);
  const expectedValue = total(
    facts.outcomes.map((outcome) => outcome.amount.times(outcome.probability)),
  ).dividedBy(total(probabilities));
  const mostLikely = facts.outcomes.reduce((best, outcome) =>
    outcome.probability.gt(best.probability) ? outcome : best,
  ).amount;
  const estimate = facts.method === 'EXPECTED_VALUE' ? expectedValue : mostLikely;
  const included = constrain(estimate, facts);
  return {
    method: facts.method,
    expectedValue: amounts.text(expectedValue),
    mostLikelyAmount: amounts.text(mostLikely),
    estimate: amounts.text(estimate),
    included: amounts.text(included),
    constrained: amounts.text(amounts.round(estimate).minus(amounts.round(included))),
  };
}

function constrain(estimate: Decimal, facts: z.output<typeof estimateVariableConsiderationInput>): Decimal {
  const { outcomes, isHighlyProbable, constrainedAmount, highlyProbableThreshold } = facts;
  const lowest = Decimal.min(...outcomes.map((outcome) => outcome.amount));
  const limit = isHighlyProbable ? constrainedAmount : (constrainedAmount ?? lowest);
  const limited = limit === undefined ? estimate : Decimal.min(estimate, limit);
  if (highlyProbableThreshold === undefined) return limited;
  const reached = outcomes
    .map((outcome) => outcome.amount)
    .filter((value) =>
      total(
        outcomes.filter((outcome) => outcome.amount.gte(value)).map((outcome) => outcome.probability),
      ).gte(highlyProbableThreshold),
    );
  return Decimal.min(limited, reached.length === 0 ? lowest : Decimal.max(...reached));
}
