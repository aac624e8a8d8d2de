import { LoggableError } from './loggable-error.ts';
import type { Refusal } from './source-refusal.ts';
import { codeText } from './telemetry/logged-error.ts';

/**
 * How a source failed, in terms of what the caller can do about it. `busy`: somebody else is changing the same record at
 * this moment. Only `rejected` is for good; after any other the same request may succeed later.
 */
export type SourceFailure = 'unavailable' | 'timeout' | 'rateLimited' | 'busy' | 'rejected';

export type SourceSystem = 'salesforce' | 'netsuite';

/**
 * A failure of Salesforce or NetSuite. Sources throw nothing else. Its message is for logs and never for clients: words,
 * codes and numbers of ours.
 */
export class SourceError extends LoggableError {
  readonly system: SourceSystem;
  readonly failure: SourceFailure;
  /** The vendor's own error code, for example `INVALID_FIELD`; undefined where the vendor never answered. */
  readonly vendorCode: string | undefined;
  /** The vendor's own words, which may quote anybody's data: for neither logs nor clients. */
  readonly vendorText: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** Why a write was refused for good, where we know; clients may read it. */
  readonly refusal: Refusal | undefined;

  constructor(
    system: SourceSystem,
    failure: SourceFailure,
    message: string,
    detail: {
      vendorCode?: string | undefined;
      vendorText?: string | undefined;
      retryAfterMs?: number | undefined;
      refusal?: Refusal | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(`${system}: ${message}`, { cause: detail.cause });
    this.name = 'SourceError';
    this.system = system;
    this.failure = failure;
    this.vendorCode = codeText(detail.vendorCode);
    this.vendorText = detail.vendorText;
    this.retryAfterMs = detail.retryAfterMs;
    this.refusal = detail.refusal;
  }
}

const NETWORK_TIMEOUTS = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** A failure on the way to a source: nobody answered, or not in time. */
export function networkError(system: SourceSystem, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError' || NETWORK_TIMEOUTS.has(String(code))) {
      return new SourceError(system, 'timeout', codeText(code) ?? cause.name, { cause: error });
    }
  }
  return new SourceError(system, 'unavailable', `no answer ${codeOf(error) ?? ''}`.trim(), { cause: error });
}

/** The first code of an error and its causes. */
function codeOf(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = codeText((cause as { code?: unknown }).code);
    if (code !== undefined) return code;
  }
  return undefined;
}
