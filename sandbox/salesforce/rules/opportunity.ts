import { ASSUMED } from '../assumed.ts';
import { formatScaled } from '../decimal.ts';
import { refuse } from '../errors.ts';
import { fieldNamed, objectNamed } from '../objects/catalogue.ts';
import { forecastApiName, STAGES } from '../objects/stages.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { amountOf, HUNDRED } from './money.ts';
import { expectedRevenue } from './opportunity-totals.ts';
import { requireActiveBook } from './price-book.ts';
import { requireSyncable, startSync, stopSync } from './quote-sync.ts';
import type { Rules } from './rules.ts';

export const opportunityRules: Rules = {
  creating(context, row) {
    row.HasOpportunityLineItem = 0n;
    applyStage(row, row.Probability === null, row.ForecastCategoryName === null);
    applyDates(row);
    // The quote of a record that is loaded comes later.
    const quote = row.SyncedQuoteId;
    if (typeof quote === 'string' && context.read('Quote', quote)) requireSyncable(context, row, quote);
  },
  updating(context, row, before, changes) {
    if (changes.has('StageName'))
      applyStage(row, !changes.has('Probability'), !changes.has('ForecastCategoryName'));
    else if (changes.has('ForecastCategoryName'))
      row.ForecastCategory = forecastApiName(String(row.ForecastCategoryName));
    if (before.HasOpportunityLineItem === 1n) keepWhatLinesSay(row, before, changes);
    applyDates(row);
    const quote = row.SyncedQuoteId;
    if (changes.has('SyncedQuoteId') && quote !== before.SyncedQuoteId && typeof quote === 'string')
      row.Pricebook2Id = requireSyncable(context, row, quote).Pricebook2Id as StoredValue;
    else if (typeof before.SyncedQuoteId === 'string' && row.CurrencyIsoCode !== before.CurrencyIsoCode)
      refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.quoteCurrency, ['CurrencyIsoCode']);
  },
  validating(context, row, _before, changes) {
    requireActiveBook(context, row, changes);
    requireProbability(row);
  },
  saved(context, row, before) {
    if (!before || row.IsDeleted === 1n) return;
    const id = row.Id as string;
    if (row.AccountId !== before.AccountId)
      for (const quote of context.referring('Quote', 'OpportunityId', id))
        context.update('Quote', quote.Id as string, { AccountId: row.AccountId as StoredValue });
    if (row.SyncedQuoteId === before.SyncedQuoteId) return;
    if (typeof before.SyncedQuoteId === 'string') stopSync(context, before.SyncedQuoteId);
    if (typeof row.SyncedQuoteId === 'string') startSync(context, row, row.SyncedQuoteId);
  },
};

/** Price book and currency stay while there are products; amount and quantity are theirs, whatever a client sends. */
function keepWhatLinesSay(row: Row, before: Row, changes: ReadonlySet<string>): void {
  for (const field of ['Pricebook2Id', 'CurrencyIsoCode'])
    if (changes.has(field) && row[field] !== before[field])
      refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.fixedByLines(field, 'opportunity'), [field]);
  row.Amount = before.Amount as StoredValue;
  row.TotalOpportunityQuantity = before.TotalOpportunityQuantity as StoredValue;
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
  row.ExpectedRevenue = row.Amount === null ? null : expectedRevenue(amountOf(row.Amount), row.Probability);
}

function requireProbability(row: Row): void {
  const probability = amountOf(row.Probability);
  if (probability >= 0n && probability <= 100n * HUNDRED) return;
  const { label, scale } = fieldNamed(objectNamed('Opportunity'), 'Probability');
  refuse(
    'NUMBER_OUTSIDE_VALID_RANGE',
    ASSUMED.saves.probability(label, formatScaled(String(probability), scale)),
    ['Probability'],
  );
}
