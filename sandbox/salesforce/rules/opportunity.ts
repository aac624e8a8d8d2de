import { divideRounded } from '../decimal.ts';
import { refuse } from '../errors.ts';
import { forecastApiName, STAGES } from '../objects/stages.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { discounted, parentOf, subtotalOf, takeFromEntry, withBook } from './line.ts';
import { amountOf, HUNDRED } from './money.ts';
import type { RuleContext, Rules } from './rules.ts';

export const opportunityRules: Rules = {
  creating(_context, row) {
    row.HasOpportunityLineItem = 0n;
    applyStage(row, row.Probability === null, row.ForecastCategoryName === null);
    applyDates(row);
  },
  updating(context, row, before, changes) {
    const stageChanged = changes.has('StageName');
    if (stageChanged) applyStage(row, !changes.has('Probability'), !changes.has('ForecastCategoryName'));
    else if (changes.has('ForecastCategoryName'))
      row.ForecastCategory = forecastApiName(String(row.ForecastCategoryName));
    if (before.HasOpportunityLineItem === 1n) {
      if (changes.has('Pricebook2Id') && row.Pricebook2Id !== before.Pricebook2Id)
        refuse(
          'FIELD_INTEGRITY_EXCEPTION',
          'The price book cannot be changed while the opportunity has products',
          ['Pricebook2Id'],
        );
      if (changes.has('CurrencyIsoCode') && row.CurrencyIsoCode !== before.CurrencyIsoCode)
        refuse(
          'FIELD_INTEGRITY_EXCEPTION',
          'The currency cannot be changed while the opportunity has products',
          ['CurrencyIsoCode'],
        );
      // The amount is the sum of the products, whatever a client sends.
      row.Amount = before.Amount as StoredValue;
    }
    applyDates(row);
    if (changes.has('SyncedQuoteId') && row.SyncedQuoteId !== before.SyncedQuoteId)
      syncQuote(context, row, before);
  },
};

export const opportunityLineRules: Rules = {
  creating(context, row) {
    const parent = withBook(
      context,
      row,
      'Opportunity',
      parentOf(context, row, 'Opportunity', 'OpportunityId'),
    );
    const entry = takeFromEntry(context, row, parent, 'opportunity');
    row.ProductCode = entry.ProductCode as StoredValue;
    row.Name = `${parent.Name} ${entry.Name}`.slice(0, 376);
    if (row.UnitPrice === null && row.TotalPrice === null)
      refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
    price(context, row);
  },
  updating(context, row, _before, changes) {
    if (changes.has('TotalPrice') && !changes.has('UnitPrice')) row.UnitPrice = null;
    price(context, row);
  },
  saved(context, row) {
    rollUpOpportunity(context, row.OpportunityId as string);
  },
};

/** An opportunity with products has the sum of their prices as its amount. */
export function rollUpOpportunity(context: RuleContext, id: string): void {
  const opportunity = context.read('Opportunity', id);
  if (!opportunity) return;
  const { count, sums } = context.totals('OpportunityLineItem', 'OpportunityId', id, [
    'TotalPrice',
    'Quantity',
  ]);
  const [amount = 0n, quantity = 0n] = sums;
  context.update('Opportunity', id, {
    HasOpportunityLineItem: count > 0 ? 1n : 0n,
    ...(count > 0
      ? {
          Amount: amount,
          TotalOpportunityQuantity: quantity,
          ExpectedRevenue: expected(amount, opportunity.Probability),
        }
      : {}),
  });
}

function price(context: RuleContext, row: Row): void {
  if (row.UnitPrice === null) {
    const quantity = amountOf(row.Quantity);
    if (quantity === 0n) refuse('FIELD_INTEGRITY_EXCEPTION', 'Quantity must not be zero', ['Quantity']);
    row.UnitPrice = divideRounded(amountOf(row.TotalPrice) * HUNDRED, quantity);
  }
  row.Subtotal = subtotalOf(context, row);
  row.TotalPrice = discounted(context, row, row.Subtotal);
}

function applyStage(row: Row, probability: boolean, forecast: boolean): void {
  const stage = STAGES.find(({ name }) => name.toLowerCase() === String(row.StageName).toLowerCase());
  row.IsClosed = stage?.isClosed ? 1n : 0n;
  row.IsWon = stage?.isWon ? 1n : 0n;
  if (probability) row.Probability = BigInt(stage?.probability ?? 0) * HUNDRED;
  if (forecast) row.ForecastCategoryName = stage?.forecast ?? 'Pipeline';
  row.ForecastCategory = forecastApiName(String(row.ForecastCategoryName));
}

function applyDates(row: Row): void {
  const [year, month] = String(row.CloseDate).split('-').map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  row.FiscalYear = BigInt(year);
  row.FiscalQuarter = BigInt(quarter);
  row.Fiscal = `${year} ${quarter}`;
  row.ExpectedRevenue = row.Amount === null ? null : expected(amountOf(row.Amount), row.Probability);
}

function expected(amount: bigint, probability: StoredValue | undefined): bigint {
  return divideRounded(amount * amountOf(probability), 100n * HUNDRED);
}

function syncQuote(context: RuleContext, row: Row, before: Row): void {
  const id = row.SyncedQuoteId;
  if (typeof id === 'string') {
    if (context.read('Quote', id)?.OpportunityId !== row.Id)
      refuse('FIELD_INTEGRITY_EXCEPTION', "The synced quote must be one of the opportunity's quotes", [
        'SyncedQuoteId',
      ]);
    context.update('Quote', id, { IsSyncing: 1n });
  }
  const previous = before.SyncedQuoteId;
  if (typeof previous === 'string') context.update('Quote', previous, { IsSyncing: 0n });
}
