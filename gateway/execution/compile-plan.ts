import type { ConditionNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { compileEvent } from './compile-events.ts';
import { compileFetch } from './compile-fetch.ts';
import { below, root, type Select } from './flatten.ts';
import { splitFetch } from './split-fetch.ts';
import type { PlanContext, PlanPath, Step } from './step.ts';

const nothing: Step = async () => {};

/** A query plan as one function: made once, it runs for every request, or for every event of a subscription. */
export function compilePlan(plan: QueryPlan, context: PlanContext): Step {
  const { node } = plan;
  if (node === undefined) return nothing;
  if (node.kind !== 'Subscription') return compileNode(node, root, [], context);
  const event = compileEvent(node.primary, context);
  return node.rest ? inSequence([event, compileNode(node.rest, root, [], context)]) : event;
}

/** What is fetched for a deferred part, and after which fetches of what stands around it that can begin. */
export interface DeferredStep {
  readonly depends: readonly string[];
  readonly step: Step;
}

/** A plan with deferred parts: the step for what is answered first, and one for each part by its label. */
export function compileDeferringPlan(
  plan: QueryPlan,
  context: PlanContext,
): { readonly first: Step; readonly deferred: ReadonlyMap<string, DeferredStep> } {
  const deferred = new Map<string, DeferredStep>();
  const take = (node: PlanNode | undefined): Step => {
    if (node === undefined) return nothing;
    if (node.kind !== 'Defer') return compileNode(node, root, [], context);
    for (const part of node.deferred) {
      const depends = part.depends.map(({ id }) => id);
      if (part.node) deferred.set(part.label ?? '', { depends, step: take(part.node) });
    }
    return take(node.primary.node);
  };
  if (plan.node?.kind === 'Subscription') throw new Error('a subscription is not run as one plan');
  return { first: take(plan.node), deferred };
}

function compileNode(node: PlanNode, select: Select, path: PlanPath, context: PlanContext): Step {
  switch (node.kind) {
    case 'Fetch': {
      const parts = splitFetch(node, context.supergraph);
      const fetch = inParallel(parts.map((part) => compileFetch(part, select, path, context)));
      return node.id === undefined ? fetch : awaited(fetch, node.id);
    }
    case 'Flatten':
      return compileNode(node.node, below(select, node.path), [...path, ...node.path], context);
    case 'Sequence':
      return inSequence(node.nodes.map((one) => compileNode(one, select, path, context)));
    case 'Parallel':
      return inParallel(node.nodes.map((one) => compileNode(one, select, path, context)));
    case 'Condition':
      return compileCondition(node, select, path, context);
    case 'Defer':
      throw new Error('a deferred part is not run as part of a plan');
  }
}

/** A fetch that deferred parts wait for. */
function awaited(fetch: Step, id: string): Step {
  return async (run) => {
    await fetch(run);
    run.onFetched?.(id);
  };
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  const [only] = steps;
  if (only && steps.length === 1) return only;
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

function compileCondition(node: ConditionNode, select: Select, path: PlanPath, context: PlanContext): Step {
  const branch = (clause: PlanNode | undefined): Step =>
    clause ? compileNode(clause, select, path, context) : nothing;
  const whenTrue = branch(node.ifClause);
  const whenFalse = branch(node.elseClause);
  return (run) => (run.variables[node.condition] ? whenTrue(run) : whenFalse(run));
}
