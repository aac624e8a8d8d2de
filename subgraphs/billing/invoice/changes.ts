import { badInput } from '#kit/errors.ts';
import { decodeId, encodeId, type RecordRef } from '#kit/ids.ts';
import { type SubscriptionEvent, type SubscriptionStart, subscriptionField } from '#kit/subscription.ts';
import type { Change } from '#sources/feed/change.ts';
import { documentsByIds } from '#sources/netsuite/documents.ts';
import { type InvoiceChange, isInvoicePosition } from '#sources/netsuite/invoice-changes.ts';
import { type InvoiceRecord, invoice } from '#sources/netsuite/invoices.ts';
import type { Context } from '../context.ts';
import type { InvoiceChangeResolvers, SubscriptionInvoicesChangedArgs } from '../generated/resolvers.ts';

/** A change as one viewer is told of it. */
export interface InvoiceChangeRecord {
  readonly change: InvoiceChange;
  /** The invoice as it was read to see whether the viewer is told; undefined where that did not need it. */
  readonly invoice: InvoiceRecord | undefined;
}

export const invoiceSubscriptions = {
  invoicesChanged: subscriptionField<
    SubscriptionInvoicesChangedArgs,
    Context,
    InvoiceChangeRecord,
    InvoiceChangeRecord
  >(open, (told, _args, context) => {
    if (told.invoice) context.load.invoice.prime(told.invoice.id, told.invoice);
    return told;
  }),
};

export const invoiceChangeResolvers: Required<Omit<InvoiceChangeResolvers, '__isTypeOf'>> = {
  kind: ({ change }) => change.kind,
  invoiceId: ({ change }) => encodeId('Invoice', { system: 'netsuite', id: change.invoiceId }),
  invoice: ({ change }, _args, context) =>
    change.kind === 'DELETED' ? null : context.load.invoice.load(change.invoiceId),
  observedAt: ({ change }) => change.observedAt,
};

/** What a listener has asked for. */
interface Wanted {
  readonly customer: RecordRef | undefined;
  readonly order: RecordRef | undefined;
}

async function open(
  { filter }: SubscriptionInvoicesChangedArgs,
  context: Context,
  { lastEventId, signal }: SubscriptionStart,
): Promise<AsyncIterable<SubscriptionEvent<InvoiceChangeRecord>>> {
  const { customerId, orderId } = filter ?? {};
  const wanted = {
    customer: customerId == null ? undefined : decodeId(customerId, 'Customer', 'filter.customerId'),
    order: orderId == null ? undefined : decodeId(orderId, 'Order', 'filter.orderId'),
  };
  if (lastEventId !== undefined && !isInvoicePosition(lastEventId))
    throw badInput('The id of the last event is not one of this subscription');
  return told(await context.invoiceChanges.listen(lastEventId, signal), context, wanted);
}

async function* told(
  changes: AsyncIterable<Change<InvoiceChange>>,
  context: Context,
  wanted: Wanted,
): AsyncGenerator<SubscriptionEvent<InvoiceChangeRecord>> {
  for await (const { position, value } of changes) {
    const what = await whatIsTold(context, wanted, value);
    if (what !== undefined) yield { id: position, value: what };
  }
}

/** Undefined: the change is not of an invoice that was asked for, or of one that does not exist for the viewer. */
async function whatIsTold(
  { identity, viewer, netsuite }: Context,
  { customer, order }: Wanted,
  change: InvoiceChange,
): Promise<InvoiceChangeRecord | undefined> {
  const isOf = (kind: 'customer' | 'order', wantedRef: RecordRef | undefined, id: string | null): boolean => {
    if (wantedRef === undefined) return true;
    if (id === null) return false;
    const ref = identity.canonical(kind, { system: 'netsuite', id });
    const asked = identity.canonical(kind, wantedRef);
    return ref.system === asked.system && ref.id === asked.id;
  };
  if (!isOf('customer', customer, change.customerId) || !isOf('order', order, change.orderId))
    return undefined;
  if (viewer.partner === undefined) return { change, invoice: undefined };
  // Read anew for each change, by the viewer's own access.
  const [row] = await documentsByIds(netsuite, 'CustInvc', [change.invoiceId]);
  return row && { change, invoice: invoice(row) };
}
