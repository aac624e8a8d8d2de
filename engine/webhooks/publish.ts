import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { JsonObject } from '../operation.ts';
import type { WriteEngine } from '../write-engine.ts';
import { DELIVERY_KIND, type WebhookDelivery, type WebhookEvent } from './delivery.ts';
import type { OrderEventType, WebhookEndpoint } from './endpoints.ts';

/** Whose deliveries are: the product's own, within the partner whose order it is. */
export const WEBHOOK_SUBJECT = 'webhooks';

export interface Happening {
  readonly type: OrderEventType;
  /**
   * What makes the event the same when it is told again: an operation's id, a document's. What was told first stands,
   * whatever is told by the same cause later.
   */
  readonly cause: string;
  readonly at: Date;
  /** The reference of the partner whose order it is; undefined for orders of no partner's. */
  readonly partner: string | undefined;
  /** Ids, numbers and states; far below 20 kB, and nothing that the receiver might not read in the graph. */
  readonly data: JsonObject;
}

/** Tells what happened to an order: kept at once for every endpoint that wants it, sent by and by. Repeats do nothing. */
export type Publish = (happening: Happening) => Promise<void>;

/** `engine` may be open only later: what is told before waits for it. */
export function publisher(engine: Promise<WriteEngine>, endpoints: readonly WebhookEndpoint[]): Publish {
  return async ({ type, cause, at, partner, data }) => {
    const id = `evt_${createHash('sha256').update(`${type}\0${cause}`).digest('hex').slice(0, 32)}`;
    const event: WebhookEvent = { id, type, timestamp: at.toISOString(), data };
    const wanted = endpoints.filter(
      (endpoint) =>
        (endpoint.partner === undefined || endpoint.partner === partner) &&
        (endpoint.events === undefined || endpoint.events.has(type)),
    );
    await Promise.all(
      wanted.map(async ({ name, partner: told }) => {
        const delivery: WebhookDelivery = { endpoint: name, event };
        try {
          await (await engine).submit({
            kind: DELIVERY_KIND,
            actor: { subject: WEBHOOK_SUBJECT, partner: told },
            idempotencyKey: `${id}:${name}`,
            input: delivery as unknown as JsonObject,
            lane: `webhook:${name}:${id}`,
          });
        } catch (error) {
          const isTold = error instanceof GraphQLError && error.extensions.code === 'IDEMPOTENCY_KEY_REUSED';
          if (!isTold) throw error;
        }
      }),
    );
  };
}
