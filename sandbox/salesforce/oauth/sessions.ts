import { ORG_IDS } from '../load/org.ts';
import type { Store } from '../store/store.ts';
import { randomText } from './connected-app.ts';

/** Access and refresh tokens; kept with the data, so that they outlive the process. They end when revoked. */
export class Sessions {
  readonly #store: Store;
  readonly #known = new Map<string, string>();
  /** How long a session lives after its last use. */
  readonly secondsValid = 7_200;

  constructor(store: Store) {
    this.#store = store;
  }

  issue(userId: string, kind: 'access' | 'refresh', now: number): string {
    const prefix = kind === 'access' ? `${ORG_IDS.organization.slice(0, 15)}!AQ` : '5Aep861';
    const token = prefix + randomText(94);
    this.#store
      .statement('INSERT INTO "~session" (token, userId, kind, issuedAt) VALUES (?, ?, ?, ?)')
      .run(token, userId, kind, now);
    return token;
  }

  /** Whose token it is; undefined if it was never issued or has been revoked. */
  userOf(token: string, kind: 'access' | 'refresh'): string | undefined {
    const key = `${kind} ${token}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const row = this.#store
      .statement('SELECT userId FROM "~session" WHERE token = ? AND kind = ?')
      .get(token, kind);
    if (!row) return undefined;
    const userId = String(row.userId);
    this.#known.set(key, userId);
    return userId;
  }

  issuedAt(token: string): number | undefined {
    const row = this.#store.statement('SELECT issuedAt FROM "~session" WHERE token = ?').get(token);
    return row ? Number(row.issuedAt) : undefined;
  }

  /** Whether there was such a token. */
  revoke(token: string): boolean {
    this.#known.clear();
    return Number(this.#store.statement('DELETE FROM "~session" WHERE token = ?').run(token).changes) > 0;
  }
}
