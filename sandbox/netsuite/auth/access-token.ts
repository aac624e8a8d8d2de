import { createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Credentials } from './credentials.ts';

const REMEMBERED = 1000;

/** Checks bearer tokens that the token endpoint issued; a token once found good is remembered until it ends. */
export class AccessTokens {
  readonly #key: KeyObject;
  readonly #clientId: string;
  readonly #good = new Map<string, number>();

  constructor(credentials: Credentials) {
    this.#key = createPublicKey(credentials.tokenKey.publicKey);
    this.#clientId = credentials.clientId;
  }

  async accepts(token: string): Promise<boolean> {
    const now = Date.now() / 1000;
    const until = this.#good.get(token);
    if (until !== undefined) return now < until;
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['ES256'],
        issuer: 'https://system.netsuite.com',
        audience: this.#clientId,
        requiredClaims: ['exp'],
      });
      const scope = payload.scope;
      if (!Array.isArray(scope) || !scope.includes('rest_webservices')) return false;
      if (this.#good.size >= REMEMBERED) this.#good.clear();
      this.#good.set(token, payload.exp as number);
      return true;
    } catch {
      return false;
    }
  }
}
