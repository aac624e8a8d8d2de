import { clientError, type ErrorCode } from '../../kit/errors.ts';

/** A request that is turned away before any work is done for it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** The body of the answer, a GraphQL error. */
  body(): string {
    const { message, extensions } = clientError(this.code, this.message);
    return JSON.stringify({ errors: [{ message, extensions }] });
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BAD_REQUEST', message);
}
