import { z } from 'zod';
import type { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, id, read, rounding } from '../values.ts';

export const disaggregateRevenueInput = z.strictObject({
  revenues: z.array(
    z.strictObject({
      amount,
      segment: id.optional().describe('the reportable segment that it is in'),
      categories: z
        .record(z.string(), z.string())
        .describe('its category of each kind, such as { market: "Asia", timing: "over time" }'),
    }),
  ),
  ...rounding,
});

export interface DisaggregatedRevenue {
  readonly total: string;
  /** By segment, in the order in which they come. */
  readonly segments: readonly { readonly segment: string; readonly amount: string }[];
  /** For each kind of category its categories, each with what it has of every segment; each kind adds up to the total. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly categories: readonly {
      readonly category: string;
      readonly amount: string;
      readonly bySegment: Readonly<Record<string, string>>;
    }[];
  }[];
}

type Revenue = z.output<typeof disaggregateRevenueInput>['revenues'][number];

/** Disclosure: revenue by categories that depict how economic factors affect it, reconciled with segments. IFRS 15.114-115; IE example 41. */
export function disaggregateRevenue(input: z.input<typeof disaggregateRevenueInput>): DisaggregatedRevenue {
  const { revenues, ...policy } = read(disaggregateRevenueInput, input);
  const amounts = new Amounts(policy);
  const sum = (some: readonly Revenue[]): Decimal => total(some.map((one) => one.amount));
  const bySegment = Map.groupBy(revenues, (one) => one.segment ?? '');
  const kinds = [...new Set(revenues.flatMap((one) => Object.keys(one.categories)))];
  return {
    total: amounts.text(sum(revenues)),
    segments: [...bySegment].map(([segment, some]) => ({ segment, amount: amounts.text(sum(some)) })),
    kinds: kinds.map((kind) => ({
      kind,
      categories: [...Map.groupBy(revenues, (one) => one.categories[kind] ?? '')].map(([category, some]) => ({
        category,
        amount: amounts.text(sum(some)),
        bySegment: Object.fromEntries(
          [...bySegment.keys()].map((segment) => [
            segment,
            amounts.text(sum(some.filter((one) => (one.segment ?? '') === segment))),
          ]),
        ),
      })),
    })),
  };
}
