import { clientError } from '../../../kit/errors.ts';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import { buildSchema, type Subgraph } from '../../../kit/subgraph.ts';
import {
  type SubscriptionEvent,
  type SubscriptionStart,
  subscriptionField,
} from '../../../kit/subscription.ts';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external"])';

export const orderChangesSdl = {
  sales: `${FEDERATION}
    type Query { number: Int }
    type Mutation { nothing: Int }
    type Subscription { orderChanged(minimum: Int): OrderChange other: Int }
    type OrderChange { status: String! order: Order! }
    type Order @key(fields: "id") { id: ID! number: String! }`,
  billing: `${FEDERATION} type Order @key(fields: "id") { id: ID! invoiced: String }`,
};

interface Changed {
  readonly order: string;
  readonly status: string;
}

/** Two subgraphs: one tells of orders, and keeps all it has told of; the other knows what was invoiced. */
export class OrderChanges {
  /** How often somebody began to listen, and went. */
  opened = 0;
  closed = 0;
  /** What the source refuses to tell, or fails with after all that has been told. */
  refusal: Error | undefined;
  failure: Error | undefined;
  billingIsDown = false;
  /** How many contexts billing has made: one for each event. */
  billingContexts = 0;
  #changes: Changed[] = [];
  #wake = Promise.withResolvers<void>();

  change(order: string, status: string): void {
    this.#changes.push({ order, status });
    this.wake();
  }

  /** Lets those who listen see that something has changed. */
  wake(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  /** Resolves when so many have gone. */
  async untilClosed(count: number): Promise<void> {
    while (this.closed < count) await this.#wake.promise;
  }

  async untilOpened(count: number): Promise<void> {
    while (this.opened < count) await this.#wake.promise;
  }

  subgraphs(): Subgraph[] {
    const sales: Subgraph = {
      name: 'sales',
      schema: buildSchema(orderChangesSdl.sales, {
        Query: { number: () => 1 },
        Mutation: { nothing: () => 1 },
        Subscription: {
          orderChanged: subscriptionField(
            (_args: object, _context: object, start) => this.#listen(start),
            ({ order, status }) => ({ status, order: { id: order, number: `N-${order}` } }),
          ),
        },
      }),
      createContext: (viewer: Viewer) => ({ viewer }),
    };
    const billing: Subgraph = {
      name: 'billing',
      schema: buildSchema(orderChangesSdl.billing, {
        Order: {
          __resolveReference: async (order: object) => order,
          invoiced: ({ id }: { id: string }) => {
            if (this.billingIsDown)
              throw clientError('SOURCE_UNAVAILABLE', 'NetSuite cannot be reached', { source: 'NETSUITE' });
            return `${id}0.00`;
          },
        },
      }),
      createContext: () => ({ made: this.billingContexts++ }),
    };
    return [sales, billing];
  }

  #listen({ lastEventId, signal }: SubscriptionStart): AsyncIterable<SubscriptionEvent<Changed>> {
    if (this.refusal) throw this.refusal;
    let at = lastEventId === undefined ? this.#changes.length : Number(lastEventId.slice('position-'.length));
    this.opened++;
    this.wake();
    const close = (): void => {
      this.closed++;
      this.wake();
    };
    const next = async (): Promise<IteratorResult<SubscriptionEvent<Changed>>> => {
      while (!signal.aborted) {
        const value = this.#changes[at];
        if (value) return { done: false, value: { id: `position-${++at}`, value } };
        if (this.failure) throw this.failure;
        await this.#wake.promise;
      }
      return { done: true, value: undefined };
    };
    return {
      [Symbol.asyncIterator]: () => ({
        next,
        return: async () => {
          close();
          return { done: true, value: undefined };
        },
      }),
    };
  }
}
