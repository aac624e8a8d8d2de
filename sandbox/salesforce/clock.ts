/** The org's time: system time for stamps, the business date for what the data is about. */
export class OrgClock {
  /** `YYYY-MM-DD`: what TODAY means in queries. */
  readonly today: string;
  readonly #system: () => number;
  #last = 0;

  constructor(today: string, system: () => number = Date.now) {
    this.today = today;
    this.#system = system;
  }

  /** Makes the next instant a later one than this (milliseconds since 1970), so that time never goes back. */
  notBefore(instant: number): void {
    this.#last = Math.max(this.#last, instant);
  }

  /** System time in milliseconds since 1970. */
  now(): number {
    return this.#system();
  }

  /** An instant later than any given out before. */
  next(): string {
    this.#last = Math.max(this.#system(), this.#last + 1);
    return dateTimeText(this.#last);
  }
}

/** The wire form of an instant, which is also how it is stored: `2024-05-01T12:00:00.000+0000`. */
export function dateTimeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -1)}+0000`;
}

/** Milliseconds since 1970 of a stored instant. */
export function instantOf(text: string): number {
  return Date.parse(`${text.slice(0, 23)}Z`);
}
