/** How much an org allows its clients. */
export interface OrgLimits {
  /** API requests a day. */
  readonly dailyRequests: number;
  /** How many requests may run at once that have run for longer than `longRequestMs`. */
  readonly concurrentLongRequests: number;
  readonly longRequestMs: number;
  /** A session ends when it has not been used for so long. */
  readonly sessionMinutes: number;
}

const ENTERPRISE: OrgLimits = {
  dailyRequests: 5_000_000,
  concurrentLongRequests: 25,
  longRequestMs: 20_000,
  sessionMinutes: 120,
};

/** The org's limits, which tests tighten with `PUT /sandbox/limits` and `DELETE` puts back. */
export class Limits {
  #current: OrgLimits = ENTERPRISE;

  get current(): OrgLimits {
    return this.#current;
  }

  /** Changes the limits that a JSON object names; throws an Error that says what is wrong with it. */
  change(body: string): void {
    let given: unknown;
    try {
      given = JSON.parse(body);
    } catch {
      throw new Error('the body must be a JSON object of limits');
    }
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new Error('the body must be a JSON object of limits');
    for (const [name, value] of Object.entries(given)) {
      if (!(name in ENTERPRISE)) throw new Error(`no such limit: ${name}`);
      if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${name} must be a number from 0`);
    }
    this.#current = { ...this.#current, ...given };
  }

  reset(): void {
    this.#current = ENTERPRISE;
  }
}
