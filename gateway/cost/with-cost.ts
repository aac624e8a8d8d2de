import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Audience } from '../../kit/audience.ts';
import { clientError } from '../../kit/errors.ts';
import type { Histogram } from '../../kit/telemetry/accumulators.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { GatewayContext, SubscriptionContext } from '../context.ts';
import type { PreparedOperation } from '../operation/prepare.ts';
import type { Variables } from './cost.ts';
import type { OperationCost } from './operation-cost.ts';

/** What one operation of an audience may cost; undefined: anything. */
export type CostLimits = Readonly<Partial<Record<Audience, number>>>;

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
  const note = (answer: object, variables: Variables, { record }: GatewayContext): void => {
    if (!('data' in answer)) return;
    record.actualCost = cost.actual(answer.data as Variables | null, variables);
    rules.actual.observe(record.actualCost);
  };
  return {
    ...operation,
    async run(variables, context) {
      // An event's subscription was judged when it was opened.
      const refused = context.event ? undefined : await admit(cost, rules, variables, context);
      if (refused) return { errors: [refused] };
      const answer = await operation.run(variables, context);
      note(answer, variables, context);
      return answer;
    },
    ...(open
      ? {
          async *open(variables: Variables, context: SubscriptionContext) {
            const refused = await admit(cost, rules, variables, context);
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
              const refused = await admit(cost, rules, variables, context);
              if (refused) return { errors: [refused] };
              const answer = await inParts.run(variables, context);
              note(answer, variables, context);
              return answer;
            },
          },
        }
      : {}),
  };
}

/** The error where an operation may not run, as a promise where its client's budget decides. Throws a Refusal where that is spent. */
function admit(
  cost: OperationCost,
  { limit, estimated: histogram }: CostRules,
  variables: Variables,
  { record, spend }: GatewayContext | SubscriptionContext,
): GraphQLFormattedError | undefined | Promise<undefined> {
  let estimated: number;
  try {
    estimated = cost.estimated(variables);
  } catch (error) {
    const { message, extensions } = error as GraphQLError;
    return { message, extensions };
  }
  record.cost = estimated;
  record.costLimit = limit;
  histogram.observe(estimated);
  if (limit !== undefined && estimated > limit) {
    const { message, extensions } = clientError(
      'COST_ESTIMATED_TOO_EXPENSIVE',
      `The operation may cost ${estimated}; ${limit} is allowed`,
      { cost: { estimated, limit } },
    );
    return { message, extensions };
  }
  return spend?.(estimated).then(() => undefined);
}
