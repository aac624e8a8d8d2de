/** The nonces of signatures that were accepted, each remembered for exactly as long as its signature is believed. */
export class UsedNonces {
  /** By the second in which the signatures were made. */
  readonly #bySecond = new Map<number, Set<string>>();
  readonly #lifetimeSeconds: number;
  readonly #limit: number;
  #count = 0;

  /** Never more than `limit` at once: whatever comes then is refused, and nothing forgotten. */
  constructor(lifetimeSeconds: number, limit: number) {
    this.#lifetimeSeconds = lifetimeSeconds;
    this.#limit = limit;
  }

  /** Takes a nonce that was made at a time; times are seconds since 1970. `full` passes with time. */
  use(nonce: string, created: number, now: number): 'taken' | 'used before' | 'full' {
    this.#forget(now);
    let second = this.#bySecond.get(created);
    if (second?.has(nonce)) return 'used before';
    if (this.#count >= this.#limit) return 'full';
    if (!second) {
      second = new Set();
      this.#bySecond.set(created, second);
    }
    second.add(nonce);
    this.#count++;
    return 'taken';
  }

  #forget(now: number): void {
    for (const [second, nonces] of this.#bySecond) {
      if (now - second <= this.#lifetimeSeconds) continue;
      this.#bySecond.delete(second);
      this.#count -= nonces.size;
    }
  }
}
