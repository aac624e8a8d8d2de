import {
  approvedQuotes,
  leaveHalfDone,
  ordersOf,
  salesOrderCount,
  until,
  writers,
} from '../../test/graph/writes/support/journal-loss.ts';
import { twoSystems } from '../../test/graph/writes/support/two-systems.ts';

const ORDERS = 200;

/** Loses the journal of 200 orders half way, and counts what the sweeper makes of them from the sources alone. */
export async function sweeperProof(): Promise<boolean> {
  const stack = await twoSystems({ SWEEP_MS: '0' });
  const all = await writers(stack);
  try {
    const quotes = await approvedQuotes(stack, 'proof', ORDERS);
    await leaveHalfDone(stack, all.start, {
      drafts: quotes.slice(0, ORDERS / 2),
      unlinked: quotes.slice(ORDERS / 2),
    });
    const writer = all.start();
    await stack.resetStats();
    const begun = performance.now();
    await writer.sweeper.look();
    const submitted = await writer.sweeper.look();
    const filter = {
      actor: undefined,
      kinds: ['healOrder'],
      statuses: ['SUCCEEDED', 'FAILED', 'NEEDS_ATTENTION'] as const,
    };
    await until(async () => (await writer.engine.count(filter)) === submitted);
    const seconds = (performance.now() - begun) / 1_000;
    const [salesforce, netsuite] = [await stack.stats('salesforce'), await stack.stats('netsuite')];
    const again = (await writer.sweeper.look()) + (await writer.sweeper.look());
    const orders = await ordersOf(stack, quotes);
    const whole = orders.filter(
      (order) =>
        order.status === 'Activated' && order.netsuiteId !== null && order.quoteStatus === 'Accepted',
    );
    const lost = ORDERS - new Set(whole.map(({ quoteId }) => quoteId)).size;
    const salesOrders = await salesOrderCount(
      stack,
      orders.map(({ key }) => key),
    );
    const doubled = orders.length - ORDERS + salesOrders - ORDERS;
    console.log(
      `${ORDERS} orders left half done by a journal that was lost; ${submitted} healed in ${seconds.toFixed(1)} s`,
    );
    console.log(`lost: ${lost}, doubled: ${doubled}, healed again afterwards: ${again}`);
    console.log(
      `source calls in the background: Salesforce ${salesforce.background}, NetSuite ${netsuite.background}; in the foreground: ${salesforce.requests + netsuite.requests}`,
    );
    await writer.lose();
    return (
      submitted === ORDERS &&
      lost === 0 &&
      doubled === 0 &&
      again === 0 &&
      salesforce.requests + netsuite.requests === 0
    );
  } finally {
    await all.stop();
    await stack.stop();
  }
}
