import { createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { Credentials } from './credentials.ts';

const REMEMBERED = 1000;

/** Checks bearer tokens that the token endpoint issued; a token once found good is remembered until it ends. */
export class AccessTokens {
  readonly #key: KeyObject;
  readonly #clientId: string;
  readonly #good = new Map<string, { readonly until: number; readonly scopes: readonly unknown[] }>();

  constructor(credentials: Credentials) {
    this.#key = createPublicKey(credentials.tokenKey.publicKey);
    this.#clientId = credentials.clientId;
  }

  /** Whether the token is good and opens the scope. */
  async accepts(token: string, scope: string): Promise<boolean> {
    const known = this.#good.get(token);
    if (known) return Date.now() / 1000 < known.until && known.scopes.includes(scope);
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['ES256'],
        issuer: 'https://system.netsuite.com',
        audience: this.#clientId,
        requiredClaims: ['exp'],
      });
      const scopes = Array.isArray(payload.scope) ? payload.scope : [];
      if (this.#good.size >= REMEMBERED) this.#good.clear();
      this.#good.set(token, { until: payload.exp as number, scopes });
      return scopes.includes(scope);
    } catch {
      return false;
    }
  }
}
