import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { unguarded } from '../../kit/authorization/unguarded.ts';
import { withCancellation } from '../../kit/cancellation.ts';
import { formatError } from '../../kit/error-format.ts';
import type { Log } from '../../kit/log.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import { answerSubscription } from '../../kit/subscription.ts';
import { inWorkOf } from '../../kit/work.ts';
import type { GatewayContext } from '../context.ts';
import { isCompilable } from './compilable.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** Compiling costs as much as some twenty executions, so an operation must come back first. */
const USES_BEFORE_COMPILING = 3;

type Execute = (
  contextValue: unknown,
  variables: Readonly<Record<string, unknown>>,
) => ExecutionResult<Record<string, unknown>> | Promise<ExecutionResult<Record<string, unknown>>>;

/**
 * Executes a subgraph's fetches in this process. The fetches of one gateway request share one subgraph context, so
 * that they also share what is read from the sources.
 */
export function inProcessSubgraph(subgraph: Subgraph, log: Log): SubgraphLink {
  const contexts = new WeakMap<GatewayContext, unknown>();
  const contextFor = (context: GatewayContext): unknown => {
    let value = contexts.get(context);
    if (value === undefined) {
      value = subgraph.createContext(context.viewer);
      contexts.set(context, value);
    }
    return value;
  };
  return {
    name: subgraph.name,
    prepare({ query, operationName }) {
      const document = parse(query, { noLocation: true });
      const guarded = executor(subgraph.schema, document, operationName);
      const open = unguarded(subgraph.schema, document);
      const unguardedRun = open && executor(open.schema, document, operationName);
      return async (variables, context) => {
        const run = unguardedRun && open.isFor(context.viewer) ? unguardedRun : guarded;
        const { data, errors } = await withCancellation(context.signal, () =>
          inWorkOf(context.viewer, () => run(contextFor(context), variables)),
        );
        if (!errors) return { data: data ?? null };
        return {
          data: data ?? null,
          errors: errors.map((error) => formatError(error, log, context.record.id)),
        };
      };
    },
    subscribe({ query, operationName }) {
      const document = parse(query, { noLocation: true });
      return (variables, { viewer, lastEventId, signal, record }) =>
        answerSubscription(
          subgraph,
          { document, operationName, variables, viewer, lastEventId, signal, requestId: record.id },
          log,
        );
    },
  };
}

/** Interprets an operation at first, and compiles it once it has come back. */
function executor(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Execute {
  let uses = 0;
  let run: Execute = (contextValue, variableValues) => {
    if (++uses === USES_BEFORE_COMPILING) run = compiled(schema, document, operationName) ?? run;
    return execute({
      schema,
      document,
      variableValues,
      operationName: operationName ?? null,
      contextValue,
    }) as ReturnType<Execute>;
  };
  return (contextValue, variables) => run(contextValue, variables);
}

function compiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Execute | undefined {
  if (!isCompilable(schema, document)) return undefined;
  const result = compileQuery(schema, document, operationName);
  if (!isCompiledQuery(result)) return undefined;
  return (contextValue, variables) => result.query(undefined, contextValue, variables) as ReturnType<Execute>;
}
