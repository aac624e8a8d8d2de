import type { ConditionNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { compileFetch } from './compile-fetch.ts';
import { below, root, type Select } from './flatten.ts';
import { splitFetch } from './split-fetch.ts';
import type { PlanContext, PlanPath, Step } from './step.ts';

const nothing: Step = async () => {};

/** A query plan as one function: made once, it runs for every request of the operation. */
export function compilePlan(plan: QueryPlan, context: PlanContext): Step {
  const { node } = plan;
  if (node === undefined) return nothing;
  if (node.kind === 'Subscription') throw new Error('a subscription is not run as one plan');
  return compileNode(node, root, [], context);
}

function compileNode(node: PlanNode, select: Select, path: PlanPath, context: PlanContext): Step {
  switch (node.kind) {
    case 'Fetch':
      return inParallel(
        splitFetch(node, context.supergraph).map((part) => compileFetch(part, select, path, context)),
      );
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
