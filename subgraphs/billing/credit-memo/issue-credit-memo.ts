import { effectOf } from '#engine/effect.ts';
import type { JsonObject } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { writeKey } from '#kit/write-key.ts';
import { createCredit, creditInvoice } from '#sources/netsuite/billing-writes.ts';
import { documentEffect } from '../write/effects.ts';
import { balanceEffects } from '../write/invoice-balance.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { type CreditPlan, checkCustomerCredit, checkInvoiceCredit } from './check-credit.ts';
import type { CreditRequest } from './credit-request.ts';

/** Credits an invoice or a customer in NetSuite. */
export function issueCreditMemoWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'issueCreditMemo',
    owner: 'billing',
    steps: [
      { name: 'checked', systems: ['NETSUITE'], run: (run) => check(sources, run) },
      { name: 'credit-memo-in-netsuite', systems: ['NETSUITE'], run: (run) => write(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const request = operation.input as unknown as CreditRequest;
  const checked =
    request.kind === 'invoice'
      ? await checkInvoiceCredit(sources, request)
      : await checkCustomerCredit(sources, request);
  if ('problems' in checked) return checked;
  const issuedOn = request.issuedOn ?? sources.clock.today();
  return { state: { issuedOn, creditPlan: checked as unknown as JsonObject } };
}

async function write({ netsuite }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { reason: memo } = operation.input as unknown as CreditRequest;
  const state = operation.state as unknown as { readonly issuedOn: string; readonly creditPlan: CreditPlan };
  const { issuedOn, creditPlan: plan } = state;
  const common = { key: writeKey(operation.id), issuedOn, memo };
  const made =
    plan.kind === 'invoice'
      ? await creditInvoice(netsuite, {
          ...common,
          invoiceId: plan.invoiceId,
          lines: plan.lines ?? undefined,
        })
      : await createCredit(netsuite, {
          ...common,
          customerId: plan.customerId,
          currencyCode: plan.currencyCode,
          lines: plan.lines,
        });
  const [creditMemo, invoices] = await Promise.all([
    documentEffect({ ...netsuite, partner: undefined }, 'CustCred', made),
    plan.kind === 'invoice' ? balanceEffects(netsuite, plan.balances) : [],
  ]);
  return {
    state: { creditMemoId: made.recordId },
    effects: [effectOf('NETSUITE', creditMemo), ...invoices],
  };
}
