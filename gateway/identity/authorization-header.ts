import type { IncomingMessage } from 'node:http';
import { unauthenticated } from './unauthenticated.ts';

const NAME = 'authorization';

/**
 * The one Authorization header of a request; undefined: it has none. Throws a Refusal where there are several, of which
 * whoever stands before us may have judged another one.
 */
export function authorizationOf({ headers, rawHeaders }: IncomingMessage): string | undefined {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (name.length === NAME.length && name.toLowerCase() === NAME) count++;
  }
  if (count > 1) throw unauthenticated();
  return headers.authorization;
}
