import type { FetchNode } from '@apollo/query-planner';
import type { AnsweredEvent } from '../../kit/subscription.ts';
import type { SubscriptionContext } from '../context.ts';
import { rootWriter, variablesFor } from './compile-fetch.ts';
import { root } from './flatten.ts';
import type { PlanContext, Step } from './step.ts';
import { subgraphOperation } from './subgraph-operation.ts';

/** Opens a subscription's source of events: the subgraph that its root field belongs to. */
export type OpenEvents = (
  variables: Readonly<Record<string, unknown>>,
  context: SubscriptionContext,
) => AsyncIterable<AnsweredEvent>;

/** The fetch that a subscription's plan begins with, as what opens the events that it is answered with. */
export function compileOpening(fetch: FetchNode, plan: PlanContext): OpenEvents {
  const link = plan.links.get(fetch.serviceName);
  if (!link) throw new Error(`no subgraph is named ${fetch.serviceName}`);
  const subscribe = link.subscribe(subgraphOperation(fetch, plan.supergraph.fixedFields));
  const usages = fetch.variableUsages ?? [];
  return (given, context) => {
    const variables = variablesFor(given, usages);
    return subscribe(variables, context, JSON.stringify(variables));
  };
}

/** The same fetch as a step: its answer has come by itself, as the event that is answered. */
export function compileEvent(fetch: FetchNode, plan: PlanContext): Step {
  const write = rootWriter(fetch, root, [], plan);
  return async (run) => {
    if (run.context.event) write(run, run.context.event);
  };
}
