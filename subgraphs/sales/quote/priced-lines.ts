import { invalidInputProblem, notFoundProblem } from '#engine/graph/problems.ts';
import type { Problem } from '#engine/operation.ts';
import type { RecordRef } from '#kit/ids.ts';
import {
  type PriceBookRecord,
  type PriceEntryRecord,
  priceEntries,
} from '#sources/salesforce/price-entries.ts';
import { productsByIds } from '#sources/salesforce/products.ts';
import type { QuoteLineWrite } from '#sources/salesforce/quote-writes.ts';
import type { WriteSources } from '../write/write-sources.ts';
import type { QuoteLineRequest } from './quote-input.ts';

/** The lines as Salesforce takes them, or why it cannot: one problem for each line that cannot be. */
export type PricedLines =
  | { readonly lines: readonly QuoteLineWrite[] }
  | { readonly problems: readonly Problem[] };

/** Finds each line's product and price in the price book, as they are now. Throws SourceError. */
export async function pricedLines(
  { salesforce, identity }: WriteSources,
  requests: readonly QuoteLineRequest[],
  currencyCode: string,
  priceBookId: PriceBookRecord['id'],
): Promise<PricedLines> {
  const refs = requests.map(({ product }) => identity.canonical('product', product));
  const productIds = [...new Set(refs.flatMap(({ system, id }) => (system === 'salesforce' ? [id] : [])))];
  const everywhere = { ...salesforce, partner: undefined };
  const [products, entries] = await Promise.all([
    productIds.length === 0 ? [] : productsByIds(everywhere, productIds),
    priceEntries(everywhere, { productIds, currencyCode, priceBookId }),
  ]);
  const known = new Map(products.map((product) => [product.id, product]));
  const problems: Problem[] = [];
  const lines: QuoteLineWrite[] = [];
  requests.forEach(({ quantity, unitPrice, discountPercent }, i) => {
    const path = ['input', 'lines', String(i), 'productId'];
    const ref = refs[i] as RecordRef;
    const entry = entries.get(ref.id);
    const problem = problemOf(path, currencyCode, {
      isInNetSuiteOnly: ref.system === 'netsuite' && identity.linked('product', ref) !== undefined,
      isActive: known.get(ref.id)?.isActive,
      entry,
    });
    if (problem || !entry) problems.push(problem as Problem);
    else
      lines.push({
        priceEntryId: entry.id,
        quantity,
        unitPrice: unitPrice ?? entry.unitPrice,
        discountPercent,
      });
  });
  return problems.length > 0 ? { problems } : { lines };
}

function problemOf(
  path: readonly string[],
  currencyCode: string,
  found: {
    readonly isInNetSuiteOnly: boolean;
    /** Undefined: Salesforce has no such product. */
    readonly isActive: boolean | undefined;
    readonly entry: PriceEntryRecord | undefined;
  },
): Problem | undefined {
  if (found.isInNetSuiteOnly)
    return invalidInputProblem(path, 'Only NetSuite knows this product; quotes are made of Salesforce’s.');
  if (found.isActive === undefined) return notFoundProblem(path, 'There is no such product.');
  if (!found.isActive) return invalidInputProblem(path, 'The product is no longer sold.');
  if (!found.entry?.isActive)
    return invalidInputProblem(path, `The price list has no price in ${currencyCode} for this product.`);
  return undefined;
}
