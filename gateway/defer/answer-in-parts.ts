import type { GraphQLFormattedError } from 'graphql';
import type { Entity, PlannedPath } from '../execution/run.ts';

/** What a deferred fragment adds to one object of the answer; null where it could not be answered. */
export interface Increment {
  readonly data: Entity | null;
  /** Where in the whole answer the object stands, in the client's names. */
  readonly path: PlannedPath;
  readonly label?: string;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** What is answered first. */
export interface FirstPart {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data: Entity | null;
  readonly hasNext: boolean;
}

/** What is answered later: all that was ready; nothing when it turned out at the end that nothing was left. */
export interface LaterPart {
  readonly incremental?: readonly Increment[];
  readonly hasNext: boolean;
}

/** An answer in parts: merged into the first, the later ones make the answer that there would be without `@defer`. */
export interface AnswerInParts {
  readonly first: FirstPart;
  readonly later: AsyncIterable<LaterPart>;
}
