import { webhookDelivery } from '#engine/webhooks/delivery.ts';
import type { WebhookEndpoint } from '#engine/webhooks/endpoints.ts';
import { publisher } from '#engine/webhooks/publish.ts';
import type { WriteDefinition } from '#engine/write.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { updateCustomerWrite } from './customer/update-customer.ts';
import { cancelOrderWrite } from './order/cancel-order.ts';
import { acceptQuoteWrite } from './quote/accept-quote.ts';
import { createQuoteWrite } from './quote/create-quote.ts';
import { submitQuoteWrite } from './quote/submit-quote.ts';
import { updateQuoteWrite } from './quote/update-quote.ts';
import { releaseResellerOrderWrite } from './reseller/release-reseller-order.ts';
import { submitResellerOrderWrite } from './reseller/submit-reseller-order.ts';
import { healOrderWrite } from './sweep/heal-order.ts';
import { billingEventsWrite } from './webhook/billing-events.ts';
import { tellingOrderEvents } from './webhook/order-events.ts';
import type { WriteSources } from './write/write-sources.ts';

/** Who is told of order events, and the engine that keeps what is told, once it is open. */
export interface Webhooks {
  readonly endpoints: readonly WebhookEndpoint[];
  readonly engine: Promise<WriteEngine>;
}

/** What this subgraph's mutations do, step by step, and what tells of them; handed to the engine when it opens. */
export function salesWrites(sources: WriteSources, webhooks?: Webhooks): readonly WriteDefinition[] {
  const definitions = [
    createQuoteWrite(sources),
    updateQuoteWrite(sources),
    submitQuoteWrite(sources),
    acceptQuoteWrite(sources),
    cancelOrderWrite(sources),
    updateCustomerWrite(sources),
    submitResellerOrderWrite(sources),
    releaseResellerOrderWrite(sources),
    healOrderWrite(sources),
  ];
  if (!webhooks) return definitions;
  const { endpoints, engine } = webhooks;
  const publish = publisher(engine, endpoints);
  return [
    ...(endpoints.length === 0 ? definitions : tellingOrderEvents(definitions, sources, publish)),
    billingEventsWrite(sources, publish),
    webhookDelivery(endpoints, 'sales'),
  ];
}
