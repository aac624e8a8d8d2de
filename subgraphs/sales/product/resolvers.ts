import type { Complete } from '#kit/complete.ts';
import { connection, pageRequest } from '#kit/connection.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { totalFor } from '#kit/selection.ts';
import { countProducts, productPage } from '#sources/salesforce/products.ts';
import type { Context } from '../context.ts';
import type { Product, ProductResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { findProduct, type ProductRecord, productFacts, productOf } from './product.ts';

export const productQueries: Pick<Required<QueryResolvers>, 'product' | 'products'> = {
  product: (_query, { id }, context) => {
    const ref = decodeId(id, 'Product');
    return findProduct(context, ref);
  },
  products: async (_query, args, context, info) => {
    const page = pageRequest(args, 'products');
    const filter = { search: args.filter?.search, key: args.filter?.reference };
    const totalCount = totalFor(info, () => countProducts(context.salesforce, filter));
    const products = await productPage(context.salesforce, filter, page.first + 1, page.after);
    for (const product of products) context.load.product.prime(product.id, product);
    const result = connection(
      products,
      page,
      ({ createdAt, id }) => ({ segment: 'salesforce', sort: createdAt, id }),
      totalCount,
    );
    const edges = result.edges.map(({ cursor, node }) => {
      const product: ProductRecord = { ref: { system: 'salesforce', id: node.id } };
      return { cursor, node: product };
    });
    return { ...result, edges };
  },
};

export const productResolvers: Complete<ProductResolvers, Product, ProductRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id }: { id: string }, context: Context) =>
    productOf(context, decodeId(id, 'Product')),
  id: ({ ref }) => encodeId('Product', ref),
  reference: async (product, _args, context) => (await productFacts(context, product))?.key ?? null,
  name: async (product, _args, context) => (await productFacts(context, product))?.name ?? null,
  family: async (product, _args, context) => (await productFacts(context, product))?.family ?? null,
  isActive: async (product, _args, context) => (await productFacts(context, product))?.isActive ?? null,
  observedAt: (_product, _args, context) => context.observedAt,
};
