import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

const { saves } = ASSUMED;

export const priceBookRules: Rules = {
  deleting(_context, row) {
    if (row.IsStandard === 1n) refuse('DELETE_FAILED', saves.standardBookDeleted);
  },
};

export const priceBookEntryRules: Rules = {
  completing(context, row) {
    if (row.UseStandardPrice === 1n)
      row.UnitPrice ??= (standardEntry(context, row)?.UnitPrice ?? null) as StoredValue;
  },
  creating(context, row) {
    const product = context.read('Product2', row.Product2Id as string);
    row.Name = (product?.Name ?? null) as StoredValue;
    row.ProductCode = (product?.ProductCode ?? null) as StoredValue;
    requireOwnPlace(context, row);
    requireStandardPrice(context, row);
  },
  updating(context, row, before, changes) {
    if (row.UseStandardPrice !== 1n) return;
    // Who switches to the standard price need not name it; who has it cannot set another.
    if (!changes.has('UnitPrice'))
      row.UnitPrice = standardEntry(context, row)?.UnitPrice ?? before.UnitPrice ?? null;
    requireStandardPrice(context, row);
  },
  deleting(context, row) {
    const productLives = context.read('Product2', row.Product2Id as string) !== undefined;
    if (productLives && isStandard(context, row) && siblings(context, row).length > 0)
      refuse('DEPENDENCY_EXISTS', saves.standardPriceUsed);
  },
  restoring(context, row) {
    requireOwnPlace(context, row);
    requireStandardPrice(context, row);
  },
  saved(context, row, before) {
    if (!before || before.UnitPrice === row.UnitPrice || !isStandard(context, row)) return;
    for (const entry of siblings(context, row))
      if (entry.UseStandardPrice === 1n)
        context.update('PricebookEntry', entry.Id as string, { UnitPrice: row.UnitPrice as StoredValue });
  },
};

/** A product's name and code are copied to its prices. */
export const productRules: Rules = {
  saved(context, row, before) {
    if (!before || (before.Name === row.Name && before.ProductCode === row.ProductCode)) return;
    for (const entry of context.referring('PricebookEntry', 'Product2Id', row.Id as string))
      context.update('PricebookEntry', entry.Id as string, {
        Name: row.Name as StoredValue,
        ProductCode: row.ProductCode as StoredValue,
      });
  },
};

/** Refuses to put a record into a price book that is not active. */
export function requireActiveBook(context: RuleContext, row: Row, changes: ReadonlySet<string>): void {
  const book = row.Pricebook2Id;
  if (!changes.has('Pricebook2Id') || typeof book !== 'string') return;
  if (context.read('Pricebook2', book)?.IsActive !== 1n)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.inactiveBook, ['Pricebook2Id']);
}

/** One price per price book, product and currency. */
function requireOwnPlace(context: RuleContext, row: Row): void {
  if (siblings(context, row).some((entry) => entry.Pricebook2Id === row.Pricebook2Id))
    refuse('DUPLICATE_VALUE', saves.duplicatePrice);
}

/** A price of another book rests on the product's standard price in its currency. */
function requireStandardPrice(context: RuleContext, row: Row): void {
  const useStandard = row.UseStandardPrice === 1n;
  if (isStandard(context, row)) {
    if (useStandard) refuse('FIELD_INTEGRITY_EXCEPTION', saves.standardPriceOfItself, ['UseStandardPrice']);
    return;
  }
  const standard = standardEntry(context, row);
  if (!standard) refuse('STANDARD_PRICE_NOT_DEFINED', saves.noStandardPrice);
  else if (useStandard && row.UnitPrice !== standard.UnitPrice)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.eitherPrice, ['UnitPrice']);
}

function standardEntry(context: RuleContext, row: Row): Row | undefined {
  return siblings(context, row).find((entry) => isStandard(context, entry));
}

/** The product's other prices in the same currency. */
function siblings(context: RuleContext, row: Row): Row[] {
  return context
    .referring('PricebookEntry', 'Product2Id', row.Product2Id as string)
    .filter((entry) => entry.CurrencyIsoCode === row.CurrencyIsoCode && entry.Id !== row.Id);
}

function isStandard(context: RuleContext, entry: Row): boolean {
  return context.read('Pricebook2', entry.Pricebook2Id as string)?.IsStandard === 1n;
}
