import { maySee } from '#kit/authorization/enforce.ts';
import { badInput } from '#kit/errors.ts';
import { parseId } from '#kit/ids.ts';
import { findCustomer } from '../customer/customer.ts';
import type { NodeResolvers, QueryResolvers, ViewerResolvers } from '../generated/resolvers.ts';
import { findOrder } from '../order/order.ts';
import { findProduct } from '../product/product.ts';
import { findQuote } from '../quote/resolvers.ts';
import type { Stub } from './stub.ts';

export const nodeQueries: Pick<Required<QueryResolvers>, 'node' | 'viewer'> = {
  node: async (_query, { id }, context, { schema }) => {
    const parsed = parseId(id);
    if (!parsed) throw badInput('id: not an id of this graph');
    const { type, ref } = parsed;
    if (!maySee(schema, type, context.viewer)) return null;
    switch (type) {
      case 'Customer': {
        const customer = await findCustomer(context, ref);
        return customer && { __typename: 'Customer', ...customer };
      }
      case 'Product': {
        const product = await findProduct(context, ref);
        return product && { __typename: 'Product', ...product };
      }
      case 'Quote': {
        const quote = await findQuote(context, ref);
        return quote && { __typename: 'Quote', ...quote };
      }
      case 'Order': {
        const order = await findOrder(context, ref);
        return order && { __typename: 'Order', ...order };
      }
      case 'Invoice':
      case 'Payment':
      case 'CreditMemo':
        return { __typename: type, handle: id } satisfies Stub;
    }
  },
  viewer: (_query, _args, { viewer }) => viewer,
};

export const nodeResolvers: NodeResolvers = {
  __resolveType: (node) => (node as unknown as { readonly __typename: 'Customer' }).__typename,
};

export const viewerResolvers: ViewerResolvers = {
  scopes: ({ scopes }) => [...scopes],
  partner: ({ partner }) => partner ?? null,
};
