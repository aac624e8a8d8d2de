import { Decimal, type Money, money } from '../money.ts';

/** Two ways to the same figure in one currency, as a report shows them. */
export interface IdentityCheck {
  readonly name: string;
  readonly description: string;
  readonly holds: boolean;
  readonly left: Money;
  readonly right: Money;
  readonly difference: Money;
}

/** Holds the two ways against each other, to the last digit of the currency. */
export function identityCheck(
  identity: { readonly name: string; readonly description: string },
  currencyCode: string,
  left: Decimal,
  right: Decimal,
): IdentityCheck {
  const [a, b] = [money(left, currencyCode), money(right, currencyCode)];
  const difference = money(new Decimal(a.amount).minus(b.amount), currencyCode);
  return { ...identity, holds: new Decimal(difference.amount).isZero(), left: a, right: b, difference };
}
