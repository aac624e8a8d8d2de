import { cancelledEffect, effectOf, notWritten } from '#engine/effect.ts';
import type { JsonObject } from '#engine/operation.ts';
import type { StepRun, WriteStep } from '#engine/write.ts';
import type { Channel } from '#sources/channel.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import { cancelSalesOrder, createSalesOrder, type ShipTo } from '#sources/netsuite/order-writes.ts';
import {
  type AddressWrite,
  activateOrder,
  cancelOrder,
  createOrder,
  linkOrder,
} from '#sources/salesforce/order-writes.ts';
import type { Salesforce } from '#sources/salesforce/salesforce.ts';
import { unconditional } from '#sources/written.ts';

/** An order as both systems shall hold it; plain JSON, decided once and kept in the operation's state. */
export interface OrderPlan {
  /** The external id that both orders share. */
  readonly key: string;
  /** Salesforce's account and NetSuite's customer. */
  readonly accountId: string;
  readonly customerId: string;
  /** `YYYY-MM-DD`. */
  readonly orderedOn: string;
  readonly currencyCode: string;
  readonly priceBookId: string;
  readonly channel: Channel;
  readonly quoteId: string | null;
  readonly opportunityId: string | null;
  readonly poNumber: string | null;
  readonly partnerAccountId: string | null;
  readonly endCustomer: { readonly name: string; readonly countryCode: string } | null;
  readonly dealRegistrationId: string | null;
  readonly shipTo: (AddressWrite & ShipTo) | null;
  readonly billTo: AddressWrite | null;
  /** Why it is made but does not go on yet; null: nothing holds it. */
  readonly holdReason: string | null;
  readonly lines: readonly {
    readonly priceEntryId: string;
    readonly itemId: string;
    readonly quantity: string;
    /** Net of every discount, decimal text in the order's currency. */
    readonly unitPrice: string;
    readonly quoteLineId: string | null;
  }[];
}

/** What placing an order has found out; `orderPlan` is there before its first step. */
export interface PlacementState {
  readonly orderPlan?: OrderPlan;
  readonly orderId?: string;
  readonly salesOrderId?: string;
}

export interface PlacementSources {
  readonly salesforce: Salesforce;
  readonly netsuite: NetSuite;
  readonly identity: Identity;
}

export function placementState({ operation }: StepRun): PlacementState {
  return operation.state as unknown as PlacementState;
}

/**
 * The steps that place the order of `state.orderPlan`: a draft in Salesforce, the sales order in NetSuite, then both linked
 * and Salesforce's activated, unless it is held; on credit hold it stays a draft in Salesforce alone. Where NetSuite
 * refuses for good, Salesforce's draft is cancelled.
 */
export function placementSteps(sources: PlacementSources): readonly WriteStep[] {
  return [draftStep(sources), salesOrderStep(sources), activationStep(sources)];
}

function draftStep({ salesforce }: PlacementSources): WriteStep {
  return {
    name: 'order-in-salesforce',
    systems: ['SALESFORCE'],
    run: async (run) => {
      const plan = planOf(run);
      const { records } = await createOrder(salesforce, {
        ...given(plan, ['key', 'accountId', 'orderedOn', 'currencyCode', 'priceBookId', 'channel']),
        quoteId: plan.quoteId ?? undefined,
        opportunityId: plan.opportunityId ?? undefined,
        poNumber: plan.poNumber,
        partnerAccountId: plan.partnerAccountId ?? undefined,
        endCustomer: plan.endCustomer ?? undefined,
        dealRegistrationId: plan.dealRegistrationId ?? undefined,
        holdReason: plan.holdReason ?? undefined,
        shipTo: plan.shipTo ?? undefined,
        billTo: plan.billTo ?? undefined,
        lines: plan.lines.map((line) => ({ ...line, quoteLineId: line.quoteLineId ?? undefined })),
      });
      const effects = records.map((record) => effectOf('SALESFORCE', record));
      return { state: { orderId: records[0].recordId }, effects };
    },
    compensate: async (run, problems) => {
      const { orderId } = placementState(run);
      if (orderId === undefined) return {};
      const reason = problems.map(({ message }) => message).join(' ');
      const cancelled = unconditional(await cancelOrder(salesforce, orderId, reason));
      return { effects: [cancelledEffect('SALESFORCE', cancelled, reason)] };
    },
  };
}

/** Makes the sales order of `state.orderPlan`. */
export function salesOrderStep({ netsuite }: PlacementSources): WriteStep {
  return {
    name: 'order-in-netsuite',
    systems: ['NETSUITE'],
    run: async (run) => {
      const plan = planOf(run);
      if (waitsOutsideBooks(plan.holdReason)) {
        const reason =
          'The books take no order of a customer on credit hold; it is made when the order is released.';
        return { effects: [notWritten('NETSUITE', 'salesOrder', null, reason)] };
      }
      const { orderId } = placementState(run);
      const made = await createSalesOrder(netsuite, {
        ...given(plan, ['key', 'customerId', 'orderedOn', 'currencyCode', 'channel', 'lines']),
        poNumber: plan.poNumber,
        salesforceId: orderId,
        needsApproval: plan.holdReason !== null,
        memo: plan.holdReason ?? undefined,
        endCustomer: plan.endCustomer?.name,
        shipTo: plan.shipTo ?? undefined,
      });
      return { state: { salesOrderId: made.recordId }, effects: [effectOf('NETSUITE', made)] };
    },
    compensate: async (run, problems) => {
      const { salesOrderId } = placementState(run);
      if (salesOrderId === undefined) return {};
      const reason = problems.map(({ message }) => message).join(' ');
      const cancelled = unconditional(await cancelSalesOrder(netsuite, salesOrderId, reason));
      return { effects: [cancelledEffect('NETSUITE', cancelled, reason)] };
    },
  };
}

function activationStep({ salesforce, identity }: PlacementSources): WriteStep {
  return {
    name: 'order-activated',
    systems: ['SALESFORCE'],
    run: async (run) => {
      const plan = planOf(run);
      const { orderId, salesOrderId } = placementState(run);
      if (orderId === undefined || salesOrderId === undefined) return {};
      const linked = unconditional(await linkOrder(salesforce, orderId, salesOrderId));
      const effects = [effectOf('SALESFORCE', linked)];
      if (plan.holdReason === null)
        effects.push(effectOf('SALESFORCE', unconditional(await activateOrder(salesforce, orderId))));
      rememberLink(identity, plan, orderId, salesOrderId);
      return { effects };
    },
  };
}

/** Whether an order that is held for these reasons stays out of NetSuite until it is released. */
export function waitsOutsideBooks(holdReason: string | null): boolean {
  return holdReason?.split(' ').includes('CREDIT_HOLD') ?? false;
}

/** Makes the index of keys know the order at once: whoever placed it reads it next. */
export function rememberLink(
  identity: Identity,
  plan: OrderPlan,
  orderId: string,
  salesOrderId: string,
): void {
  const row = { key: plan.key, sort: plan.orderedOn };
  identity.apply('salesforce', {
    kind: 'order',
    row: { ...row, id: orderId, linkedId: salesOrderId, ownerId: plan.accountId },
    deleted: false,
  });
  identity.apply('netsuite', {
    kind: 'order',
    row: { ...row, id: salesOrderId, linkedId: orderId, ownerId: plan.customerId },
    deleted: false,
  });
}

function planOf(run: StepRun): OrderPlan {
  const { orderPlan } = placementState(run);
  if (!orderPlan) throw new Error('an order is placed by a plan that an earlier step decided');
  return orderPlan;
}

function given<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

/** The plan as an operation keeps it. */
export function planJson(plan: OrderPlan): JsonObject {
  return { orderPlan: plan as unknown as JsonObject };
}
