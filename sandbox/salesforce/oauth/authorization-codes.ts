import { createHash } from 'node:crypto';
import { randomText } from './connected-app.ts';

const LIFETIME_MS = 15 * 60_000;

/** What a user has allowed an app that has not come for its tokens yet. */
export interface Grant {
  readonly userId: string;
  readonly redirectUri: string;
  /** The SHA-256 digest, base64url, that the code's verifier must have; undefined: none was announced. */
  readonly challenge: string | undefined;
}

/** Authorization codes; each opens once, within a quarter of an hour. */
export class AuthorizationCodes {
  readonly #grants = new Map<string, { grant: Grant; expires: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  issue(grant: Grant): string {
    const code = `aPrx${randomText(60)}==`;
    this.#grants.set(code, { grant, expires: this.#now() + LIFETIME_MS });
    return code;
  }

  /** The grant behind a code, which is used up; undefined if there is none or it has expired. */
  redeem(code: string): Grant | undefined {
    const found = this.#grants.get(code);
    this.#grants.delete(code);
    return found && found.expires >= this.#now() ? found.grant : undefined;
  }
}

/** Whether a verifier is the one that a grant's challenge was made of. */
export function verifies(grant: Grant, verifier: string | null): boolean {
  if (grant.challenge === undefined) return true;
  return verifier !== null && createHash('sha256').update(verifier).digest('base64url') === grant.challenge;
}
