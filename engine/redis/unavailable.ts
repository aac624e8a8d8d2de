import { clientError } from '#kit/errors.ts';

const RETRY_AFTER_MS = 1_000;

/**
 * Asks Redis for a caller. Throws the client error SOURCE_UNAVAILABLE where it gives no answer: a write may have been
 * accepted then, which the same key finds out.
 */
export async function forCaller<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw clientError(
      'SOURCE_UNAVAILABLE',
      'The journal of writes cannot be reached; the same write with the same key may be sent again',
      { cause, retryAfterMs: RETRY_AFTER_MS },
    );
  }
}
