import type { Line } from './baskets.ts';
import type { Product } from './catalogue.ts';
import type { Order } from './deals.ts';
import { percentOf } from './money.ts';
import { orderInNetSuite } from './order-tables.ts';
import type { Random } from './random.ts';
import { OVERDUE_INVOICE_LAG } from './situations.ts';

/** Amounts in the currency's smallest unit. */
export interface InvoiceLine {
  /** Position of the order line, from 1. */
  readonly orderLine: number;
  readonly product: Product;
  readonly quantity: number;
  readonly rate: number;
  /** Net of tax. */
  readonly amount: number;
  readonly tax: number;
}

export interface Invoice {
  id: string;
  readonly order: Order;
  readonly day: number;
  readonly due: number;
  readonly lines: readonly InvoiceLine[];
  /** With tax. */
  readonly total: number;
  readonly disputed: boolean;
  /** The day the customer promised to pay an overdue invoice. */
  promised: number | undefined;
  /** What payments and credits leave open. */
  open: number;
}

/** The invoices of an order up to `today`: none, for a part, in full, or in two parts. */
export function invoicesOf(order: Order, random: Random, today: number): Invoice[] {
  const { situation, customer, day } = order;
  if (!orderInNetSuite(order) || situation.kind === 'NOT_INVOICED') return [];
  const whole = order.lines.map(({ quantity }) => quantity);
  if (situation.kind === 'OVERDUE') return [invoice(order, day + OVERDUE_INVOICE_LAG, whole, false)];
  if (customer.kind === 'SELF_SERVICE') return [invoice(order, day, whole, false)];

  const disputed = random.chance(0.035);
  const inParts = random.chance(0.12);
  const firstDay = day + random.integer(0, 12);
  const secondDay = firstDay + random.integer(14, 35);
  const [first, second] =
    situation.kind === 'PARTLY_INVOICED' || inParts ? halves(order.lines) : [whole, undefined];
  const invoices: Invoice[] = [];
  if (firstDay <= today) invoices.push(invoice(order, firstDay, first, disputed));
  if (second && situation.kind !== 'PARTLY_INVOICED' && secondDay <= today)
    invoices.push(invoice(order, secondDay, second, false));
  return invoices;
}

/** Half of each quantity, rounded up, and the rest; no rest where that would be nothing at all. */
function halves(lines: readonly Line[]): [number[], number[] | undefined] {
  const first = lines.map(({ quantity }) => Math.ceil(quantity / 2));
  const rest = lines.map(({ quantity }, i) => quantity - (first[i] as number));
  return [first, rest.some((quantity) => quantity > 0) ? rest : undefined];
}

function invoice(order: Order, day: number, quantities: readonly number[], disputed: boolean): Invoice {
  const { tax, termsDays } = order.customer;
  const lines: InvoiceLine[] = [];
  order.lines.forEach(({ product, netPrice }, i) => {
    const quantity = quantities[i] as number;
    if (quantity === 0) return;
    const amount = quantity * netPrice;
    lines.push({ orderLine: i + 1, product, quantity, rate: netPrice, amount, tax: percentOf(amount, tax) });
  });
  const total = lines.reduce((sum, line) => sum + line.amount + line.tax, 0);
  return {
    id: '',
    order,
    day,
    due: day + termsDays,
    lines,
    total,
    disputed,
    promised: undefined,
    open: total,
  };
}
