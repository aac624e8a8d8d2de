import type { SubscriptionNode } from '@apollo/query-planner';
import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import type { AnsweredEvent } from '../../kit/subscription.ts';
import { compileOpening, type OpenEvents } from '../execution/compile-events.ts';
import type { PlanContext } from '../execution/step.ts';
import { readVariables } from './variables.ts';

/** What opens a subscription's events, once its variables are known to be right; else the only event says why not. */
export function prepareOpening(
  node: SubscriptionNode,
  plan: PlanContext,
  operation: OperationDefinitionNode,
): OpenEvents {
  const open = compileOpening(node.primary, plan);
  return (given, context) => {
    const read = readVariables(plan.view.schema, operation, given);
    return 'errors' in read ? refused(read.errors) : open(read.variables, context);
  };
}

async function* refused(errors: readonly GraphQLError[]): AsyncGenerator<AnsweredEvent> {
  yield { errors: errors.map((error) => error.toJSON()), eventId: undefined };
}
