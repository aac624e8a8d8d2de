import { encodeId } from '#kit/ids.ts';
import type { Context } from '../context.ts';

/** A product that the sales subgraph knows more of. */
export interface ProductStub {
  readonly id: string;
}

/** The product of an item line; null for a line without an item. */
export function productOfItem(context: Context, itemId: string | null): ProductStub | null {
  if (itemId === null) return null;
  return {
    id: encodeId('Product', context.identity.canonical('product', { system: 'netsuite', id: itemId })),
  };
}
