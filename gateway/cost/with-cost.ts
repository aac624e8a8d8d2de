import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Audience } from '../../kit/audience.ts';
import { badInput, clientError } from '../../kit/errors.ts';
import type { CostLimits } from '../../kit/settings.ts';
import type { Histogram } from '../../kit/telemetry/accumulators.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { GatewayContext, SubscriptionContext } from '../context.ts';
import { tellingWhole } from '../defer/whole-answer.ts';
import { Refusal } from '../edge/refusal.ts';
import type { PreparedOperation } from '../operation/prepare.ts';
import type { Spend } from '../rate/client-rates.ts';
import type { Variables } from './cost.ts';
import type { OperationCost } from './operation-cost.ts';

/** What holds for the operations of one audience. */
export interface CostRules {
  readonly limit: number | undefined;
  readonly estimated: Histogram;
  readonly actual: Histogram;
}

export function costRules(audience: Audience, limits: CostLimits, metrics: Metrics): CostRules {
  return {
    limit: limits[audience],
    estimated: metrics.family('gateway_operation_cost_estimated').with(audience),
    actual: metrics.family('gateway_operation_cost_actual').with(audience),
  };
}

/**
 * An operation that is refused where it may cost too much, before anything is done for it, and whose answer is measured. A
 * subscription is judged by what one event may cost, when it is opened.
 */
export function withCost(
  operation: PreparedOperation,
  cost: OperationCost,
  rules: CostRules,
): PreparedOperation {
  const { open, inParts } = operation;
  const settle = (
    giveBack: GiveBack | undefined,
    answer: object,
    variables: Variables,
    { record }: GatewayContext,
  ): void => {
    if (!('data' in answer)) {
      // Its variables do not fit: nothing was done for it.
      giveBack?.(0);
      return;
    }
    const actual = cost.actual(answer.data as Variables | null, variables);
    record.actualCost = actual;
    rules.actual.observe(actual);
    giveBack?.(actual);
  };
  return {
    ...operation,
    async run(variables, context) {
      // An event's subscription was judged when it was opened.
      const weighed = context.event ? 0 : weigh(cost, rules, variables, context);
      if (typeof weighed !== 'number') return { errors: [weighed] };
      const giveBack = await context.spend?.(weighed);
      const answer = await operation.run(variables, context);
      settle(giveBack, answer, variables, context);
      return answer;
    },
    ...(open
      ? {
          async *open(variables: Variables, context: SubscriptionContext) {
            const refused = await refusedInStream(weigh(cost, rules, variables, context), context);
            if (refused) yield { errors: [refused], eventId: undefined };
            else yield* open(variables, context);
          },
        }
      : {}),
    ...(inParts
      ? {
          inParts: {
            ...inParts,
            async run(variables: Variables, context: GatewayContext) {
              const weighed = weigh(cost, rules, variables, context);
              if (typeof weighed !== 'number') return { errors: [weighed] };
              const giveBack = await context.spend?.(weighed);
              const answer = await inParts.run(variables, context);
              if ('first' in answer)
                return tellingWhole(answer, (data) => settle(giveBack, { data }, variables, context));
              settle(giveBack, answer, variables, context);
              return answer;
            },
          },
        }
      : {}),
  };
}

/** Is told the actual cost, once. */
type GiveBack = Awaited<ReturnType<Spend>>;

/** What an operation may cost, which is noted; or why it may not run. */
function weigh(
  cost: OperationCost,
  { limit, estimated: histogram }: CostRules,
  variables: Variables,
  { record }: GatewayContext | SubscriptionContext,
): number | GraphQLFormattedError {
  let estimated: number;
  try {
    estimated = cost.estimated(variables);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return error.toJSON();
  }
  record.cost = estimated;
  record.costLimit = limit;
  histogram.observe(estimated);
  if (limit === undefined || estimated <= limit) return estimated;
  const oversized = cost.oversized(variables);
  return (oversized === undefined ? tooExpensive(estimated, limit) : badInput(oversized)).toJSON();
}

function tooExpensive(estimated: number, limit: number): GraphQLError {
  return clientError(
    'COST_ESTIMATED_TOO_EXPENSIVE',
    `The operation may cost ${estimated}; ${limit} is allowed`,
    { cost: { estimated, limit } },
  );
}

/** A stream has begun when its operation is judged: all that refuses it is told in it. */
async function refusedInStream(
  weighed: number | GraphQLFormattedError,
  { spend }: SubscriptionContext,
): Promise<GraphQLFormattedError | undefined> {
  if (typeof weighed !== 'number') return weighed;
  try {
    await spend?.(weighed);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.error;
    throw error;
  }
}
