import type {
  DirectiveNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { Fragments } from '../document/fragments.ts';
import { compileDeferringPlan, type DeferredStep } from '../execution/compile-plan.ts';
import type { Entity } from '../execution/run.ts';
import type { PlanContext, Step } from '../execution/step.ts';
import { clientPaths } from '../operation/client-path.ts';
import { introspect, isIntrospection } from '../operation/introspection.ts';
import { planOperation } from '../operation/plan-operation.ts';
import { PlannedNames } from '../operation/planned-names.ts';
import { collectFields } from '../projection/collect-fields.ts';
import { compileProjection, type Project, type ProjectionContext } from '../projection/compile-projection.ts';
import { type DeferredPart, takeApart } from './deferred-parts.ts';
import type { Answering } from './part-errors.ts';
import { withoutDefer } from './without-defer.ts';

/** What makes answers of fetched objects: of the root, or of the objects of a deferred part. */
export interface CompiledAnswer extends Answering<CompiledPart> {
  readonly context: ProjectionContext;
  readonly project: Project;
}

export interface CompiledPart extends CompiledAnswer {
  readonly part: DeferredPart;
  /** What it has to fetch itself; undefined: what is fetched around it brings all. */
  readonly fetch: DeferredStep | undefined;
}

/** An operation with deferred parts, ready to run many times. */
export interface DeferringOperation {
  readonly names: PlannedNames;
  readonly first: CompiledAnswer;
  readonly fetchFirst: Step;
  /** What is known before anything is fetched: the answers about the schema. */
  start(variables: Readonly<Record<string, unknown>>): Entity;
}

/** Plans and compiles an operation, deferring where `isActive` says so; undefined where nothing is deferred. */
export function compileDeferring(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  isActive: (defer: DirectiveNode) => boolean,
  plan: PlanContext,
): DeferringOperation | undefined {
  const { supergraph, view } = plan;
  const { schema } = view;
  const apart = takeApart(schema, operation, fragments, isActive);
  if (apart.parts.length === 0) return undefined;
  const names = new PlannedNames(supergraph);
  const queryPlan = planOperation(
    supergraph.deferringPlanner(),
    supergraph.plannerSchema,
    names.document(apart.planned, new Map()),
  );
  const { first, deferred } = compileDeferringPlan(queryPlan, plan);
  const compile = (
    type: GraphQLCompositeType,
    selectionSet: SelectionSetNode,
    fromRoot: SelectionSetNode,
    parts: readonly DeferredPart[],
  ): CompiledAnswer => {
    const context: ProjectionContext = { view, type, selectionSet, fragments, names };
    return {
      context,
      project: compileProjection(context),
      clientPath: clientPaths(fromRoot, fragments, names),
      parts: parts.map((part) => ({
        ...compile(part.guard.place, part.selectionSet, part.fromRoot, part.parts),
        part,
        fetch: deferred.get(part.id),
      })),
    };
  };
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType;
  const whole = withoutDefer(operation);
  const wholeFragments = new Map([...fragments].map(([name, one]) => [name, withoutDefer(one)]));
  const introspected = collectFields(schema, wholeFragments, rootType.name, [
    { selectionSet: whole.selectionSet, when: [] },
  ])
    .map(({ node }) => node)
    .filter(isIntrospection);
  return {
    names,
    first: compile(rootType, apart.first, apart.first, apart.parts),
    fetchFirst: first,
    start: (variables) =>
      introspected.length === 0
        ? {}
        : introspect(schema, whole, wholeFragments, introspected, names, variables),
  };
}
