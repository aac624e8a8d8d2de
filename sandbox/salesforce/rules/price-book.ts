import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

export const priceBookRules: Rules = {
  deleting(_context, row) {
    if (row.IsStandard === 1n) refuse('DELETE_FAILED', 'The standard price book cannot be deleted.');
  },
};

export const priceBookEntryRules: Rules = {
  creating(context, row) {
    const product = context.read('Product2', row.Product2Id as string);
    row.Name = (product?.Name ?? null) as StoredValue;
    row.ProductCode = (product?.ProductCode ?? null) as StoredValue;
    const entries = context.referring('PricebookEntry', 'Product2Id', row.Product2Id as string);
    const sameCurrency = entries.filter((entry) => entry.CurrencyIsoCode === row.CurrencyIsoCode);
    if (sameCurrency.some((entry) => entry.Pricebook2Id === row.Pricebook2Id))
      refuse('DUPLICATE_VALUE', 'This price definition already exists in this price book');
    if (isStandard(context, row)) return;
    const standard = sameCurrency.find((entry) => isStandard(context, entry));
    if (!standard) refuse('STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product');
    if (row.UseStandardPrice === 1n) row.UnitPrice = standard?.UnitPrice as StoredValue;
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

function isStandard(context: RuleContext, entry: Row): boolean {
  return context.read('Pricebook2', entry.Pricebook2Id as string)?.IsStandard === 1n;
}
