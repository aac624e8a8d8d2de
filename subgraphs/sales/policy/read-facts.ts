import type { Clock } from '#kit/time.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import { type RatesToBase, type SaleableItem, saleableItems } from '#sources/netsuite/saleable-items.ts';
import { type CustomerStanding, customerStandings } from '#sources/netsuite/standing.ts';
import { inLists } from '#sources/netsuite/suiteql.ts';
import {
  type OfferLineRecord,
  type OfferRecord,
  offerLines,
  offersByIds,
} from '#sources/salesforce/offers.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';
import type { QuoteFacts } from './facts.ts';

/** Where facts come from. */
export interface FactSources {
  readonly salesforce: SalesforceAccess;
  readonly netsuite: NetSuiteAccess;
  readonly identity: Identity;
  readonly clock: Clock;
}

/**
 * The facts of these quotes by id (at most 1,000), read now from both systems: one request to Salesforce and four to
 * NetSuite, however many quotes. A quote that Salesforce does not know is absent. Throws SourceError while either system, or the
 * links between them, cannot be told: half the facts are no facts.
 */
export async function readQuoteFacts(
  from: FactSources,
  quoteIds: readonly string[],
): Promise<Map<string, QuoteFacts>> {
  const today = from.clock.today();
  const salesforceReadAt = from.clock.now().toISOString();
  const [offers, lines] = await Promise.all([
    offersByIds(from.salesforce, quoteIds),
    offerLines(from.salesforce, quoteIds),
  ]);
  const netsuiteReadAt = from.clock.now().toISOString();
  const readAt = { salesforce: salesforceReadAt, netsuite: netsuiteReadAt };
  const customerId = ({ accountId }: OfferRecord): string | null =>
    accountId === null
      ? null
      : netsuiteIdOf(from.identity, 'customer', { system: 'salesforce', id: accountId });
  const itemId = ({ product }: OfferLineRecord): string | null =>
    netsuiteIdOf(from.identity, 'product', { system: 'salesforce', id: product.id });
  const [customers, { items, ratesToBase }] = await Promise.all([
    readStandings(from, offers.map(customerId), today),
    readItems(from, [...lines.values()].flat().map(itemId)),
  ]);
  const factsOf = (quote: OfferRecord): QuoteFacts => {
    const quoteLines = (lines.get(quote.id) ?? []).map((line) => ({
      ...line,
      item: items.get(itemId(line) ?? '') ?? null,
    }));
    const customer = customers.get(customerId(quote) ?? '') ?? null;
    const currencies = [quote, ...(customer ? [customer, ...customer.exposures] : [])];
    return {
      today,
      quote,
      channel: quote.channel,
      lines: quoteLines,
      customer,
      ratesToBase: ratesOf(ratesToBase, new Set(currencies.map(({ currencyCode }) => currencyCode))),
      readAt,
    };
  };
  return new Map(offers.map((quote) => [quote.id, factsOf(quote)]));
}

/** Only the rates that matter: what a currency of nobody here does is no fact about a quote. */
function ratesOf(rates: RatesToBase, currencies: ReadonlySet<string>): RatesToBase {
  return new Map([...rates].filter(([code]) => currencies.has(code)));
}

async function readStandings(
  { netsuite }: FactSources,
  ids: readonly (string | null)[],
  today: string,
): Promise<Map<string, CustomerStanding>> {
  const known = distinct(ids);
  const standings = known.length === 0 ? [] : await customerStandings(netsuite, known, today);
  return new Map(standings.map((standing) => [standing.id, standing]));
}

async function readItems(
  { netsuite }: FactSources,
  ids: readonly (string | null)[],
): Promise<{ items: Map<string, SaleableItem>; ratesToBase: RatesToBase }> {
  const parts = await Promise.all(inLists(distinct(ids)).map((part) => saleableItems(netsuite, part)));
  return {
    items: new Map(parts.flatMap(({ items }) => items.map((item) => [item.id, item] as const))),
    ratesToBase: parts[0]?.ratesToBase ?? new Map(),
  };
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
