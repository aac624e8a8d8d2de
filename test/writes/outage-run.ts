import { type AcceptedOrder, type Differences, differences } from './support/compare.ts';
import { ask, type Client, isOver, settled, written } from './support/graph-client.ts';
import { type HeldOrder, netsuiteOrders, salesforceOrders } from './support/held-orders.ts';
import { type ResellerOrder, resellerOrders } from './support/reseller-orders.ts';
import { type EngineKind, startWorld, type World } from './support/world.ts';

/** How both systems are away: nobody listens, connections end, or nothing is ever answered. */
export type Outage = 'killed' | 'reset' | 'hang';

export interface OutageRun {
  readonly engine: EngineKind;
  readonly outage: Outage;
  readonly orders: number;
  readonly partners: number;
  /** How many submit at the same time. */
  readonly clients: number;
  /** How long both are away at least. */
  readonly awayMs: number;
  /** How long a mutation waits before it answers PENDING. */
  readonly answerMs: number;
}

export interface OutageReport extends Differences {
  readonly accepted: number;
  /** Answered as over while both were away; others wait, PENDING, or are being tried at that moment, RUNNING. */
  readonly over: readonly string[];
  /** Not made in a partner's order of acceptance, by either system. */
  readonly outOfOrder: readonly string[];
  readonly awayMs: number;
  /** From the moment both are back to the last order's end. */
  readonly caughtUpMs: number;
}

const PREFIX = 'OUTAGE-';
const PAGE = 100;
const CATCH_UP_LIMIT_MS = 300_000;
/** Shorter than an outage by far, so that what hangs is given up in it. */
const SOURCE_TIMEOUT_MS = '2000';

/** Orders arrive while both systems are away; after their return both systems' own word is compared. */
export async function outageRun(run: OutageRun): Promise<OutageReport> {
  const world = await startWorld(run.engine, {
    WRITE_ANSWER_MS: String(run.answerMs),
    ...(run.outage === 'hang' ? { SOURCE_TIMEOUT_MS } : {}),
  });
  return world.during(async () => {
    const { sandboxes, product } = world;
    const orders = await resellerOrders(sandboxes, {
      prefix: PREFIX,
      count: run.orders,
      seed: 1,
      partners: run.partners,
    });
    const clients = new Map<string, Client>();
    for (const { partner } of orders)
      if (!clients.has(partner))
        clients.set(partner, { url: product.url, token: await product.token('partner', partner) });
    const clientOf = ({ partner }: ResellerOrder): Client => clients.get(partner) as Client;

    const begun = performance.now();
    await leave(world, run.outage);
    const answers: AcceptedOrder[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: run.clients }, async () => {
        while (next < orders.length) {
          const order = orders[next++] as ResellerOrder;
          const { operation } = await written(clientOf(order), 'submitResellerOrder', order.input);
          answers.push({ order, operation });
        }
      }),
    );
    const left = run.awayMs - (performance.now() - begun);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    await comeBack(world, run.outage);
    const back = performance.now();
    const accepted: AcceptedOrder[] = [];
    for (const { order, operation } of answers)
      accepted.push({ order, operation: await settled(clientOf(order), operation.id, CATCH_UP_LIMIT_MS) });
    const caughtUpMs = performance.now() - back;

    const held = {
      salesforce: await salesforceOrders(sandboxes.url('salesforce'), PREFIX),
      netsuite: await netsuiteOrders(sandboxes.url('netsuite'), PREFIX),
    };
    const outOfOrder: string[] = [];
    for (const [partner, client] of clients) {
      const poNumbers = new Map(
        answers
          .filter(({ order }) => order.partner === partner)
          .map(({ order, operation }) => [operation.id, order.poNumber]),
      );
      const asAccepted = (await operationsInOrder(client)).map((id) => poNumbers.get(id));
      for (const [system, all] of Object.entries(held)) {
        const asMade = all.filter(({ poNumber }) => asAccepted.includes(poNumber)).map(poNumberOf);
        asMade.forEach((poNumber, at) => {
          if (poNumber !== asAccepted[at]) outOfOrder.push(`${poNumber} in ${system}`);
        });
      }
    }
    return {
      ...differences(accepted, held),
      accepted: accepted.length,
      over: answers.filter(({ operation }) => isOver(operation)).map(({ order }) => order.poNumber),
      outOfOrder,
      awayMs: back - begun,
      caughtUpMs,
    };
  });
}

async function leave({ sandboxes }: World, outage: Outage): Promise<void> {
  if (outage === 'killed') await sandboxes.kill();
  else await sandboxes.faults([{ kind: outage }]);
}

async function comeBack({ sandboxes }: World, outage: Outage): Promise<void> {
  if (outage === 'killed') await sandboxes.start();
  else await sandboxes.faults([]);
}

/** A viewer's operations in the order in which they were accepted. */
async function operationsInOrder(client: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const answer = await ask(
      client,
      'query($first: Int, $after: String) { operations(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      { first: PAGE, after },
    );
    const page: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
      answer.data.operations;
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return ids.toReversed();
    after = page.pageInfo.endCursor;
  }
}

function poNumberOf({ poNumber }: HeldOrder): string {
  return poNumber;
}
