import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { SourceError, SourceFailure } from './source-error.ts';

/** One code that a client may see in `extensions.code`. `docs/errors.md` is made from this table. */
interface ErrorDefinition {
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** What it means and what the client can do. */
  readonly description: string;
}

/** Every error code that can reach a client; a code that is not here is masked as INTERNAL_SERVER_ERROR. */
export const errorTable = {
  BAD_USER_INPUT: {
    retryable: false,
    description:
      'An argument or variable is malformed or out of range: an id of another type, a broken cursor, `first` outside 1 to 100, a date that is none.',
  },
  GRAPHQL_PARSE_FAILED: { retryable: false, description: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { retryable: false, description: 'The document does not fit the schema.' },
  OPERATION_RESOLUTION_FAILURE: {
    retryable: false,
    description: '`operationName` names none of the operations sent, or is missing where there are several.',
  },
  BAD_REQUEST: { retryable: false, description: 'The HTTP request is not GraphQL over HTTP.' },
  PERSISTED_QUERY_NOT_FOUND: {
    retryable: false,
    description: 'No trusted document has this id; send the document itself.',
  },
  PERSISTED_QUERY_NOT_IN_LIST: {
    retryable: false,
    description: 'No trusted document has this id, and no other runs at this endpoint.',
  },
  PERSISTED_QUERY_ID_REQUIRED: {
    retryable: false,
    description:
      'This endpoint runs trusted documents alone, each named by its `documentId`; the document that was sent is none.',
  },
  UNAUTHENTICATED: {
    retryable: false,
    description: 'There is no token, or it is not valid: wrong signature, issuer, audience, or expired.',
  },
  AUTHENTICATION_UNAVAILABLE: {
    retryable: true,
    description:
      'Whether the token is valid cannot be told at the moment: the identity provider cannot be reached.',
  },
  FORBIDDEN: {
    retryable: false,
    description:
      'The token is valid, but its scopes do not allow this field, or this endpoint is not for its bearer.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    retryable: false,
    description:
      'The field was removed from the operation, because the scopes do not allow it. One error for each path; in it `@` stands for all elements of a list.',
  },
  COST_ESTIMATED_TOO_EXPENSIVE: {
    retryable: false,
    description:
      'The operation may cost more than is allowed here; `cost` says how much (`estimated`, `limit`). Nothing was done; ask for shorter lists, or for less of each.',
  },
  NOT_FOUND: {
    retryable: false,
    description:
      'What a write names does not exist, or is not visible to the viewer. Reads answer null instead.',
  },
  CONFLICT: {
    retryable: false,
    description: 'The object changed since the version that the write expected.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    retryable: false,
    description: 'The idempotency key was used before with other content.',
  },
  RATE_LIMITED: { retryable: true, description: 'Too many requests; `retryAfterMs` says when to come back.' },
  SOURCE_UNAVAILABLE: {
    retryable: true,
    description:
      'The system named in `source`, or a part of the graph where none is named, cannot be reached; its fields are null, the rest of the answer stands.',
  },
  SOURCE_TIMEOUT: {
    retryable: true,
    description:
      'The system named in `source`, or a part of the graph where none is named, did not answer in time.',
  },
  SOURCE_REJECTED: { retryable: false, description: 'The system named in `source` refused the request.' },
  EVENTS_MISSED: {
    retryable: false,
    description:
      'Changes before this event of a subscription may have been missed: the place to go on from is older than what the source keeps. What comes is told as before; read anew what you follow.',
  },
  DEADLINE_EXCEEDED: { retryable: true, description: 'The request as a whole took longer than allowed.' },
  SUBSCRIPTION_INTERRUPTED: {
    retryable: true,
    description:
      'The subscription ended on our side before its events did: a restart or a new schema. Subscribe again with the id of the last event in `Last-Event-ID`; nothing is lost.',
  },
  INTERNAL_SERVER_ERROR: {
    retryable: false,
    description: 'A defect of this product; `reference` finds it in the logs.',
  },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorTable;

/** The systems of record, as clients see them in `extensions.source`. */
type Source = 'SALESFORCE' | 'NETSUITE';

interface ErrorDetail {
  readonly source?: Source;
  readonly retryAfterMs?: number;
  /** What an operation may cost, and what is allowed. */
  readonly cost?: { readonly estimated: number; readonly limit: number };
  readonly cause?: unknown;
}

/** The one way to make an error that a client may read: a code of the table and a text without internals. */
export function clientError(code: ErrorCode, message: string, detail: ErrorDetail = {}): GraphQLError {
  const { source, retryAfterMs, cost, cause } = detail;
  const extensions: Record<string, unknown> = { code, retryable: errorTable[code].retryable };
  if (source !== undefined) extensions.source = source;
  if (retryAfterMs !== undefined) extensions.retryAfterMs = retryAfterMs;
  if (cost !== undefined) extensions.cost = cost;
  const options: GraphQLErrorOptions = { extensions };
  return new GraphQLError(message, cause instanceof Error ? { ...options, originalError: cause } : options);
}

/** The caller's mistake, in words that name the argument. */
export function badInput(message: string): GraphQLError {
  return clientError('BAD_USER_INPUT', message);
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}

const failureTexts: Record<SourceFailure, { code: ErrorCode; text: string }> = {
  unavailable: { code: 'SOURCE_UNAVAILABLE', text: 'cannot be reached' },
  timeout: { code: 'SOURCE_TIMEOUT', text: 'did not answer in time' },
  rateLimited: { code: 'RATE_LIMITED', text: 'takes no more requests at the moment' },
  busy: { code: 'SOURCE_UNAVAILABLE', text: 'is changing the same record at the moment' },
  rejected: { code: 'SOURCE_REJECTED', text: 'refused the request' },
};

/** A source's failure in the words of the table; the vendor's own text stays in the logs. */
export function sourceClientError(error: SourceError): GraphQLError {
  const { code, text } = failureTexts[error.failure];
  const salesforce = error.system === 'salesforce';
  return clientError(code, `${salesforce ? 'Salesforce' : 'NetSuite'} ${text}`, {
    source: salesforce ? 'SALESFORCE' : 'NETSUITE',
    cause: error,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
  });
}
