import { operationResolvers } from '#engine/graph/operation.ts';
import { Writes } from '#engine/graph/writes.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { connectionResolvers } from '#kit/connection.ts';
import { buildSchema, type Subgraph } from '#kit/subgraph.ts';
import type { Clock } from '#kit/time.ts';
import { loadSubgraphSdl } from '#schema/load.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Salesforce } from '#sources/salesforce/salesforce.ts';
import type { Context } from './context.ts';
import { customerMutations, updateCustomerPayloadResolvers } from './customer/mutations.ts';
import { customerQueries, customerResolvers } from './customer/resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { createLoaders } from './loaders.ts';
import { nodeQueries, nodeResolvers, viewerResolvers } from './node/resolvers.ts';
import { operationMutations, operationQueries, operationSubscriptions } from './operation/resolvers.ts';
import { cancelOrderPayloadResolvers, orderMutations } from './order/mutations.ts';
import { orderLineResolvers, orderQueries, orderResolvers } from './order/resolvers.ts';
import { orderStatusChangeResolvers, orderSubscriptions } from './order/status-changes.ts';
import type { SalesPolicy } from './policy/policy.ts';
import { productQueries, productResolvers } from './product/resolvers.ts';
import { quoteMutations, quoteWriteResolvers } from './quote/mutations.ts';
import { quoteLineResolvers, quoteQueries, quoteResolvers } from './quote/resolvers.ts';
import { resellerMutations, resellerQueries, resellerResolvers } from './reseller/mutations.ts';
import { postalAddress } from './reseller/postal-address.ts';
import { deliveryResolvers } from './webhook/delivery.ts';
import { webhookMutations, webhookQueries } from './webhook/resolvers.ts';
import { Lanes } from './write/lane.ts';

/** Customers, quotes, orders and products: Salesforce's, and those that only NetSuite knows. */
export function salesSubgraph(sources: {
  readonly salesforce: Salesforce;
  readonly netsuite: NetSuite;
  readonly identity: Identity;
  readonly orderChanges: Context['orderChanges'];
  readonly clock: Clock;
  readonly policy: SalesPolicy;
  readonly engine: WriteEngine;
  /** How long a mutation waits for its outcome before it answers PENDING. */
  readonly answerWithinMs: number;
}): Subgraph {
  const schema = buildSchema(loadSubgraphSdl('sales'), {
    Query: {
      ...nodeQueries,
      ...customerQueries,
      ...quoteQueries,
      ...orderQueries,
      ...productQueries,
      ...operationQueries,
      ...resellerQueries,
      ...webhookQueries,
    },
    Mutation: {
      ...operationMutations,
      ...customerMutations,
      ...quoteMutations,
      ...orderMutations,
      ...resellerMutations,
      ...webhookMutations,
    },
    Subscription: { ...orderSubscriptions, ...operationSubscriptions },
    ...(operationResolvers satisfies Pick<Resolvers, 'Operation' | 'OperationEffect'>),
    OperationConnection: connectionResolvers,
    WebhookDelivery: deliveryResolvers,
    WebhookDeliveryConnection: connectionResolvers,
    Node: nodeResolvers,
    Viewer: viewerResolvers,
    CustomerConnection: connectionResolvers,
    QuoteConnection: connectionResolvers,
    OrderConnection: connectionResolvers,
    ProductConnection: connectionResolvers,
    Customer: customerResolvers,
    Quote: quoteResolvers,
    ...quoteWriteResolvers,
    CancelOrderPayload: cancelOrderPayloadResolvers,
    UpdateCustomerPayload: updateCustomerPayloadResolvers,
    QuoteLine: quoteLineResolvers,
    Order: orderResolvers,
    OrderLine: orderLineResolvers,
    ...resellerResolvers,
    PostalAddress: postalAddress,
    OrderStatusChange: orderStatusChangeResolvers,
    Product: productResolvers,
  });
  const lanes = new Lanes(sources.identity);
  return {
    name: 'sales',
    schema,
    createContext: (viewer): Context => {
      const salesforce = { ...sources.salesforce, partner: viewer.partner };
      const netsuite = { ...sources.netsuite, partner: viewer.partner };
      const reading = () => ({
        load: createLoaders({ ...sources, salesforce, netsuite, lanes }),
        observedAt: sources.clock.now().toISOString(),
      });
      const context = {
        viewer,
        engine: sources.engine,
        salesforce,
        netsuite,
        identity: sources.identity,
        clock: sources.clock,
        policy: sources.policy,
        writes: new Writes(sources.engine, sources.answerWithinMs, viewer),
        orderChanges: sources.orderChanges,
        lanes,
        ...reading(),
        readAnew: () => {
          Object.assign(context, reading());
        },
      };
      return context;
    },
  };
}
