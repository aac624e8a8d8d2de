import type { JsonObject, Operation, Problem } from '#engine/operation.ts';
import { problemForPartners } from '#engine/refused-text.ts';
import type { OrderEventType } from '#engine/webhooks/endpoints.ts';
import type { Publish } from '#engine/webhooks/publish.ts';
import type { StepRun, WriteDefinition, WriteStep } from '#engine/write.ts';
import { encodeId, type RecordRef } from '#kit/ids.ts';
import { ordersByIds } from '#sources/salesforce/orders.ts';
import type { PlacementState } from '../order/placement.ts';
import type { ResellerOrderRequest, ResellerOrderState } from '../reseller/submit-reseller-order.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** What is told of one kind of write. */
interface Told {
  /** Whether it is told that the write was taken up at all. */
  readonly isReceived?: boolean;
  /** What is told once it is done; undefined: nothing. */
  done(operation: Operation): OrderEventType | undefined;
  /** What is told once it was refused, at once or after an order had been made. */
  readonly refused?: OrderEventType;
}

const placed = ({ state }: Operation): OrderEventType =>
  (state as PlacementState).orderPlan?.holdReason == null ? 'order.acknowledged' : 'order.held';

const HEALED: Readonly<Record<string, (operation: Operation) => OrderEventType>> = {
  PLACE: placed,
  CANCEL_IN_NETSUITE: () => 'order.cancelled',
  CANCEL_IN_SALESFORCE: () => 'order.cancelled',
  RELEASE: () => 'order.released',
};

const TOLD: Readonly<Record<string, Told>> = {
  submitResellerOrder: { isReceived: true, done: placed, refused: 'order.rejected' },
  acceptQuote: { done: placed },
  releaseResellerOrder: { done: () => 'order.released' },
  cancelOrder: { done: () => 'order.cancelled' },
  healOrder: { done: (operation) => HEALED[String(operation.state.remedy)]?.(operation) },
};

/** Problems told of a rejected order; more are in the graph. */
const MOST_PROBLEMS = 50;

/**
 * The definitions, those about orders with a last step that tells what became of the order to whoever listens. What is told
 * is kept before the write is done, so that no crash loses it.
 */
export function tellingOrderEvents(
  definitions: readonly WriteDefinition[],
  sources: WriteSources,
  publish: Publish,
): readonly WriteDefinition[] {
  return definitions.map((definition) => {
    const told = TOLD[definition.kind];
    const [first, ...rest] = definition.steps;
    if (!told || !first) return definition;
    const { refused } = told;
    const steps: WriteStep[] = [
      told.isReceived || refused ? announcing(first, told, publish) : first,
      ...rest,
      {
        name: 'event-told',
        run: async (run) => {
          const type = told.done(run.operation);
          const order = type && orderOf(sources, run.operation);
          if (!type || !order) return {};
          await publish({
            type,
            cause: run.operation.id,
            at: run.now(),
            ...(await factsOf(sources, run.operation, order)),
          });
          return {};
        },
      },
    ];
    return { ...definition, steps };
  });
}

/** The first step, which also tells that the order was received, and that nothing came of it. */
function announcing(step: WriteStep, { isReceived, refused }: Told, publish: Publish): WriteStep {
  const tell = (type: OrderEventType, run: StepRun, data: JsonObject): Promise<void> => {
    const { partnerReference, order } = run.operation.input as unknown as ResellerOrderRequest;
    const { poNumber } = order;
    return publish({
      type,
      cause: run.operation.id,
      at: run.now(),
      partner: partnerReference,
      data: { poNumber, operationId: run.operation.id, ...data },
    });
  };
  return {
    ...step,
    run: async (run) => {
      if (isReceived) await tell('order.received', run, {});
      const result = await step.run(run);
      if ('problems' in result && refused) await tell(refused, run, problemData(result.problems));
      return result;
    },
    compensate: async (run, problems) => {
      const done = (await step.compensate?.(run, problems)) ?? {};
      if (refused) await tell(refused, run, problemData(problems));
      return done;
    },
  };
}

function problemData(problems: readonly Problem[]): JsonObject {
  return {
    problems: problems.slice(0, MOST_PROBLEMS).map((problem) => ({
      message: problemForPartners(problem),
      path: problem.path,
      rule: problem.detail.rule ?? null,
    })),
  };
}

/** The order that a write was about, by whichever name the write has of it. */
function orderOf({ identity }: WriteSources, { state, input }: Operation): RecordRef | undefined {
  const { order } = input as { readonly order?: RecordRef };
  const id = state.orderId ?? input.orderId;
  if (typeof id === 'string') return { system: 'salesforce', id };
  return order && identity.canonical('order', order);
}

async function factsOf(
  { salesforce, identity }: WriteSources,
  { state, input, id }: Operation,
  ref: RecordRef,
): Promise<{ readonly partner: string | undefined; readonly data: JsonObject }> {
  const [order] =
    ref.system === 'salesforce' ? await ordersByIds({ ...salesforce, partner: undefined }, [ref.id]) : [];
  const reseller = order?.partnerAccountId;
  const linked =
    reseller == null
      ? undefined
      : identity.linked('customer', { system: 'salesforce', id: reseller })?.salesforce;
  const { answer } = (state as unknown as ResellerOrderState).acknowledgement ?? {};
  const data = {
    orderId: encodeId('Order', ref),
    number: order?.number ?? null,
    reference: order?.key ?? null,
    poNumber: order?.poNumber ?? null,
    operationId: id,
    ...(typeof input.reason === 'string' ? { reason: input.reason } : {}),
    ...(answer ? { acknowledgement: answer.status, holds: answer.holds as unknown as JsonObject[] } : {}),
  };
  return { partner: linked?.key ?? undefined, data };
}
