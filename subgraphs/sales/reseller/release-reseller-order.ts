import { effectOf } from '#engine/effect.ts';
import { notFoundProblem, refuse, wrongStateProblem } from '#engine/graph/problems.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { approveSalesOrder } from '#sources/netsuite/order-writes.ts';
import { type HeldOrderRecord, heldOrder } from '#sources/salesforce/held-orders.ts';
import { releaseOrder } from '#sources/salesforce/order-writes.ts';
import { unconditional } from '#sources/written.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** The write as it is handed in. */
export interface ReleaseRequest {
  /** Salesforce's id of the order. */
  readonly orderId: string;
  readonly reason: string;
}

interface ReleaseState {
  readonly salesOrderId?: string;
}

/** Lets a held order go on: approved in the books first, then activated in Salesforce. */
export function releaseResellerOrderWrite({ salesforce, netsuite }: WriteSources): WriteDefinition {
  const everywhere = { ...salesforce, partner: undefined };
  return {
    kind: 'releaseResellerOrder',
    owner: 'sales',
    steps: [
      {
        name: 'checked',
        systems: ['SALESFORCE'],
        run: async ({ operation }) => {
          const { orderId } = operation.input as unknown as ReleaseRequest;
          return check(await heldOrder(everywhere, orderId));
        },
      },
      {
        name: 'approved-in-netsuite',
        systems: ['NETSUITE'],
        run: async (run) => {
          const approved = unconditional(
            await approveSalesOrder(netsuite, stateOf(run).salesOrderId as string),
          );
          return { effects: [effectOf('NETSUITE', approved)] };
        },
      },
      {
        name: 'released-in-salesforce',
        systems: ['SALESFORCE'],
        run: async ({ operation }) => {
          const { orderId } = operation.input as unknown as ReleaseRequest;
          const released = unconditional(await releaseOrder(salesforce, orderId));
          return { effects: [effectOf('SALESFORCE', released)] };
        },
      },
    ],
  };
}

function check(order: HeldOrderRecord | null): StepResult {
  const path = ['input', 'orderId'];
  if (!order) return refuse(notFoundProblem(path, 'There is no such order.'));
  if (order.holdReason === null || order.status !== 'Draft')
    return refuse(wrongStateProblem(path, 'Nothing holds this order.', order.status));
  if (order.netsuiteId === null)
    return refuse(wrongStateProblem(path, 'The books do not know this order yet.', order.status));
  return { state: { salesOrderId: order.netsuiteId } };
}

function stateOf({ operation }: StepRun): ReleaseState {
  return operation.state as unknown as ReleaseState;
}
