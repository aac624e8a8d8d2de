import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context.ts';

/** An object as subgraphs answer it, under the plan's names. */
export type Entity = Record<string, unknown>;

/** A path in the plan's names: fields and list indexes. */
export type PlannedPath = readonly (string | number)[];

/** A subgraph's error, placed in the whole answer; no path: it concerns a fetch as a whole. */
export interface PlannedError {
  readonly error: GraphQLFormattedError;
  readonly path: PlannedPath | undefined;
}

/** One execution of a plan. */
export interface Run {
  readonly context: GatewayContext;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the fetches have brought so far. */
  readonly data: Entity;
  readonly errors: PlannedError[];
  /** Objects that a subgraph, asked for them by their key, says do not exist. */
  readonly absent: WeakSet<Entity>;
  /** Told the id of each fetch that deferred parts wait for, once what it brought is there. */
  readonly onFetched?: (id: string) => void;
}
