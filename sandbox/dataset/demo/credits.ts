import type { Invoice, InvoiceLine } from './invoices.ts';
import { percentOf } from './money.ts';
import type { Random } from './random.ts';

/** A credit memo over one piece of a delivered product, applied to its invoice or still to be used. */
export interface CreditMemo {
  id: string;
  readonly invoice: Invoice;
  readonly day: number;
  /** The line credited; its quantity is what came back. */
  readonly line: InvoiceLine;
  readonly total: number;
  readonly applied: boolean;
}

/**
 * A credit for goods that came back, or nothing; an applied one reduces what is open on the invoice.
 * Subscriptions are not credited, so revenue plans stay what was invoiced.
 */
export function creditFor(invoice: Invoice, random: Random, today: number): CreditMemo | undefined {
  const goods = invoice.lines.find(
    ({ product }) => product.family === 'Gauges' || product.family === 'Accessories',
  );
  if (goods === undefined || goods.quantity < 2 || !random.chance(0.045)) return undefined;
  const day = invoice.day + random.integer(3, 20);
  const applied = random.chance(0.65);
  if (day > today) return undefined;
  const amount = goods.rate;
  const tax = percentOf(amount, invoice.order.customer.tax);
  if (applied) invoice.open -= amount + tax;
  return { id: '', invoice, day, line: { ...goods, quantity: 1, amount, tax }, total: amount + tax, applied };
}
