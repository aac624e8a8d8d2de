import {
  cancelledSalesOrders,
  type PlacedSalesOrder,
  salesOrdersByKeys,
} from '#sources/netsuite/placed-sales-orders.ts';
import {
  cancelledOrders,
  type PlacedOrder,
  placedOrdersByKeys,
  unfinishedOrders,
} from '#sources/salesforce/placed-orders.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { type Finding, findingOf } from './finding.ts';

/** An order of ours as both systems hold it. */
export interface Compared {
  readonly order: PlacedOrder;
  readonly salesOrder: PlacedSalesOrder | undefined;
  /** Undefined: it is whole. */
  readonly finding: Finding | undefined;
}

/** Salesforce is asked for so many orders by key at once. */
const KEYS_AT_ONCE = 1_000;
/** What was cancelled long ago is looked at again now and then: every so many looks. */
const LOOKS_PER_WHOLE_LOOK = 60;

/**
 * Compares the orders of both systems that may be half done, in a number of source calls that does not grow with what is
 * whole: drafts and what else is unfinished by their state, cancelled ones by when they changed. What changed is asked for
 * since the look before the last, so that each change is seen by two looks.
 */
export class Comparison {
  readonly #sources: Pick<WriteSources, 'salesforce' | 'netsuite'>;
  /** The latest change seen by the last look and by the one before, in each source's own time. */
  #seen: { readonly salesforce: Cursor; readonly netsuite: Cursor } = { salesforce: {}, netsuite: {} };
  #looks = 0;

  constructor(sources: Pick<WriteSources, 'salesforce' | 'netsuite'>) {
    this.#sources = sources;
  }

  /** Throws SourceError while either system is down. */
  async look(): Promise<readonly Compared[]> {
    const { salesforce, netsuite } = this.#sources;
    const isWhole = this.#looks % LOOKS_PER_WHOLE_LOOK < 2;
    const [unfinished, cancelled, cancelledThere] = await Promise.all([
      unfinishedOrders(salesforce),
      cancelledOrders(salesforce, isWhole ? undefined : this.#seen.salesforce.before),
      cancelledSalesOrders(netsuite, isWhole ? undefined : this.#seen.netsuite.before),
    ]);
    const here = new Map([...unfinished, ...cancelled].map((order) => [order.key, order]));
    const elsewhere = cancelledThere.filter(({ key }) => !here.has(key)).map(({ key }) => key);
    for (let i = 0; i < elsewhere.length; i += KEYS_AT_ONCE)
      for (const order of await placedOrdersByKeys(salesforce, elsewhere.slice(i, i + KEYS_AT_ONCE)))
        here.set(order.key, order);
    const there = new Map(cancelledThere.map((one) => [one.key, one]));
    const unknown = [...here.keys()].filter((key) => !there.has(key));
    for (const one of await salesOrdersByKeys(netsuite, unknown)) there.set(one.key, one);

    this.#looks++;
    this.#seen = {
      salesforce: moved(
        this.#seen.salesforce,
        cancelled.map(({ version }) => version),
      ),
      netsuite: moved(
        this.#seen.netsuite,
        cancelledThere.map(({ changedAt }) => changedAt),
      ),
    };
    return [...here.values()].map((order) => {
      const salesOrder = there.get(order.key);
      return { order, salesOrder, finding: findingOf(order, salesOrder) };
    });
  }
}

interface Cursor {
  readonly latest?: string | undefined;
  readonly before?: string | undefined;
}

function moved({ latest }: Cursor, stamps: readonly string[]): Cursor {
  return { latest: [...stamps, ...(latest === undefined ? [] : [latest])].sort().at(-1), before: latest };
}
