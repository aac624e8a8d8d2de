import { Decimal } from '#kit/money.ts';

/**
 * The figures of credit management as plain arithmetic: amounts are decimal text of one currency, results exact decimals. Each
 * is null where what it divides by is not more than nothing.
 */

/** Days sales outstanding: what is open, in days of sales. */
export function daysSalesOutstanding(open: string, creditSales: string, days: number): Decimal | null {
  const sales = new Decimal(creditSales);
  return sales.isPositive() && !sales.isZero() ? new Decimal(open).times(days).div(sales) : null;
}

/** Days sales outstanding by the average of what was open before and is open at the end. */
export function averageDaysSalesOutstanding(
  openAtStart: string,
  openAtEnd: string,
  creditSales: string,
  days: number,
): Decimal | null {
  return daysSalesOutstanding(new Decimal(openAtStart).plus(openAtEnd).div(2).toFixed(), creditSales, days);
}

/** The sales of one month, or of its part so far, and how many days that is. */
export interface MonthlySales {
  readonly amount: string;
  readonly days: number;
}

/**
 * Days sales outstanding by counting back, newest month first: whole months while their sales are less than what is left of
 * what is open, then a part of the next. Null where all sales are less than that.
 */
export function countbackDaysSalesOutstanding(open: string, months: readonly MonthlySales[]): Decimal | null {
  let left = new Decimal(open);
  let days = new Decimal(0);
  for (const month of months) {
    if (!left.isPositive() || left.isZero()) return days;
    const sales = new Decimal(month.amount);
    if (sales.greaterThan(left)) return days.plus(left.times(month.days).div(sales));
    left = left.minus(sales);
    days = days.plus(month.days);
  }
  return left.isZero() ? days : null;
}

/** By how many days payment is late on the average. */
export function averageDaysDelinquent(dso: Decimal | null, bestPossible: Decimal | null): Decimal | null {
  return dso && bestPossible ? dso.minus(bestPossible) : null;
}

/** What the collection effectiveness index is made of. */
export interface CollectionFacts {
  readonly openAtStart: string;
  /** Of all months together. */
  readonly creditSales: string;
  readonly months: number;
  readonly openAtEnd: string;
  readonly currentAtEnd: string;
}

/** What was collected, in percent of what could be. */
export function collectionEffectivenessIndex(facts: CollectionFacts): Decimal | null {
  const available = new Decimal(facts.openAtStart).plus(new Decimal(facts.creditSales).div(facts.months));
  const collectable = available.minus(facts.currentAtEnd);
  if (!collectable.isPositive() || collectable.isZero()) return null;
  return available.minus(facts.openAtEnd).times(100).div(collectable);
}
