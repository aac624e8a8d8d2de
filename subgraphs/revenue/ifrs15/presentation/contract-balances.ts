import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { date, positiveAmount, read, rounding } from '../values.ts';

export const presentContractBalancesInput = z.strictObject({
  events: z
    .array(
      z.strictObject({
        date: date.optional(),
        type: z
          .enum(['REVENUE', 'UNCONDITIONAL_RIGHT', 'PAYMENT', 'REFUND_LIABILITY', 'CREDIT'])
          .describe(
            'revenue recognized · consideration due, or invoiced where only time must pass (15.108) · cash received, which pays what is due, before or after it is · part of what is invoiced that will be given back · a credit on what is due',
          ),
        amount: positiveAmount,
      }),
    )
    .describe('of one contract, in order of time'),
  ...rounding,
});

export interface ContractBalances {
  readonly receivable: string;
  /** Revenue beyond what is due or paid (15.107); never beside a contract liability. */
  readonly contractAsset: string;
  /** Due or paid beyond revenue (15.106). */
  readonly contractLiability: string;
  readonly refundLiability: string;
}

export interface ContractBalanceHistory extends ContractBalances {
  readonly revenue: string;
  /** The balances after each event. */
  readonly events: readonly (ContractBalances & {
    readonly date: string | null;
    readonly type: string;
    readonly amount: string;
  })[];
}

/** Presentation: receivable, and contract asset or contract liability, net for the contract. IFRS 15.105-109, ASC 606-10-45-1 to 5; IE examples 38-40. */
export function presentContractBalances(
  input: z.input<typeof presentContractBalancesInput>,
): ContractBalanceHistory {
  const facts = read(presentContractBalancesInput, input);
  const amounts = new Amounts(facts);
  const dates = facts.events.flatMap((event) => event.date ?? []);
  const early = dates.findIndex((date, index) => date < (dates[index - 1] ?? date));
  if (early > 0)
    throw badInput(`events: ${dates[early]} comes after ${dates[early - 1]}; give them in order of time`);
  const sums = {
    REVENUE: new Decimal(0),
    UNCONDITIONAL_RIGHT: new Decimal(0),
    PAYMENT: new Decimal(0),
    REFUND_LIABILITY: new Decimal(0),
    CREDIT: new Decimal(0),
  };
  const balances = (): ContractBalances => {
    const due = sums.UNCONDITIONAL_RIGHT.minus(sums.CREDIT);
    const refund = Decimal.max(0, sums.REFUND_LIABILITY.minus(sums.CREDIT));
    // what is paid before it is due is a liability all the same
    const position = sums.REVENUE.plus(refund).minus(Decimal.max(due, sums.PAYMENT));
    return {
      receivable: amounts.text(Decimal.max(0, due.minus(sums.PAYMENT))),
      contractAsset: amounts.text(Decimal.max(0, position)),
      contractLiability: amounts.text(Decimal.max(0, position.neg())),
      refundLiability: amounts.text(refund),
    };
  };
  const events = facts.events.map((event) => {
    sums[event.type] = sums[event.type].plus(event.amount);
    return {
      date: event.date ?? null,
      type: event.type,
      amount: amounts.text(event.amount),
      ...balances(),
    };
  });
  return { ...balances(), revenue: amounts.text(sums.REVENUE), events };
}
