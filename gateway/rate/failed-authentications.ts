import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { Refusal } from '../edge/refusal.ts';
import type { Authenticate } from '../identity/authenticate.ts';
import { authorizationOf } from '../identity/authorization-header.ts';
import type { Allowance, Taken } from './allowance.ts';
import { clientAddress } from './client-address.ts';
import { tooMany } from './too-many.ts';

/** Counts, by address, requests whose sender could not be told. */
export class FailedAuthentications {
  readonly #allowance: Allowance | undefined;
  readonly #trustedProxies: number;

  /** Undefined: they are not limited. So many proxies of our own stand before the gateway. */
  constructor(allowance: Allowance | undefined, trustedProxies: number) {
    this.#allowance = allowance;
    this.#trustedProxies = trustedProxies;
  }

  /**
   * Tells who sends a request. From an address with too many failures no token is verified any more for a while; one that
   * was verified before is still known. Throws a Refusal: what `authenticate` throws, or RATE_LIMITED.
   */
  async authenticate(authenticate: Authenticate, request: IncomingMessage): Promise<Viewer> {
    const allowance = this.#allowance;
    if (!allowance) return authenticate(authorizationOf(request));
    try {
      return await authenticate(authorizationOf(request), async () => {
        refuseUnlessGranted(await allowance.left(this.#addressOf(request)));
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'UNAUTHENTICATED')
        refuseUnlessGranted(await allowance.take(this.#addressOf(request), 1));
      throw error;
    }
  }

  #addressOf(request: IncomingMessage): string {
    return clientAddress(request, this.#trustedProxies);
  }
}

function refuseUnlessGranted(taken: Taken | undefined): void {
  if (taken && !taken.granted)
    throw tooMany('Too many requests without a valid token came from this address', taken.resetMs);
}
