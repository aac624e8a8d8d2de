import type { QueryPlan } from '@apollo/query-planner';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLFormattedError,
  GraphQLObjectType,
  OperationDefinitionNode,
} from 'graphql';
import { clientError } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';
import type { GatewayContext } from '../context.ts';
import type { AnswerInParts } from '../defer/answer-in-parts.ts';
import { fragmentsOf } from '../document/fragments.ts';
import { brokenValueErrors, clientErrors } from '../execution/client-errors.ts';
import type { OpenEvents } from '../execution/compile-events.ts';
import { compilePlan } from '../execution/compile-plan.ts';
import type { Entity, Run } from '../execution/run.ts';
import type { PlanContext } from '../execution/step.ts';
import { brokenValues } from '../projection/broken-values.ts';
import { collectFields } from '../projection/collect-fields.ts';
import { compileProjection, type ProjectionContext } from '../projection/compile-projection.ts';
import { clientPaths } from './client-path.ts';
import { introspect, isIntrospection } from './introspection.ts';
import { planOperation } from './plan-operation.ts';
import { PlannedNames } from './planned-names.ts';
import { prepareOpening } from './prepare-opening.ts';
import { readVariables } from './variables.ts';

export type Answer = Omit<ExecutionResult, 'errors'> & { readonly errors?: readonly GraphQLFormattedError[] };

/** One operation of a document, ready to run many times. */
export interface PreparedOperation {
  readonly kind: OperationDefinitionNode['operation'];
  readonly name: string | undefined;
  /** Answers it once; a subscription's for one event. */
  run(variables: Readonly<Record<string, unknown>>, context: GatewayContext): Promise<Answer>;
  /** Opens a subscription's events, which are to be answered each. */
  readonly open?: OpenEvents;
  /** Only where a document has `@defer`. */
  readonly inParts?: RunInParts;
}

/** An operation as it is answered to clients that take parts. */
export interface RunInParts {
  /** In one where the variables say that nothing is deferred. */
  run(variables: Readonly<Record<string, unknown>>, context: GatewayContext): Promise<Answer | AnswerInParts>;
  /** Which variables' combinations it is prepared for: those that decide what is deferred. */
  combinations(): readonly Readonly<Record<string, unknown>>[];
  /** Prepares it for a combination before it is asked for. */
  prepare(variables: Readonly<Record<string, unknown>>): void;
}

/** Plans an operation of a valid document and compiles plan and answer. Throws what the client may be told. */
export function prepareOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  plan: PlanContext,
  log: Log,
): PreparedOperation {
  const { supergraph, view } = plan;
  const fragments = fragmentsOf(document);
  const names = new PlannedNames(supergraph);
  const { schema } = view;
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType;
  const { selectionSet } = operation;
  const context: ProjectionContext = { view, type: rootType, selectionSet, fragments, names };
  const rootFields = collectFields(schema, fragments, rootType.name, [{ selectionSet, when: [] }]);
  const introspected = rootFields.map(({ node }) => node).filter(isIntrospection);
  const isFetched = rootFields.some(
    ({ node, occurrences }) =>
      !node.name.value.startsWith('__') && occurrences.some(({ removed }) => !removed),
  );
  const queryPlan: QueryPlan = isFetched
    ? planOperation(supergraph.planner, supergraph.plannerSchema, names.document(operation, fragments))
    : { kind: 'QueryPlan' };
  if (isFetched && !queryPlan.node)
    throw clientError('INTERNAL_SERVER_ERROR', 'No part of the graph can answer this operation');

  const { node } = queryPlan;
  const fetchAll = compilePlan(queryPlan, plan);
  const project = compileProjection(context);
  const clientPath = clientPaths(selectionSet, fragments, names);
  return {
    kind: operation.operation,
    name: operation.name?.value,
    ...(node?.kind === 'Subscription' ? { open: prepareOpening(node, plan, operation) } : {}),
    async run(given, requestContext) {
      const read = readVariables(schema, operation, given);
      if ('errors' in read) return { errors: read.errors.map((error) => error.toJSON()) };
      const { variables } = read;
      const data: Entity =
        introspected.length === 0
          ? {}
          : introspect(schema, operation, fragments, introspected, names, variables);
      const run: Run = { context: requestContext, variables, data, errors: [], absent: new WeakSet() };
      await fetchAll(run);
      const projected = project(data, variables);
      if (run.errors.length === 0 && !projected.broken) return { data: projected.data };
      const errors = clientErrors(run.errors, clientPath, view, data, log);
      if (projected.broken)
        errors.push(...brokenValueErrors(brokenValues(context, data, variables, run.absent), errors));
      return errors.length === 0 ? { data: projected.data } : { errors, data: projected.data };
    },
  };
}
