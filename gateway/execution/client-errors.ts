import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { clientError, errorTable, isErrorCode } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';
import type { AudienceView } from '../audience/audience-view.ts';
import { neutralWords } from '../audience/neutral-words.ts';
import type { ClientPath } from '../operation/client-path.ts';
import type { BrokenValue } from '../projection/broken-values.ts';
import type { Entity, PlannedError, PlannedPath } from './run.ts';

/**
 * A subgraph's errors as the client may see them: known codes only; anything else is logged under a reference. What
 * concerns an object in `data` that does not exist for the client is not told.
 */
export function clientErrors(
  errors: readonly PlannedError[],
  clientPath: ClientPath,
  view: AudienceView,
  data: Entity,
  log: Log,
): GraphQLFormattedError[] {
  return errors
    .filter(({ path }) => !isHidden(path ?? [], view, data))
    .map(({ error, path }) => ({
      ...told(shaped(error, log), view),
      ...(path ? { path: clientPath(path) } : {}),
    }));
}

function isHidden(path: PlannedPath, { hiddenTypes }: AudienceView, data: Entity): boolean {
  if (hiddenTypes.size === 0) return false;
  let value: unknown = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Entity)[step];
    if (hiddenTypes.has(String((value as Entity | null | undefined)?.__typename))) return true;
  }
  return false;
}

function told(error: GraphQLFormattedError, { knowsSystems }: AudienceView): GraphQLFormattedError {
  if (knowsSystems) return error;
  const { source: _, ...extensions } = error.extensions ?? {};
  return { message: neutralWords(error.message), extensions };
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
