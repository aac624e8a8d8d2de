import { type CreditMemo, creditFor } from './credits.ts';
import type { Customer } from './customers.ts';
import { type Deal, lostDeal, type Order, openDeal, orderOf, wonDeal } from './deals.ts';
import { type Invoice, invoicesOf } from './invoices.ts';
import { creditLines, invoiceLines, orderLines, receiptLines } from './ledger-lines.ts';
import { type Deposit, depositFor, type Payment, paymentsOf } from './payments.ts';
import type { Random } from './random.ts';
import { type Sale, salesTo } from './sales.ts';

/** Everything that was written down in either system, customer by customer, later in order of time. */
export class Documents {
  readonly deals: Deal[] = [];
  readonly orders: Order[] = [];
  readonly invoices: Invoice[] = [];
  readonly payments: Payment[] = [];
  readonly credits: CreditMemo[] = [];
  readonly deposits: Deposit[] = [];
  /** Rows of NetSuite's table of transaction lines, once the documents are loaded. */
  transactionLines = 0;
  /** What is open on a customer's invoices, in the smallest unit of his currency. */
  readonly open = new Map<Customer, number>();

  /** The whole history of one customer from `first` to `today` (days). */
  addHistory(customer: Customer, random: Random, first: number, today: number): void {
    this.#addPipeline(customer, random, first, today);
    const invoices: Invoice[] = [];
    for (const sale of salesTo(customer, random, first, today)) {
      const order = this.#addOrder(customer, sale, random);
      this.transactionLines += orderLines(order);
      invoices.push(...invoicesOf(order, random, today));
      const deposit = depositFor(order, random, today);
      if (deposit) this.deposits.push(deposit);
      this.transactionLines += receiptLines(deposit ? [deposit] : []);
    }
    for (const invoice of invoices) {
      this.transactionLines += invoiceLines(invoice, today);
      const credit = creditFor(invoice, random, today);
      if (credit) this.credits.push(credit);
      this.transactionLines += credit ? creditLines(credit) : 0;
    }
    const payments = paymentsOf(customer, invoices, random, today);
    this.transactionLines += receiptLines(payments);
    this.invoices.push(...invoices);
    this.payments.push(...payments);
    this.open.set(
      customer,
      invoices.reduce((sum, { open }) => sum + open, 0),
    );
  }

  /** Puts all documents in order of time and gives them their keys, numbered in that order. */
  number(): void {
    this.deals.sort((a, b) => a.closes - b.closes);
    this.orders.sort(byDay);
    this.invoices.sort(byDay);
    this.payments.sort(byDay);
    this.credits.sort(byDay);
    this.deposits.sort(byDay);
    number('OPP', this.deals);
    number(
      'QUO',
      this.deals.flatMap(({ quotes }) => quotes),
    );
    number(
      'ORD',
      this.orders.filter(({ customer }) => customer.kind !== 'SELF_SERVICE'),
    );
    number(
      'WEB',
      this.orders.filter(({ customer }) => customer.kind === 'SELF_SERVICE'),
    );
    number('INV', this.invoices);
    number('PAY', this.payments);
    number('CRM', this.credits);
    number('DEP', this.deposits);
  }

  /** Deals that brought no order: lost ones, and those still going on. */
  #addPipeline(customer: Customer, random: Random, first: number, today: number): void {
    const { kind, ordinal } = customer;
    if (kind !== 'PROSPECT' && kind !== 'DIRECT') return;
    if (random.chance(0.3)) this.deals.push(lostDeal(customer, random.integer(first, today - 1), random));
    const open = kind === 'PROSPECT' ? 1 + (ordinal % 2) : ordinal % 4 === 0 ? 1 : 0;
    for (let i = 0; i < open; i++) this.deals.push(openDeal(customer, today, random));
  }

  #addOrder(customer: Customer, sale: Sale, random: Random): Order {
    const quoted = customer.kind === 'DIRECT' || (customer.kind === 'RESELLER' && random.chance(0.6));
    if (!quoted) {
      const order = orderOf(customer, sale, undefined, random);
      this.orders.push(order);
      return order;
    }
    const { deal, order } = wonDeal(customer, sale, random);
    this.deals.push(deal);
    this.orders.push(order);
    return order;
  }
}

function byDay(a: { day: number }, b: { day: number }): number {
  return a.day - b.day;
}

function number(prefix: string, documents: { id: string }[]): void {
  documents.forEach((document, i) => {
    document.id = `${prefix}-${String(i + 1).padStart(6, '0')}`;
  });
}
