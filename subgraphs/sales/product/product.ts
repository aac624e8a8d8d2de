import type { Connection } from '#kit/connection.ts';
import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Context } from '../context.ts';

/** A product by the one ref that the graph names it by. */
export interface ProductRecord {
  readonly ref: RecordRef;
}

/** What the catalogue says of a product. */
export interface ProductFacts {
  readonly key: string | null;
  readonly name: string;
  readonly family: string | null;
  readonly isActive: boolean;
}

export type ProductPage = Connection<ProductRecord>;

export function productOf(context: Context, ref: RecordRef): ProductRecord {
  return { ref: context.identity.canonical('product', ref) };
}

/** Salesforce's product; NetSuite's item where no product is linked or Salesforce is down. */
export async function productFacts(context: Context, { ref }: ProductRecord): Promise<ProductFacts | null> {
  if (ref.system === 'netsuite') return context.load.item.load(ref.id);
  try {
    return await context.load.product.load(ref.id);
  } catch (error) {
    const itemId =
      error instanceof SourceError ? context.identity.linked('product', ref)?.netsuite?.id : undefined;
    const item = itemId === undefined ? null : await context.load.item.load(itemId);
    if (!item) throw error;
    return item;
  }
}

/** The product if it exists, else null. */
export async function findProduct(context: Context, ref: RecordRef): Promise<ProductRecord | null> {
  const product = productOf(context, ref);
  return (await productFacts(context, product)) ? product : null;
}
