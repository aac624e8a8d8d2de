import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';

const FORM = /^[\w-]{1,64}$/;
const current = new AsyncLocalStorage<string | undefined>();

/** Runs the work for a request under the name that the gateway gave it. */
export function withRequestId<T>(request: IncomingMessage, work: () => T): T {
  const id = request.headers['x-request-id'];
  return current.run(typeof id === 'string' && FORM.test(id) ? id : undefined, work);
}

/** The name of the request that is worked for; undefined: it has none. */
export function requestId(): string | undefined {
  return current.getStore();
}
