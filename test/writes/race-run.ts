import { type Differences, differences } from './support/compare.ts';
import { type Client, settled, written } from './support/graph-client.ts';
import { netsuiteOrders, salesforceOrders } from './support/held-orders.ts';
import { resellerOrders } from './support/reseller-orders.ts';
import type { World } from './support/world.ts';

export interface RaceReport extends Differences {
  /** Of both instances' operations. */
  readonly succeeded: number;
  /** The types of the problems for which an instance refused an order. */
  readonly refused: readonly string[];
}

const PREFIX = 'RACE-';
const SETTLE_LIMIT_MS = 60_000;

/** The same orders at the same moment through two instances that share no journal, as if one had been lost. */
export async function raceRun(world: World, count: number): Promise<RaceReport> {
  const { sandboxes, product } = world;
  const other = await world.another();
  await other.start();
  const orders = await resellerOrders(sandboxes, { prefix: PREFIX, count, seed: 2, partners: count });
  const raced = await Promise.all(
    orders.map(async (order) => {
      const token = await product.token('partner', order.partner);
      const place = async ({ url }: { readonly url: string }) => {
        const client: Client = { url, token };
        const { operation } = await written(client, 'submitResellerOrder', order.input);
        return settled(client, operation.id, SETTLE_LIMIT_MS);
      };
      return { order, operations: await Promise.all([place(product), place(other)]) };
    }),
  );
  await other.stop();
  const operations = raced.flatMap((one) => one.operations);
  const held = {
    salesforce: await salesforceOrders(sandboxes.url('salesforce'), PREFIX),
    netsuite: await netsuiteOrders(sandboxes.url('netsuite'), PREFIX),
  };
  const accepted = raced.map(({ order, operations: [one, two] }) => ({
    order,
    operation: (one?.status === 'SUCCEEDED' ? one : two) as NonNullable<typeof one>,
  }));
  return {
    ...differences(accepted, held),
    succeeded: operations.filter(({ status }) => status === 'SUCCEEDED').length,
    refused: operations.flatMap(({ errors }) => errors.map(({ __typename }) => __typename)),
  };
}
