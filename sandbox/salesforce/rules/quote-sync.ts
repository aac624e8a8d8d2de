import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { rollUpOpportunity } from './opportunity-totals.ts';
import { rollUpQuote } from './quote-totals.ts';
import type { RuleContext } from './rules.ts';

/** A synced quote and its opportunity have the same lines: a change of one side's is made on the other's too. */

const COPIED = [
  'PricebookEntryId',
  'Product2Id',
  'CurrencyIsoCode',
  'Quantity',
  'UnitPrice',
  'ListPrice',
  'Discount',
  'Subtotal',
  'TotalPrice',
  'ServiceDate',
  'Description',
];

/** Refuses a quote that cannot be synced with the opportunity, and gives the one that can. */
export function requireSyncable(context: RuleContext, opportunity: Row, quoteId: string): Row {
  const quote = context.read('Quote', quoteId);
  if (!quote || quote.OpportunityId !== opportunity.Id)
    return refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.foreignQuote, ['SyncedQuoteId']);
  if (quote.CurrencyIsoCode !== opportunity.CurrencyIsoCode)
    refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.quoteCurrency, ['SyncedQuoteId']);
  return quote;
}

/** Starts to sync a quote: its lines take the place of the opportunity's. */
export function startSync(context: RuleContext, opportunity: Row, quoteId: string): void {
  const id = opportunity.Id as string;
  for (const line of context.referring('OpportunityLineItem', 'OpportunityId', id)) removeCopy(context, line);
  context.update('Quote', quoteId, { IsSyncing: 1n });
  for (const line of context.referring('QuoteLineItem', 'QuoteId', quoteId))
    copyToOpportunity(context, id, line);
  rollUpOpportunity(context, id);
}

/** Stops to sync a quote; both keep their lines. */
export function stopSync(context: RuleContext, quoteId: string): void {
  if (context.read('Quote', quoteId)) context.update('Quote', quoteId, { IsSyncing: 0n });
}

/** Makes the opportunity's line like the one of its synced quote that was saved. */
export function mirrorQuoteLine(context: RuleContext, line: Row): void {
  const quote = context.read('Quote', line.QuoteId as string);
  if (quote?.IsSyncing !== 1n) return;
  const id = quote.OpportunityId as string;
  copyToOpportunity(context, id, line);
  rollUpOpportunity(context, id);
}

/** Takes away the opportunity's line that goes with a line of its synced quote. */
export function unmirrorQuoteLine(context: RuleContext, line: Row): void {
  const quote = context.read('Quote', line.QuoteId as string);
  const copy = line.OpportunityLineItemId;
  if (quote?.IsSyncing !== 1n || typeof copy !== 'string') return;
  const row = context.read('OpportunityLineItem', copy);
  if (!row) return;
  removeCopy(context, row);
  rollUpOpportunity(context, quote.OpportunityId as string);
}

/** Makes the synced quote's line like the one of the opportunity that was saved. */
export function mirrorOpportunityLine(context: RuleContext, line: Row): void {
  const quoteId = context.read('Opportunity', line.OpportunityId as string)?.SyncedQuoteId;
  if (typeof quoteId !== 'string') return;
  const copy = quoteLineOf(context, line, quoteId);
  if (copy) context.update('QuoteLineItem', copy.Id as string, copied(line));
  else
    context.create('QuoteLineItem', {
      ...copied(line),
      QuoteId: quoteId,
      OpportunityLineItemId: line.Id as StoredValue,
    });
  rollUpQuote(context, quoteId);
}

/** Takes away the synced quote's line that goes with a line of the opportunity. */
export function unmirrorOpportunityLine(context: RuleContext, line: Row): void {
  const quoteId = context.read('Opportunity', line.OpportunityId as string)?.SyncedQuoteId;
  if (typeof quoteId !== 'string') return;
  const copy = quoteLineOf(context, line, quoteId);
  if (!copy) return;
  context.remove('QuoteLineItem', copy.Id as string);
  rollUpQuote(context, quoteId);
}

function copyToOpportunity(context: RuleContext, opportunityId: string, line: Row): void {
  const known = line.OpportunityLineItemId;
  if (
    typeof known === 'string' &&
    context.read('OpportunityLineItem', known)?.OpportunityId === opportunityId
  ) {
    context.update('OpportunityLineItem', known, copied(line));
    return;
  }
  const product = context.read('Product2', line.Product2Id as string);
  const opportunity = context.read('Opportunity', opportunityId);
  const id = context.create('OpportunityLineItem', {
    ...copied(line),
    OpportunityId: opportunityId,
    ProductCode: (product?.ProductCode ?? null) as StoredValue,
    Name: `${opportunity?.Name} ${product?.Name}`.slice(0, 376),
  });
  context.update('QuoteLineItem', line.Id as string, { OpportunityLineItemId: id });
}

/** Deletes an opportunity's line with the lookups to it. */
function removeCopy(context: RuleContext, line: Row): void {
  const id = line.Id as string;
  for (const other of context.referring('QuoteLineItem', 'OpportunityLineItemId', id))
    context.update('QuoteLineItem', other.Id as string, { OpportunityLineItemId: null });
  context.remove('OpportunityLineItem', id);
}

function quoteLineOf(context: RuleContext, line: Row, quoteId: string): Row | undefined {
  return context
    .referring('QuoteLineItem', 'OpportunityLineItemId', line.Id as string)
    .find((candidate) => candidate.QuoteId === quoteId);
}

function copied(line: Row): Row {
  return Object.fromEntries(COPIED.map((name) => [name, line[name] ?? null]));
}
