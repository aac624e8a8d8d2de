import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type ExecutionResult, execute, parse } from 'graphql';
import { formatError } from '../../kit/error-format.ts';
import type { Log } from '../../kit/log.ts';
import type { Subgraph } from '../../kit/subgraph.ts';
import type { GatewayContext } from '../context.ts';

/** Documents that the planner makes are few and recur; a full cache starts anew. */
const MAX_DOCUMENTS = 5_000;

/**
 * Executes a subgraph's fetches in this process. The fetches of one gateway request share one subgraph context, so
 * that they also share what is read from the sources.
 */
export function inProcessSubgraph(subgraph: Subgraph, log: Log): GraphQLDataSource<GatewayContext> {
  const documents = new Map<string, DocumentNode>();
  const contexts = new WeakMap<GatewayContext, unknown>();
  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query);
    if (known) return known;
    if (documents.size >= MAX_DOCUMENTS) documents.clear();
    const document = parse(query, { noLocation: true });
    documents.set(query, document);
    return document;
  };
  return {
    async process({ request, context }) {
      let contextValue = contexts.get(context as GatewayContext);
      if (contextValue === undefined) {
        contextValue = subgraph.createContext((context as GatewayContext).viewer);
        contexts.set(context as GatewayContext, contextValue);
      }
      const result = (await execute({
        schema: subgraph.schema,
        document: documentOf(request.query ?? ''),
        variableValues: request.variables ?? {},
        operationName: request.operationName ?? null,
        contextValue,
      })) as ExecutionResult;
      const errors = result.errors?.map((error) => formatError(error, log));
      return {
        data: (result.data ?? null) as Record<string, unknown>,
        ...(errors ? { errors } : {}),
      } as never;
    },
  };
}
