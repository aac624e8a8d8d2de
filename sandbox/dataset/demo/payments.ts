import { lastDayOf, monthOf } from '../calendar-day.ts';
import { listPrice, PRODUCTS } from './catalogue.ts';
import type { Customer, PayingHabit } from './customers.ts';
import type { Order } from './deals.ts';
import type { Invoice } from './invoices.ts';
import type { Random } from './random.ts';

export interface Payment {
  id: string;
  readonly customer: Customer;
  readonly day: number;
  readonly applications: { readonly invoice: Invoice; readonly amount: number }[];
  /** What the payment brought beyond its applications. */
  readonly unapplied: number;
}

/** Money paid in advance on an order that is not invoiced yet. */
export interface Deposit {
  id: string;
  readonly order: Order;
  readonly day: number;
  readonly amount: number;
}

/** Days after the due date, from and to, and how often nothing is paid at all. */
const HABITS: Readonly<Record<PayingHabit, { from: number; to: number; never: number }>> = {
  PROMPT: { from: -12, to: 3, never: 0 },
  LATE: { from: 1, to: 24, never: 0.01 },
  SLOW: { from: 15, to: 70, never: 0.03 },
  BAD: { from: 30, to: 120, never: 0.12 },
};

/** A customer's payments up to `today`; reduces what is open on his invoices. */
export function paymentsOf(
  customer: Customer,
  invoices: readonly Invoice[],
  random: Random,
  today: number,
): Payment[] {
  const byDay = new Map<number, Payment[]>();
  const pay = (invoice: Invoice, day: number, amount: number): void => {
    const when = customer.paysMonthly ? lastDayOf(monthOf(day)) : day;
    if (when > today || amount === 0) return;
    invoice.open -= amount;
    const sameDay = byDay.get(when) ?? [];
    byDay.set(when, sameDay);
    const joined = sameDay.find((it) =>
      it.applications.every((application) => application.invoice !== invoice),
    );
    if (joined) joined.applications.push({ invoice, amount });
    else sameDay.push({ id: '', customer, day: when, applications: [{ invoice, amount }], unapplied: 0 });
  };

  for (const invoice of invoices) {
    const { from, to, never } = HABITS[customer.habit];
    const lateness = random.integer(from, to) + (invoice.disputed ? 45 : 0);
    const day =
      customer.kind === 'SELF_SERVICE' ? invoice.day : Math.max(invoice.day, invoice.due + lateness);
    const unpaid = random.chance(never) || invoice.order.situation.kind === 'OVERDUE';
    const inParts = customer.kind !== 'SELF_SERVICE' && random.chance(0.09);
    const promised = random.integer(3, 30);
    if (!unpaid) {
      const first = inParts ? Math.floor((invoice.open * random.integer(3, 7)) / 10) : invoice.open;
      pay(invoice, day, first);
      if (inParts && !random.chance(0.25)) pay(invoice, day + random.integer(20, 60), invoice.open);
    }
    if (invoice.open > 0 && invoice.due < today && !invoice.disputed && promised % 3 === 0)
      invoice.promised = today + promised;
  }
  const payments = [...byDay.values()].flat();
  const onAccount = paidOnAccount(customer, random, today);
  return onAccount ? [...payments, onAccount] : payments;
}

/** Money that came without saying for which invoice. */
function paidOnAccount(customer: Customer, random: Random, today: number): Payment | undefined {
  if (customer.kind !== 'DIRECT' || customer.ordinal % 13 !== 6) return undefined;
  const unapplied = random.integer(1, 8) * listPrice(PRODUCTS.gauge, customer.country.currency);
  return { id: '', customer, day: today - random.integer(1, 40), applications: [], unapplied };
}

/** A deposit of about a third of an order that waits for its invoice; not every such order has one. */
export function depositFor(order: Order, random: Random, today: number): Deposit | undefined {
  if (order.situation.kind !== 'NOT_INVOICED' || !random.chance(0.7)) return undefined;
  const total = order.lines.reduce((sum, { quantity, netPrice }) => sum + quantity * netPrice, 0);
  const day = Math.min(today, order.day + random.integer(0, 4));
  return { id: '', order, day, amount: Math.floor(total / 3) };
}
