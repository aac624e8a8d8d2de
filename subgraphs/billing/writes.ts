import type { WriteDefinition } from '#engine/write.ts';
import { issueCreditMemoWrite } from './credit-memo/issue-credit-memo.ts';
import { setCreditHoldWrite } from './customer/set-credit-hold.ts';
import { invoiceOrderWrite } from './invoice/invoice-order.ts';
import { recordPaymentWrite } from './payment/record-payment.ts';
import type { WriteSources } from './write/write-sources.ts';

/** What this subgraph's mutations do, step by step; handed to the engine when it opens. */
export function billingWrites(sources: WriteSources): readonly WriteDefinition[] {
  return [
    invoiceOrderWrite(sources),
    recordPaymentWrite(sources),
    issueCreditMemoWrite(sources),
    setCreditHoldWrite(sources),
  ];
}
