import type { GraphQLFormattedError } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import type { Log } from '../../kit/log.ts';

/** What a client is told of an operation that could not be prepared; a defect of ours is logged. */
export function preparationErrors(error: unknown, log: Log): readonly GraphQLFormattedError[] {
  const { message, extensions } = error as GraphQLFormattedError;
  if (extensions?.code !== undefined) return [{ message, extensions }];
  log.error({ err: error }, 'an operation cannot be planned');
  return [clientError('INTERNAL_SERVER_ERROR', 'The operation cannot be planned').toJSON()];
}
