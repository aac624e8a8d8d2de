import { cancelledEffect, effectOf, notWritten } from '#engine/effect.ts';
import { invalidInputProblem, refuse } from '#engine/graph/problems.ts';
import type { JsonObject } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition, WriteStep } from '#engine/write.ts';
import { SourceError } from '#kit/source-error.ts';
import { inBackground } from '#kit/work.ts';
import { approveSalesOrder, cancelSalesOrder } from '#sources/netsuite/order-writes.ts';
import { salesOrdersByKeys } from '#sources/netsuite/placed-sales-orders.ts';
import { cancelOrder, releaseOrder } from '#sources/salesforce/order-writes.ts';
import { wholePlacedOrder } from '#sources/salesforce/placed-orders.ts';
import { closeAsWon } from '#sources/salesforce/quote-writes.ts';
import { unconditional } from '#sources/written.ts';
import { placementSteps, planJson } from '../order/placement.ts';
import { planOfOrder } from '../order/plan-of-order.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { type Finding, findingOf } from './finding.ts';

export const HEAL_KIND = 'healOrder';

/** The write as the sweeper hands it in. */
export interface HealRequest {
  /** Salesforce's id of the order. */
  readonly orderId: string;
  readonly finding: Finding;
}

/** What the order needs, as it was found when the write ran; null: nothing any more. */
type Remedy = 'PLACE' | 'CANCEL_IN_NETSUITE' | 'CANCEL_IN_SALESFORCE' | 'RELEASE';

interface HealState {
  readonly remedy?: Remedy | null;
  readonly orderId?: string;
  readonly salesOrderId?: string;
  /** Why it was cancelled in the other system. */
  readonly reason?: string;
  /** Whether NetSuite's order still waits for the approval that its hold stood against. */
  readonly waitsForApproval?: boolean;
  /** Set where the quote that it came from is still open. */
  readonly openQuote?: { readonly quoteId: string; readonly opportunityId: string } | null;
}

const REMEDIES: Readonly<Record<Finding, Remedy>> = {
  NOT_PLACED: 'PLACE',
  NOT_LINKED: 'PLACE',
  NOT_ACTIVATED: 'PLACE',
  QUOTE_OPEN: 'PLACE',
  CANCELLED_IN_SALESFORCE_ONLY: 'CANCEL_IN_NETSUITE',
  CANCELLED_IN_NETSUITE_ONLY: 'CANCEL_IN_SALESFORCE',
  RELEASED_IN_NETSUITE_ONLY: 'RELEASE',
};

/**
 * Makes whole what is half done of an order: what it needs is decided anew by what both systems hold when the write runs. An
 * order that was on its way is placed by the steps that place any order, and cancelled with a reason where the books refuse it.
 */
export function healOrderWrite(sources: WriteSources): WriteDefinition {
  const { salesforce, netsuite } = sources;
  return {
    kind: HEAL_KIND,
    owner: 'sales',
    steps: [
      {
        name: 'looked',
        systems: ['SALESFORCE', 'NETSUITE'] as const,
        run: (run: StepRun) => look(sources, run),
      },
      ...placementSteps(sources).map((step) => only('PLACE', step)),
      only('PLACE', {
        name: 'approved-in-netsuite',
        systems: ['NETSUITE'],
        run: async (run) => {
          const { salesOrderId, waitsForApproval } = stateOf(run);
          if (!waitsForApproval || salesOrderId === undefined) return {};
          return {
            effects: [effectOf('NETSUITE', unconditional(await approveSalesOrder(netsuite, salesOrderId)))],
          };
        },
      }),
      only('PLACE', {
        name: 'quote-accepted',
        systems: ['SALESFORCE'],
        run: (run) => acceptQuote(sources, run),
      }),
      only('CANCEL_IN_NETSUITE', {
        name: 'cancelled-in-netsuite',
        systems: ['NETSUITE'],
        run: async (run) => {
          const { salesOrderId, reason } = stateOf(run) as Required<HealState>;
          const cancelled = unconditional(await cancelSalesOrder(netsuite, salesOrderId, reason));
          return { effects: [cancelledEffect('NETSUITE', cancelled, reason)] };
        },
      }),
      only('CANCEL_IN_SALESFORCE', {
        name: 'cancelled-in-salesforce',
        systems: ['SALESFORCE'],
        run: async (run) => {
          const { orderId, reason } = stateOf(run) as Required<HealState>;
          const cancelled = unconditional(await cancelOrder(salesforce, orderId, reason));
          return { effects: [cancelledEffect('SALESFORCE', cancelled, reason)] };
        },
      }),
      only('RELEASE', {
        name: 'released-in-salesforce',
        systems: ['SALESFORCE'],
        run: async (run) => {
          const { orderId } = stateOf(run) as Required<HealState>;
          return {
            effects: [effectOf('SALESFORCE', unconditional(await releaseOrder(salesforce, orderId)))],
          };
        },
      }),
    ].map(unhurried),
  };
}

async function look(
  { salesforce, netsuite, identity }: WriteSources,
  { operation }: StepRun,
): Promise<StepResult> {
  const { orderId } = operation.input as unknown as HealRequest;
  const order = await wholePlacedOrder(salesforce, orderId);
  if (!order) return { state: { remedy: null } };
  const [salesOrder] = await salesOrdersByKeys(netsuite, [order.key]);
  const finding = findingOf(order, salesOrder);
  if (!finding) return { state: { remedy: null } };
  const remedy = REMEDIES[finding];
  const found = { remedy, orderId, ...(salesOrder ? { salesOrderId: salesOrder.id } : {}) };
  if (remedy !== 'PLACE') {
    const reason = order.cancellationReason ?? salesOrder?.cancellationReason;
    return { state: { ...found, reason: reason ?? 'Cancelled in the other system.' } };
  }
  const plan = planOfOrder(identity, order);
  if (!plan) {
    const message =
      'NetSuite does not know the customer or a product of this order, so that it can take no order.';
    return refuse(invalidInputProblem([], message));
  }
  const { quoteId, quoteStatus, opportunityId, holdReason } = order;
  const isOpen = quoteStatus === 'APPROVED' || quoteStatus === 'PRESENTED';
  const openQuote: JsonObject | null =
    isOpen && quoteId !== null && opportunityId !== null ? { quoteId, opportunityId } : null;
  const waitsForApproval = salesOrder?.statusLetter === 'A' && holdReason === null;
  return { state: { ...found, waitsForApproval, openQuote, ...planJson(plan) } };
}

/** The order stands in both systems whatever becomes of its quote: where Salesforce refuses, that is told and no more. */
async function acceptQuote({ salesforce }: WriteSources, run: StepRun): Promise<StepResult> {
  const { openQuote } = stateOf(run);
  if (!openQuote) return {};
  try {
    const { records } = await closeAsWon(salesforce, openQuote.quoteId, openQuote.opportunityId);
    return { effects: records.map((record) => effectOf('SALESFORCE', record)) };
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure !== 'rejected') throw error;
    const reason = 'Salesforce refused to mark the quote as accepted.';
    return { effects: [notWritten('SALESFORCE', 'Quote', openQuote.quoteId, reason)] };
  }
}

/** The step where this is what the order needs; else nothing is done, and nothing taken back. */
function only(remedy: Remedy, step: WriteStep): WriteStep {
  const { compensate } = step;
  const isNeeded = (run: StepRun): boolean => stateOf(run).remedy === remedy;
  return {
    ...step,
    run: async (run) => (isNeeded(run) ? step.run(run) : {}),
    ...(compensate
      ? { compensate: async (run, problems) => (isNeeded(run) ? compensate(run, problems) : {}) }
      : {}),
  };
}

/** Nobody waits for it: its source calls give way to everybody else's. */
function unhurried(step: WriteStep): WriteStep {
  const { compensate } = step;
  return {
    ...step,
    run: (run) => inBackground(() => step.run(run)),
    ...(compensate ? { compensate: (run, problems) => inBackground(() => compensate(run, problems)) } : {}),
  };
}

function stateOf({ operation }: StepRun): HealState {
  return operation.state as unknown as HealState;
}
