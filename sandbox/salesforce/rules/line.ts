import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { amountOf, HUNDRED, rounded } from './money.ts';
import type { RuleContext } from './rules.ts';

/** What lines of opportunities, quotes and orders have in common: a price book entry and a product of numbers. */

/** Reads the line's parent, which must exist. */
export function parentOf(context: RuleContext, row: Row, object: string, field: string): Row {
  const id = row[field];
  const parent = typeof id === 'string' ? context.read(object, id) : undefined;
  return parent ?? refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field]);
}

/** The parent with a price book: its own, else that of its first line, which becomes its own. */
export function withBook(context: RuleContext, row: Row, object: string, parent: Row): Row {
  if (parent.Pricebook2Id !== null) return parent;
  const entry = context.read('PricebookEntry', row.PricebookEntryId as string);
  const book = { Pricebook2Id: entry?.Pricebook2Id ?? null };
  context.update(object, parent.Id as string, book);
  return { ...parent, ...book };
}

/** Fills in what a line takes from its price book entry, which must fit the parent's book and currency. */
export function takeFromEntry(context: RuleContext, row: Row, parent: Row, parentLabel: string): Row {
  const entry = context.read('PricebookEntry', row.PricebookEntryId as string);
  if (!entry)
    return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', ['PricebookEntryId']);
  if (entry.IsActive !== 1n)
    refuse(
      'FIELD_INTEGRITY_EXCEPTION',
      'field integrity exception: PricebookEntryId (pricebook entry is inactive)',
      ['PricebookEntryId'],
    );
  if (entry.Pricebook2Id !== parent.Pricebook2Id)
    refuse(
      'FIELD_INTEGRITY_EXCEPTION',
      `field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the ${parentLabel})`,
      ['PricebookEntryId'],
    );
  if (entry.CurrencyIsoCode !== parent.CurrencyIsoCode)
    refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.entryCurrency(parentLabel), ['PricebookEntryId']);
  row.Product2Id = entry.Product2Id as StoredValue;
  row.ListPrice = entry.UnitPrice as StoredValue;
  row.CurrencyIsoCode = parent.CurrencyIsoCode as StoredValue;
  return entry;
}

/** Refuses a new line of a product that is no longer sold. */
export function requireActiveProduct(context: RuleContext, row: Row): void {
  if (context.read('Product2', row.Product2Id as string)?.IsActive !== 1n)
    refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.inactiveProduct, ['PricebookEntryId']);
}

/** Unit price times quantity, in the line's currency. */
export function subtotalOf(context: RuleContext, row: Row): bigint {
  return rounded(context, amountOf(row.UnitPrice) * amountOf(row.Quantity), row.CurrencyIsoCode);
}

/** The subtotal less the discount percentage. */
export function discounted(context: RuleContext, row: Row, subtotal: bigint): bigint {
  const share = 100n * HUNDRED - amountOf(row.Discount);
  return rounded(context, (subtotal * share) / HUNDRED, row.CurrencyIsoCode);
}
