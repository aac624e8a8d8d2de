import type { GraphQLFormattedError } from 'graphql';
import { clientError, type ErrorCode } from '../../kit/errors.ts';

/** Why requests are turned away, in the words of the metrics. */
const reasons: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  405: 'method',
  406: 'answer type',
  413: 'too large',
  415: 'content type',
  429: 'rate limit',
};

/** A request that is turned away before any work is done for it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly detail: { readonly retryAfterMs?: number };

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    detail: { readonly retryAfterMs?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.detail = detail;
  }

  /** The reason in a word or two, one of a few. */
  get reason(): string {
    return reasons[this.status] ?? 'other';
  }

  /** The error that the client is told. */
  get error(): GraphQLFormattedError {
    return clientError(this.code, this.message, this.detail).toJSON();
  }

  /** The body of the answer, a GraphQL error. */
  body(): string {
    return JSON.stringify({ errors: [this.error] });
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', message);
}
