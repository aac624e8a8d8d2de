import type { Limits } from '../governance/limits.ts';
import { ORG_IDS } from '../load/org.ts';
import type { Store } from '../store/store.ts';
import { randomText } from './connected-app.ts';

const MINUTE_MS = 60_000;

interface Session {
  readonly userId: string;
  /** When it was last used, or issued by an earlier process; milliseconds since 1970. */
  usedAt: number;
}

/**
 * Access and refresh tokens; kept with the data, so that they outlive the process. They end when revoked, and access
 * tokens when they have not been used for as long as the org's limits say.
 */
export class Sessions {
  readonly #store: Store;
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #known = new Map<string, Session>();

  constructor(store: Store, limits: Limits, now: () => number = Date.now) {
    this.#store = store;
    this.#limits = limits;
    this.#now = now;
  }

  /** How long an access token lives after its last use. */
  get secondsValid(): number {
    return this.#limits.current.sessionMinutes * 60;
  }

  issue(userId: string, kind: 'access' | 'refresh', now: number): string {
    const prefix = kind === 'access' ? `${ORG_IDS.organization.slice(0, 15)}!AQ` : '5Aep861';
    const token = prefix + randomText(94);
    this.#store
      .statement('INSERT INTO "~session" (token, userId, kind, issuedAt) VALUES (?, ?, ?, ?)')
      .run(token, userId, kind, now);
    return token;
  }

  /** Whose token it is, which counts as a use of it; undefined if it was never issued, was revoked or has expired. */
  userOf(token: string, kind: 'access' | 'refresh'): string | undefined {
    const session = this.#session(token, kind);
    if (!session) return undefined;
    const now = this.#now();
    if (kind === 'access' && now - session.usedAt > this.#limits.current.sessionMinutes * MINUTE_MS) {
      this.revoke(token);
      return undefined;
    }
    session.usedAt = now;
    return session.userId;
  }

  #session(token: string, kind: 'access' | 'refresh'): Session | undefined {
    const key = `${kind} ${token}`;
    const known = this.#known.get(key);
    if (known) return known;
    const row = this.#store
      .statement('SELECT userId, issuedAt FROM "~session" WHERE token = ? AND kind = ?')
      .get(token, kind);
    if (!row) return undefined;
    const session = { userId: String(row.userId), usedAt: Number(row.issuedAt) };
    this.#known.set(key, session);
    return session;
  }

  issuedAt(token: string): number | undefined {
    const row = this.#store.statement('SELECT issuedAt FROM "~session" WHERE token = ?').get(token);
    return row ? Number(row.issuedAt) : undefined;
  }

  /** Whether there was such a token. */
  revoke(token: string): boolean {
    this.#known.delete(`access ${token}`);
    this.#known.delete(`refresh ${token}`);
    return Number(this.#store.statement('DELETE FROM "~session" WHERE token = ?').run(token).changes) > 0;
  }
}
