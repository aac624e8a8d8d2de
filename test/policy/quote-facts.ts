import { readFileSync } from 'node:fs';
import type { CustomerStanding } from '../../sources/netsuite/standing.ts';
import type { OfferRecord } from '../../sources/salesforce/offers.ts';
import { checkQuote } from '../../subgraphs/sales/policy/check-quote.ts';
import type { PolicyDecision } from '../../subgraphs/sales/policy/decision.ts';
import type { LineFacts, QuoteFacts } from '../../subgraphs/sales/policy/facts.ts';
import { readPolicy } from '../../subgraphs/sales/policy/read-policy.ts';

/** The policy as it is shipped, in words. */
export const shippedText = readFileSync(new URL('../../policy/sales-policy.yaml', import.meta.url), 'utf8');

/** The shipped policy with some of its words replaced; each must be there. */
export function policyWith(...changes: readonly (readonly [string, string])[]) {
  let text = shippedText;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the policy has no ${from}`);
    text = text.replace(from, to);
  }
  return readPolicy(text, 'sales-policy.yaml');
}

export const shipped = policyWith();

/** A line of ten pieces at their list price of 100.00 USD, each of which costs 40.00. */
export function line(changes: Partial<LineFacts> = {}): LineFacts {
  return {
    id: '0QL000000000001AAA',
    product: { id: '01t000000000001AAA', key: 'TLG-100', name: 'Gauge', family: 'Gauges', isActive: true },
    quantity: '10',
    unitPrice: '100.00',
    discountPercent: null,
    listPrice: '100.00',
    isPriceActive: true,
    priceCurrencyCode: 'USD',
    item: {
      id: '7',
      isActive: true,
      subsidiaries: ['1', '2'],
      cost: '40',
      costCurrency: 'USD',
      onHand: null,
    },
    ...changes,
  };
}

/** A customer of subsidiary 1 with a limit of 10,000.00 USD, of which nothing is used. */
export function customer(changes: Partial<CustomerStanding> = {}): CustomerStanding {
  return {
    id: '12',
    isActive: true,
    currencyCode: 'USD',
    creditLimit: '10000.00',
    onHold: false,
    holdOverride: 'AUTO',
    termsName: 'Net 30',
    termsDays: 30,
    subsidiaries: [{ id: '1', name: 'Parent company' }],
    exposures: [],
    overdueSince: null,
    ...changes,
  };
}

export function quote(changes: Partial<OfferRecord> = {}): OfferRecord {
  return {
    id: '0Q0000000000001AAA',
    currencyCode: 'USD',
    expiresOn: '2026-06-30',
    total: '1000.00',
    terms: null,
    accountId: '001000000000001AAA',
    channel: 'DIRECT',
    opportunity: { stage: 'Negotiation/Review', isClosed: false, isWon: false },
    priceBook: { name: 'Standard Price Book', isActive: true, validFrom: null, validTo: null },
    ...changes,
  };
}

/** A quote of 1,000.00 USD, on its last day, with nothing to find. */
export function facts(changes: Partial<QuoteFacts> = {}): QuoteFacts {
  return {
    today: '2026-06-30',
    quote: quote(),
    channel: 'DIRECT',
    lines: [line()],
    customer: customer(),
    ratesToBase: new Map([
      ['USD', '1'],
      ['EUR', '1.19'],
      ['JPY', '0.006798'],
      ['KWD', '3.25'],
    ]),
    readAt: { salesforce: '2026-06-30T08:00:00.000Z', netsuite: '2026-06-30T08:00:01.000Z' },
    ...changes,
  };
}

export function decide(changes: Partial<QuoteFacts> = {}, policy = shipped): PolicyDecision {
  return checkQuote(facts(changes), policy);
}

/** What was found: `CUSTOMER_OVERDUE WARN`. */
export function found(changes: Partial<QuoteFacts> = {}, policy = shipped): string[] {
  return decide(changes, policy).findings.map(({ code, severity }) => `${code} ${severity}`);
}
