import type { GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { AnsweredEvent } from '../../kit/subscription.ts';
import type { GatewayContext, SubscriptionContext } from '../context.ts';

/** What a plan asks of a subgraph, the same each time but for the variables. */
export interface SubgraphOperation {
  readonly kind: `${OperationTypeNode}`;
  readonly query: string;
  readonly operationName: string | undefined;
}

/** What a subgraph answers; whoever receives it owns it and may write into `data`. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Sends a prepared operation; `json` is the variables as JSON, made once for whoever needs it. Throws when there is no
 * answer: a GraphQLError with a code of the table.
 */
export type Send = (
  variables: Readonly<Record<string, unknown>>,
  context: GatewayContext,
  json: string,
) => Promise<SubgraphAnswer>;

/**
 * Opens a prepared subscription's events, each answered by the subgraph alone. Never throws; ends with the subgraph's
 * events, after one without `data`, or when the context's signal aborts.
 */
export type Subscribe = (
  variables: Readonly<Record<string, unknown>>,
  context: SubscriptionContext,
  json: string,
) => AsyncIterable<AnsweredEvent>;

/** How a subgraph is reached: in this process or over HTTP. */
export interface SubgraphLink {
  readonly name: string;
  /** Prepares an operation once, so that sending it many times costs little. Throws if the subgraph cannot run it. */
  prepare(operation: SubgraphOperation): Send;
  /** Prepares a subscription. */
  subscribe(operation: SubgraphOperation): Subscribe;
}
