import type { GraphQLResolveInfo } from 'graphql';
import { DELIVERY_KIND } from '#engine/webhooks/delivery.ts';
import { type Connection, connection, pageRequest } from '#kit/connection.ts';
import { totalFor } from '#kit/selection.ts';
import type { Context } from '../context.ts';
import type { QueryWebhookDeliveriesArgs } from '../generated/resolvers.ts';
import { DELIVERY_STATUSES, type DeliveryRecord, deliveriesOf, deliveryOf, orderIdOf } from './delivery.ts';

export type DeliveryPage = Connection<DeliveryRecord>;

const AT_ONCE = 500;

/** A page of the deliveries that the viewer may see. */
export async function listDeliveries(
  { engine, viewer }: Context,
  args: QueryWebhookDeliveriesArgs,
  info: GraphQLResolveInfo,
): Promise<DeliveryPage> {
  const page = pageRequest(args, 'webhookDeliveries');
  const { status, type, orderId } = args.filter ?? {};
  const filter = {
    actor: deliveriesOf(viewer),
    kinds: [DELIVERY_KIND],
    ...(status == null ? {} : { statuses: DELIVERY_STATUSES[status] }),
  };
  const isNarrow = type != null || orderId != null;
  const totalCount = totalFor(info, async () => (isNarrow ? null : engine.count(filter)));
  const found: DeliveryRecord[] = [];
  // The journal knows nothing of events: what it finds is looked through until the page is full.
  for (let after = page.after?.id; found.length <= page.first; ) {
    const wanted = isNarrow ? AT_ONCE : page.first + 1;
    const operations = await engine.operations(filter, wanted, after);
    for (const operation of operations)
      if (
        (type == null || deliveryOf(operation).event.type === type) &&
        (orderId == null || orderIdOf(operation) === orderId)
      )
        found.push({ operation });
    if (operations.length < wanted) break;
    after = operations.at(-1)?.id;
  }
  return connection(
    found.slice(0, page.first + 1),
    page,
    ({ operation }) => ({ segment: 'own', sort: operation.acceptedAt.toISOString(), id: operation.id }),
    totalCount,
  );
}
