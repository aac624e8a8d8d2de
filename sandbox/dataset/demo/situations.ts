import type { Customer } from './customers.ts';

/**
 * What became of a sale. The particular ones are dealt out to direct customers by their ordinal, not by chance, so
 * that each is present whatever `today` is:
 * `DRAFT` the order is still a draft; `JUST_ACTIVATED` activated, but not yet in NetSuite; `NOT_INVOICED` in NetSuite
 * only ordered; `PARTLY_INVOICED` a part of the quantities invoiced; `OVERDUE` unpaid that many days after it was due.
 */
export type Situation =
  | { readonly kind: 'ORDINARY' | 'DRAFT' | 'JUST_ACTIVATED' | 'NOT_INVOICED' | 'PARTLY_INVOICED' }
  | { readonly kind: 'OVERDUE'; readonly days: number };

/** From order to invoice in the `OVERDUE` situation. */
export const OVERDUE_INVOICE_LAG = 3;

/** The orders a direct customer places beside its ordinary ones. */
export function orderedSituations(
  { ordinal, termsDays }: Customer,
  today: number,
): { day: number; situation: Situation }[] {
  const found: { day: number; situation: Situation }[] = [];
  if (ordinal % 25 === 3) found.push({ day: today - (ordinal % 7), situation: { kind: 'DRAFT' } });
  if (ordinal % 34 === 5) found.push({ day: today - (ordinal % 2), situation: { kind: 'JUST_ACTIVATED' } });
  if (ordinal % 16 === 7)
    found.push({ day: today - 2 - (ordinal % 20), situation: { kind: 'NOT_INVOICED' } });
  // Ordered long ago and never invoiced: leakage.
  if (ordinal % 51 === 14)
    found.push({ day: today - 190 - (ordinal % 300), situation: { kind: 'NOT_INVOICED' } });
  if (ordinal % 17 === 2)
    found.push({ day: today - 35 - (ordinal % 30), situation: { kind: 'PARTLY_INVOICED' } });
  if (ordinal % 8 === 1) {
    const days = [12, 44, 75, 140][Math.floor(ordinal / 8) % 4] as number;
    found.push({ day: today - days - termsDays - OVERDUE_INVOICE_LAG, situation: { kind: 'OVERDUE', days } });
  }
  return found;
}
