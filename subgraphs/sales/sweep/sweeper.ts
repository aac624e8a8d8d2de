import type { Actor, Operation } from '#engine/operation.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import type { Log } from '#kit/log.ts';
import { SourceError } from '#kit/source-error.ts';
import { inBackground } from '#kit/work.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import { waitsOutsideBooks } from '../order/placement.ts';
import type { ReleaseRequest } from '../reseller/release-reseller-order.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { type Compared, Comparison } from './compare.ts';
import { HEAL_KIND, type HealRequest } from './heal-order.ts';
import { withoutCause } from './hold-causes.ts';

/** Who heals, as operations and the audit name it. */
const SWEEPER: Actor = { subject: 'sweeper', partner: undefined };

export interface Sweeper {
  /** Compares both systems once; gives how many writes were handed in. One look at a time. */
  look(): Promise<number>;
  stop(): Promise<void>;
}

const OPEN = ['PENDING', 'RUNNING', 'NEEDS_ATTENTION'] as const;
const OPERATIONS_AT_ONCE = 500;

/**
 * Looks every `everyMs` at what both systems hold, and hands in a write for each order of ours that is half done and that no
 * open operation is about. An order is half done once two looks in a row found it in the same state: no clocks are
 * compared. Each state of an order is healed once: a refusal stays visible and is not tried again until the order changes.
 */
export function startSweeper(sources: WriteSources, engine: WriteEngine, everyMs: number, log: Log): Sweeper {
  const comparison = new Comparison(sources);
  /** What the last look found, by the order's id. */
  let suspected = new Map<string, string>();
  let underWay: Promise<number> | undefined;

  const sweep = async (): Promise<number> => {
    const compared = await inBackground(() => comparison.look());
    const found = compared.filter(({ finding }) => finding !== undefined);
    const before = suspected;
    suspected = new Map(found.map((one) => [one.order.id, stateOf(one)]));
    const lasting = found.filter((one) => before.get(one.order.id) === stateOf(one));
    const concerned = lasting.length === 0 ? new Set<string>() : await openOrders(engine);
    let submitted = 0;
    for (const { order, finding } of lasting) {
      if (
        !finding ||
        concerned.has(order.id) ||
        concerned.has(order.key) ||
        concerned.has(order.quoteId ?? '')
      )
        continue;
      const request: HealRequest = { orderId: order.id, finding };
      const { replayed } = await engine.submit({
        kind: HEAL_KIND,
        actor: SWEEPER,
        idempotencyKey: `${order.id} ${finding} ${order.version}`,
        input: { ...request },
        lane: laneOfCustomer(sources.identity, { system: 'salesforce', id: order.accountId }),
      });
      if (replayed) continue;
      submitted++;
      log.warn({ order: order.id, finding }, 'an order was found half done and is being healed');
    }
    return submitted + (await release(compared));
  };
  /** Lets held orders go on whose cause is gone, each at most once a day as it stands. */
  const release = async (compared: readonly Compared[]): Promise<number> => {
    const held = compared.filter(({ order, finding, salesOrder }) => {
      if (order.status !== 'DRAFT' || order.holdReason === null || finding !== undefined) return false;
      return salesOrder ? salesOrder.statusLetter === 'A' : waitsOutsideBooks(order.holdReason);
    });
    const free = await inBackground(() =>
      withoutCause(
        sources,
        held.map(({ order }) => order),
      ),
    );
    const concerned = free.length === 0 ? new Set<string>() : await openOrders(engine);
    let submitted = 0;
    for (const order of free) {
      if (concerned.has(order.id) || concerned.has(order.key)) continue;
      const request: ReleaseRequest = { orderId: order.id, reason: 'What held it is gone.' };
      const { replayed } = await engine.submit({
        kind: 'releaseResellerOrder',
        actor: SWEEPER,
        idempotencyKey: `${order.id} ${order.version} ${sources.clock.today()}`,
        input: { ...request },
        lane: laneOfCustomer(sources.identity, { system: 'salesforce', id: order.accountId }),
      });
      if (!replayed) submitted++;
    }
    return submitted;
  };
  const look = (): Promise<number> => {
    underWay ??= sweep().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (error instanceof SourceError) log.info({ err: error }, 'the systems could not be compared');
      else log.error({ err: error }, 'the systems could not be compared');
    });
  }, everyMs);
  timer.unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await underWay?.catch(() => {});
    },
  };
}

/** By which two looks tell whether an order stands as it stood. */
function stateOf({ order, salesOrder, finding }: Compared): string {
  return [finding, order.version, salesOrder?.changedAt].join(' ');
}

/** Ids and keys of the orders, and ids of the quotes, that open operations are about. */
async function openOrders(engine: WriteEngine): Promise<ReadonlySet<string>> {
  const concerned = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await engine.operations({ actor: undefined, statuses: OPEN }, OPERATIONS_AT_ONCE, after);
    for (const operation of page) for (const name of namesIn(operation)) concerned.add(name);
    if (page.length < OPERATIONS_AT_ONCE) return concerned;
    after = page.at(-1)?.id;
  }
}

function namesIn({ input, state }: Operation): string[] {
  const { orderPlan } = state as { readonly orderPlan?: { readonly key?: unknown } };
  return [input.orderId, input.quoteId, state.orderId, orderPlan?.key].filter(
    (name): name is string => typeof name === 'string',
  );
}
