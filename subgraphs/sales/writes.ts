import type { WriteDefinition } from '#engine/write.ts';
import { updateCustomerWrite } from './customer/update-customer.ts';
import { cancelOrderWrite } from './order/cancel-order.ts';
import { acceptQuoteWrite } from './quote/accept-quote.ts';
import { createQuoteWrite } from './quote/create-quote.ts';
import { submitQuoteWrite } from './quote/submit-quote.ts';
import { updateQuoteWrite } from './quote/update-quote.ts';
import { releaseResellerOrderWrite } from './reseller/release-reseller-order.ts';
import { submitResellerOrderWrite } from './reseller/submit-reseller-order.ts';
import { healOrderWrite } from './sweep/heal-order.ts';
import type { WriteSources } from './write/write-sources.ts';

/** What this subgraph's mutations do, step by step; handed to the engine when it opens. */
export function salesWrites(sources: WriteSources): readonly WriteDefinition[] {
  return [
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
}
