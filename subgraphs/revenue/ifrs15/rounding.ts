import { currencyDigits, Decimal } from '#kit/money.ts';

/** How a function was asked to round its amounts. */
export interface RoundingPolicy {
  readonly currencyCode?: string | undefined;
  readonly decimals?: number | undefined;
}

/** Writes amounts in the digits asked for: those given, else the currency's, else two. Half is rounded away from zero. */
export class Amounts {
  readonly digits: number;

  constructor({ currencyCode, decimals }: RoundingPolicy) {
    this.digits = decimals ?? (currencyCode === undefined ? 2 : currencyDigits(currencyCode));
  }

  round(value: Decimal): Decimal {
    return value.toDecimalPlaces(this.digits);
  }

  text(value: Decimal): string {
    const rounded = this.round(value);
    return (rounded.isZero() ? rounded.abs() : rounded).toFixed(this.digits);
  }

  /**
   * A total in parts by weight that add up to it: the units that rounding towards zero leaves go to the largest remainders,
   * the first of equal ones. A total below zero is split as its opposite is, so that a credit mirrors what it takes back.
   */
  split(total: Decimal, weights: readonly Decimal[]): Decimal[] {
    if (total.isNegative()) return this.split(total.neg(), weights).map((part) => part.neg());
    const whole = weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
    if (whole.isZero()) return weights.map(() => new Decimal(0));
    const unit = new Decimal(10).pow(-this.digits);
    const rounded = this.round(total);
    const exact = weights.map((weight) => rounded.times(weight).dividedBy(whole));
    const parts = exact.map((part) => part.toDecimalPlaces(this.digits, Decimal.ROUND_FLOOR));
    const left = rounded.minus(parts.reduce((sum, part) => sum.plus(part), new Decimal(0)));
    const byRemainder = exact
      .map((part, index) => ({ index, remainder: part.minus(parts[index] as Decimal) }))
      .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index);
    for (const { index } of byRemainder.slice(0, left.dividedBy(unit).round().toNumber()))
      parts[index] = (parts[index] as Decimal).plus(unit);
    return parts;
  }
}

/** A value rounded half away from zero to a multiple of a step; as it is without one. */
export function roundTo(value: Decimal, step: Decimal | undefined): Decimal {
  return step === undefined ? value : value.dividedBy(step).round().times(step);
}

/** A fraction or a rate as text, with ten digits behind the point at the most. */
export function fractionText(value: Decimal): string {
  return value.toDecimalPlaces(10).toFixed();
}

export function total(values: Iterable<Decimal>): Decimal {
  let sum = new Decimal(0);
  for (const value of values) sum = sum.plus(value);
  return sum;
}
