import { badInput } from '#kit/errors.ts';
import { mayRead } from '#kit/identity/permission.ts';
import { parseId } from '#kit/ids.ts';
import { findCustomer } from '../customer/customer.ts';
import type { NodeResolvers, QueryResolvers, ViewerResolvers } from '../generated/resolvers.ts';
import { findOrder } from '../order/order.ts';
import { findProduct } from '../product/product.ts';
import { findQuote } from '../quote/resolvers.ts';
import type { Stub } from './stub.ts';

export const nodeQueries: Pick<Required<QueryResolvers>, 'node' | 'viewer'> = {
  node: async (_query, { id }, context) => {
    const parsed = parseId(id);
    if (!parsed) throw badInput('id: not an id of this graph');
    const { type, ref } = parsed;
    const { viewer } = context;
    switch (type) {
      case 'Customer': {
        const customer = mayRead(viewer, 'directory') ? await findCustomer(context, ref) : null;
        return customer && { __typename: 'Customer', ...customer };
      }
      case 'Product': {
        const product = mayRead(viewer, 'directory') ? await findProduct(context, ref) : null;
        return product && { __typename: 'Product', ...product };
      }
      case 'Quote': {
        const quote = mayRead(viewer, 'sales') ? await findQuote(context, ref) : null;
        return quote && { __typename: 'Quote', ...quote };
      }
      case 'Order': {
        const order = mayRead(viewer, 'sales') ? await findOrder(context, ref) : null;
        return order && { __typename: 'Order', ...order };
      }
      case 'Invoice':
      case 'Payment':
      case 'CreditMemo':
        return mayRead(viewer, 'billing') ? ({ __typename: type, handle: id } satisfies Stub) : null;
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
