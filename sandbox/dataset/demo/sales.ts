import { addMonths } from '../calendar-day.ts';
import { careBasket, type Line, renewalBasket, shopBasket, siteBasket } from './baskets.ts';
import type { Customer } from './customers.ts';
import type { Random } from './random.ts';
import { orderedSituations, type Situation } from './situations.ts';

/** A sale as it was closed: what was ordered when, and whether something particular became of it. */
export interface Sale {
  readonly day: number;
  readonly lines: readonly Line[];
  readonly situation: Situation;
}

/** Ordinary sales are at least this old, so that orders of the last days are those of the situations. */
const SETTLED_DAYS = 8;

/** All sales to a customer between `first` and `today` (days). */
export function salesTo(customer: Customer, random: Random, first: number, today: number): Sale[] {
  const last = today - SETTLED_DAYS;
  const day = (since: number): number => random.integer(since, last);
  switch (customer.kind) {
    case 'PROSPECT':
      return [];
    case 'SELF_SERVICE':
      return some(random.integer(3, 7), () => ordinary(day(first), shopBasket(customer, random)));
    case 'END_CUSTOMER':
      return some(random.integer(2, 4), () => ordinary(day(first), careBasket(customer, random)));
    case 'RESELLER':
      return some(random.integer(10, 17), () => ordinary(day(first), siteBasket(customer, random)));
    case 'DIRECT': {
      const since = random.integer(first, last - 60);
      const sales = some(random.integer(1, 6), () => ordinary(day(since), siteBasket(customer, random)));
      return [
        ...sales,
        ...sales.flatMap((sale) => renewals(sale, customer, random, last)),
        ...orderedSituations(customer, today).map((it) => ({ ...it, lines: siteBasket(customer, random) })),
      ];
    }
  }
}

function ordinary(day: number, lines: readonly Line[]): Sale {
  return { day, lines, situation: { kind: 'ORDINARY' } };
}

/** Subscriptions are renewed each year about when they end, until the customer gives them up. */
function renewals(sale: Sale, customer: Customer, random: Random, last: number): Sale[] {
  const renewed: Sale[] = [];
  let { day, lines } = sale;
  for (;;) {
    lines = renewalBasket(lines, customer, random);
    day = addMonths(day, 12) + random.integer(-12, 6);
    if (lines.length === 0 || day > last || random.chance(0.14)) return renewed;
    renewed.push(ordinary(day, lines));
  }
}

function some<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
