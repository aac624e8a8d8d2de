import type { JsonObject } from '#engine/operation.ts';
import type { Publish } from '#engine/webhooks/publish.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { encodeId, type RecordRef } from '#kit/ids.ts';
import { inBackground } from '#kit/work.ts';
import { findCanonical } from '#sources/identity/find-canonical.ts';
import { documentsByIds } from '#sources/netsuite/documents.ts';
import { type InvoiceRecord, invoice } from '#sources/netsuite/invoices.ts';
import { type OrderBilling, orderBilling } from '#sources/netsuite/order-billing.ts';
import { ordersByIds, type SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import type { WriteSources } from '../write/write-sources.ts';

export const BILLING_EVENTS_KIND = 'tellBillingEvents';
/** As many changes of invoices are looked into at once, with one question to each system about all of them. */
export const CHANGES_AT_ONCE = 200;

/** Changes of invoices that may have to be told, as they are handed in. */
export interface BillingEventsRequest {
  /** Behind the last of them: whoever goes on from here has missed nothing. */
  readonly position: string;
  /** The position from which changes were followed for the first time. */
  readonly first: string;
  readonly changes: readonly {
    readonly invoiceId: string;
    /** NetSuite's internal id. */
    readonly orderId: string;
    readonly isNew: boolean;
  }[];
}

/**
 * Tells that orders were invoiced and paid, as NetSuite has them now: `order.invoiced` once for each new invoice of an order,
 * `order.paid` once for an order of which nothing is left to be billed or to be paid.
 */
export function billingEventsWrite(sources: WriteSources, publish: Publish): WriteDefinition {
  return {
    kind: BILLING_EVENTS_KIND,
    owner: 'sales',
    steps: [
      {
        name: 'told',
        systems: ['NETSUITE', 'SALESFORCE'],
        run: (run) => inBackground(() => tell(sources, publish, run)),
      },
    ],
  };
}

async function tell(sources: WriteSources, publish: Publish, run: StepRun): Promise<StepResult> {
  const { changes } = run.operation.input as unknown as BillingEventsRequest;
  if (changes.length === 0) return {};
  const orders = await billedOrders(sources, [...new Set(changes.map(({ orderId }) => orderId))]);
  const created = await invoicesById(
    sources,
    changes.filter(({ isNew }) => isNew).map(({ invoiceId }) => invoiceId),
  );
  for (const { invoiceId, orderId } of changes) {
    const order = orders.get(orderId);
    if (!order) continue;
    const { partner, data, billing } = order;
    const made = created.get(invoiceId);
    if (made && made.statusLetter !== 'V')
      await publish({
        type: 'order.invoiced',
        cause: `invoice ${invoiceId}`,
        at: run.now(),
        partner,
        data: {
          ...data,
          invoiceId: encodeId('Invoice', { system: 'netsuite', id: invoiceId }),
          invoiceNumber: made.number,
          billed: billing.isBilled ? 'IN_WHOLE' : 'IN_PART',
        },
      });
    if (billing.isPaid)
      await publish({ type: 'order.paid', cause: `order ${orderId}`, at: run.now(), partner, data });
  }
  return {};
}

/** An order that invoices bill, as it is told. */
interface BilledOrder {
  readonly billing: OrderBilling;
  readonly partner: string | undefined;
  readonly data: JsonObject;
}

/** The orders, by NetSuite's ids; those that are gone are not among them. */
async function billedOrders(
  sources: WriteSources,
  salesOrderIds: readonly string[],
): Promise<ReadonlyMap<string, BilledOrder>> {
  const { netsuite, salesforce } = sources;
  const billings = await orderBilling(netsuite, salesOrderIds);
  const refs = await findCanonical(
    sources,
    'order',
    billings.map(({ id }) => id),
  );
  const customers = await findCanonical(
    sources,
    'customer',
    billings.map(({ customerId }) => customerId),
  );
  const ids = refs.filter(({ system }) => system === 'salesforce').map(({ id }) => id);
  const sold = ids.length === 0 ? [] : await ordersByIds({ ...salesforce, partner: undefined }, ids);
  const bySalesforceId = new Map(sold.map((order) => [order.id, order]));
  return new Map(
    billings.map((billing, index) => {
      const ref = refs[index] as RecordRef;
      const order = bySalesforceId.get(ref.id);
      const { number, key, poNumber } = order ?? billing;
      const data = { orderId: encodeId('Order', ref), number, reference: key, poNumber };
      const partner = partnerOf(sources, customers[index] as RecordRef, ref, order);
      return [billing.id, { billing, partner, data }];
    }),
  );
}

/**
 * The reference of the partner whose order and whose invoices it is; undefined where no one partner may read both: what an end
 * customer is billed for an order that a partner arranged is not the partner's to know.
 */
function partnerOf(
  { identity }: WriteSources,
  billed: RecordRef,
  ref: RecordRef,
  order: SalesforceOrderRecord | undefined,
): string | undefined {
  const { salesforce, netsuite } = identity.linked('customer', billed) ?? {};
  const inBooks = netsuite?.key ?? undefined;
  if (ref.system === 'netsuite') return inBooks;
  const isOwn = billed.id === order?.partnerAccountId || billed.id === order?.accountId;
  // Each system keeps a partner's rows apart by its own key.
  const reference = salesforce?.key ?? undefined;
  return isOwn && reference?.toLowerCase() === inBooks?.toLowerCase() ? reference : undefined;
}

async function invoicesById(
  { netsuite }: WriteSources,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvoiceRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await documentsByIds({ ...netsuite, partner: undefined }, 'CustInvc', ids);
  return new Map(rows.map(invoice).map((one) => [one.id, one]));
}
