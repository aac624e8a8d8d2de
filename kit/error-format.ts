import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { badInput, clientError, errorTable, isErrorCode, sourceClientError } from './errors.ts';
import type { Log } from './log.ts';
import { SourceError } from './source-error.ts';

/** What engines say of a value that a request alone shows to be wrong: null, from a variable that has a default. */
const WRONG_ARGUMENT = /^Argument "\w+" (?:of (?:non-null|required) type|has invalid value) /;

/**
 * The error as a client may see it; what no code of the table covers is logged under a reference and masked. The log
 * names the request where its id is known.
 */
export function formatError(error: unknown, log: Log, id?: string): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : undefined;
  const thrown = located?.originalError ?? error;
  const request = id === undefined ? undefined : { id };
  if (thrown instanceof SourceError) {
    log.warn(
      {
        request,
        system: thrown.system,
        failure: thrown.failure,
        vendorCode: thrown.vendorCode,
        refusal: thrown.refusal,
        field: fieldOf(located),
      },
      thrown.message,
    );
    return withPlace(sourceClientError(thrown), located);
  }
  // What a compiled operation finds wrong has no extensions, whatever the type says.
  if (located && isErrorCode(located.extensions?.code)) return withPlace(located, located);
  // Parsing and validation speak of the document alone; graphql-js gives them no code.
  if (located && !located.originalError && located.path === undefined) {
    return withPlace(clientError('GRAPHQL_VALIDATION_FAILED', located.message), located);
  }
  if (thrown instanceof GraphQLError && WRONG_ARGUMENT.test(thrown.message))
    return withPlace(badInput(thrown.message), located);
  const reference = randomUUID();
  log.error({ request, reference, field: fieldOf(located), err: thrown }, 'masked error');
  const masked = clientError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side');
  return withPlace(
    new GraphQLError(masked.message, { extensions: { ...masked.extensions, reference } }),
    located,
  );
}

/** The field that failed, as the schema names it: what a client calls it is the client's own. */
function fieldOf(error: GraphQLError | undefined): string | undefined {
  const node = error?.nodes?.[0];
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

/** Keeps code, source and retry facts; drops stack traces and whatever else an error may carry. */
function withPlace(error: GraphQLError, located: GraphQLError | undefined): GraphQLFormattedError {
  const { code, source, retryAfterMs, reference } = error.extensions;
  const retryable = isErrorCode(code) ? errorTable[code].retryable : false;
  const known = Object.entries({ code, source, retryable, retryAfterMs, reference }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    message: error.message,
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: Object.fromEntries(known),
  };
}
