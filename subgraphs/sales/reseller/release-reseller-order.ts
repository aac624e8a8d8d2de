import { effectOf } from '#engine/effect.ts';
import { notFoundProblem, refuse, wrongStateProblem } from '#engine/graph/problems.ts';
import type { Effect } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { approveSalesOrder } from '#sources/netsuite/order-writes.ts';
import { heldOrder } from '#sources/salesforce/held-orders.ts';
import { linkOrder, releaseOrder } from '#sources/salesforce/order-writes.ts';
import { wholePlacedOrder } from '#sources/salesforce/placed-orders.ts';
import { unconditional } from '#sources/written.ts';
import { placementState, planJson, rememberLink, salesOrderStep } from '../order/placement.ts';
import { planOfOrder } from '../order/plan-of-order.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** The write as it is handed in. */
export interface ReleaseRequest {
  /** Salesforce's id of the order. */
  readonly orderId: string;
  readonly reason: string;
}

/**
 * Lets a held order go on: approved in the books first, or made there where a credit hold kept it out, then activated in
 * Salesforce. Where the books refuse, the order stays held.
 */
export function releaseResellerOrderWrite(sources: WriteSources): WriteDefinition {
  const { salesforce, netsuite, identity } = sources;
  const makeSalesOrder = salesOrderStep(sources);
  return {
    kind: 'releaseResellerOrder',
    owner: 'sales',
    steps: [
      { name: 'checked', systems: ['SALESFORCE'], run: (run) => check(sources, run) },
      {
        name: 'approved-in-netsuite',
        systems: ['NETSUITE'],
        run: async (run) => {
          const { orderPlan, salesOrderId } = placementState(run);
          if (orderPlan !== undefined || salesOrderId === undefined) return makeSalesOrder.run(run);
          const approved = unconditional(await approveSalesOrder(netsuite, salesOrderId));
          return { effects: [effectOf('NETSUITE', approved)] };
        },
      },
      {
        name: 'released-in-salesforce',
        systems: ['SALESFORCE'],
        run: async (run) => {
          const { orderId } = requestOf(run);
          const { orderPlan, salesOrderId } = placementState(run);
          const effects: Effect[] = [];
          if (orderPlan !== undefined && salesOrderId !== undefined) {
            const linked = await linkOrder(salesforce, orderId, salesOrderId);
            effects.push(effectOf('SALESFORCE', unconditional(linked)));
            rememberLink(identity, orderPlan, orderId, salesOrderId);
          }
          const released = unconditional(await releaseOrder(salesforce, orderId));
          return { effects: [...effects, effectOf('SALESFORCE', released)] };
        },
      },
    ],
  };
}

async function check({ salesforce, identity }: WriteSources, run: StepRun): Promise<StepResult> {
  const { orderId } = requestOf(run);
  const path = ['input', 'orderId'];
  const held = await heldOrder({ ...salesforce, partner: undefined }, orderId);
  if (!held) return refuse(notFoundProblem(path, 'There is no such order.'));
  if (held.holdReason === null || held.status !== 'Draft')
    return refuse(wrongStateProblem(path, 'Nothing holds this order.', held.status));
  if (held.netsuiteId !== null) return { state: { orderId, salesOrderId: held.netsuiteId } };
  const order = await wholePlacedOrder(salesforce, orderId);
  const plan = order && planOfOrder(identity, order);
  if (!plan) return refuse(wrongStateProblem(path, 'The books do not know this order.', held.status));
  return { state: { orderId, ...planJson({ ...plan, holdReason: null }) } };
}

function requestOf({ operation }: StepRun): ReleaseRequest {
  return operation.input as unknown as ReleaseRequest;
}
