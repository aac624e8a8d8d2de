import { type Line, siteBasket } from './baskets.ts';
import type { Customer } from './customers.ts';
import type { Random } from './random.ts';
import type { Sale } from './sales.ts';
import type { Situation } from './situations.ts';

export type QuoteStatus =
  | 'Draft'
  | 'In Review'
  | 'Approved'
  | 'Presented'
  | 'Accepted'
  | 'Rejected'
  | 'Denied';

export interface Quote {
  /** Given by `numberDocuments`, like all keys of documents. */
  id: string;
  readonly deal: Deal;
  readonly status: QuoteStatus;
  /** Day. */
  readonly expires: number;
  readonly lines: readonly Line[];
}

export interface Order {
  id: string;
  readonly customer: Customer;
  /** Day. */
  readonly day: number;
  readonly lines: readonly Line[];
  /** The accepted quote; web shop orders, renewals by resellers and some resellers' orders have none. */
  readonly quote: Quote | undefined;
  readonly situation: Situation;
  readonly poNumber: string;
  /** Whom a reseller buys for. */
  readonly endCustomer: string;
}

/** A Salesforce opportunity with its quotes. */
export interface Deal {
  id: string;
  readonly customer: Customer;
  readonly stage:
    | 'Closed Won'
    | 'Closed Lost'
    | 'Qualification'
    | 'Proposal/Price Quote'
    | 'Negotiation/Review';
  /** Day; for open deals the one hoped for. */
  readonly closes: number;
  readonly quotes: Quote[];
}

/** The deal a sale came from, its accepted quote and its order. */
export function wonDeal(customer: Customer, sale: Sale, random: Random): { deal: Deal; order: Order } {
  const deal: Deal = { id: '', customer, stage: 'Closed Won', closes: sale.day, quotes: [] };
  if (random.chance(0.1)) {
    const refused = random.pick(['Rejected', 'Denied'] as const);
    addQuote(deal, refused, sale.day - random.integer(1, 20), siteBasket(customer, random));
  }
  const quote = addQuote(deal, 'Accepted', sale.day + random.integer(0, 30), sale.lines);
  return { deal, order: orderOf(customer, sale, quote, random) };
}

/** The order of a sale; without a quote where there was none. */
export function orderOf(customer: Customer, sale: Sale, quote: Quote | undefined, random: Random): Order {
  const { kind, reseller } = customer;
  const resold = kind === 'RESELLER' || reseller !== undefined;
  return {
    id: '',
    customer,
    day: sale.day,
    lines: sale.lines,
    quote,
    situation: sale.situation,
    poNumber:
      kind !== 'SELF_SERVICE' && (resold || random.chance(0.7)) ? `PO-${random.integer(10_000, 99_999)}` : '',
    endCustomer: reseller ? customer.name : '',
  };
}

export function lostDeal(customer: Customer, day: number, random: Random): Deal {
  const deal: Deal = { id: '', customer, stage: 'Closed Lost', closes: day, quotes: [] };
  const status = random.pick(['Denied', 'Rejected', 'Denied'] as const);
  addQuote(deal, status, day, siteBasket(customer, random));
  return deal;
}

/** A deal still going on: its quote is being written, reviewed, approved or looked at by the customer. */
export function openDeal(customer: Customer, today: number, random: Random): Deal {
  const status = random.weighted([
    ['Draft', 3],
    ['In Review', 2],
    ['Approved', 2],
    ['Presented', 4],
  ] as const);
  const stage = (
    {
      Draft: 'Qualification',
      'In Review': 'Proposal/Price Quote',
      Approved: 'Proposal/Price Quote',
      Presented: 'Negotiation/Review',
    } as const
  )[status];
  const deal: Deal = { id: '', customer, stage, closes: today + random.integer(5, 80), quotes: [] };
  addQuote(deal, status, today + random.integer(1, 45), siteBasket(customer, random));
  return deal;
}

function addQuote(deal: Deal, status: QuoteStatus, expires: number, lines: readonly Line[]): Quote {
  const quote: Quote = { id: '', deal, status, expires, lines };
  deal.quotes.push(quote);
  return quote;
}
