import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { clientError, errorTable, isErrorCode } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';
import type { ClientPath } from '../operation/client-path.ts';
import type { BrokenValue } from '../projection/broken-values.ts';
import type { PlannedError } from './run.ts';

/** A subgraph's errors as the client may see them: known codes only; anything else is logged under a reference. */
export function clientErrors(
  errors: readonly PlannedError[],
  clientPath: ClientPath,
  log: Log,
): GraphQLFormattedError[] {
  return errors.map(({ error, path }) => ({
    ...shaped(error, log),
    ...(path ? { path: clientPath(path) } : {}),
  }));
}

function shaped(error: GraphQLFormattedError, log: Log): GraphQLFormattedError {
  const { code, source, retryAfterMs, reference } = error.extensions ?? {};
  if (!isErrorCode(code)) return masked(error, log);
  const known = { code, source, retryable: errorTable[code].retryable, retryAfterMs, reference };
  return {
    message: error.message,
    extensions: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}

function masked(error: GraphQLFormattedError, log: Log): GraphQLFormattedError {
  const reference = randomUUID();
  log.error({ reference, err: error }, 'masked error of a subgraph');
  const { message, extensions } = clientError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side');
  return { message, extensions: { ...extensions, reference } };
}

/** One error for each broken value that no subgraph's error explains. */
export function brokenValueErrors(
  broken: readonly BrokenValue[],
  known: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  return broken
    .filter(({ path }) => !known.some((error) => concerns(error, path)))
    .map(({ path, place, wasNull }) => {
      const { message, extensions } = clientError(
        'INTERNAL_SERVER_ERROR',
        wasNull
          ? `Cannot return null for non-nullable field ${place}.`
          : `The value of ${place} is not what the schema says.`,
      );
      return { message, path, extensions };
    });
}

/** Whether an error concerns what stands at a path: it is of that place, above it, below it, or of no place at all. */
export function concerns(
  { path: other }: GraphQLFormattedError,
  path: readonly (string | number)[],
): boolean {
  return other === undefined || path.every((step, i) => i >= other.length || other[i] === step);
}
