import { divideRounded } from '../decimal.ts';
import type { StoredValue } from '../store/store.ts';
import { amountOf, HUNDRED } from './money.ts';
import type { RuleContext } from './rules.ts';

/** An opportunity with products has the sum of their prices as its amount. */
export function rollUpOpportunity(context: RuleContext, id: string): void {
  const opportunity = context.read('Opportunity', id);
  if (!opportunity) return;
  const { count, sums } = context.totals('OpportunityLineItem', 'OpportunityId', id, [
    'TotalPrice',
    'Quantity',
  ]);
  const [amount = 0n, quantity = 0n] = sums;
  context.update('Opportunity', id, {
    HasOpportunityLineItem: count > 0 ? 1n : 0n,
    ...(count > 0
      ? {
          Amount: amount,
          TotalOpportunityQuantity: quantity,
          ExpectedRevenue: expectedRevenue(amount, opportunity.Probability),
        }
      : {}),
  });
}

/** An amount by its probability in hundredths of a percent. */
export function expectedRevenue(amount: bigint, probability: StoredValue | undefined): bigint {
  return divideRounded(amount * amountOf(probability), 100n * HUNDRED);
}
