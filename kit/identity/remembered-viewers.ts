import type { Viewer } from './viewer.ts';

const MAX_TOKENS = 10_000;
/** A key that its provider withdraws must be believed for no more than a minute: half of it here, half where keys are kept. */
const MAX_AGE_MS = 30_000;

/** Whom headers with verified tokens stand for, so that a token that comes with every request is verified now and then only. */
export class RememberedViewers {
  readonly #known = new Map<string, { readonly viewer: Viewer; readonly until: number }>();
  readonly #now: () => number;

  /** Takes a clock in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Undefined: the token is to be verified. */
  get(authorization: string): Viewer | undefined {
    const known = this.#known.get(authorization);
    if (known === undefined) return undefined;
    if (this.#now() < known.until) return known.viewer;
    this.#known.delete(authorization);
    return undefined;
  }

  /** Has every token verified anew. */
  clear(): void {
    this.#known.clear();
  }

  /** Keeps the viewer of a header whose token is verified; `exp` is the token's own claim, in seconds since 1970. */
  keep(authorization: string, viewer: Viewer, exp: number): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MAX_TOKENS && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(authorization, { viewer, until: Math.min(exp * 1000, this.#now() + MAX_AGE_MS) });
  }
}
