import type { Histogram } from '../../kit/telemetry/accumulators.ts';

/** Lets at most `width` tasks run at once; the rest wait in the order in which they came. */
export class Turnstile {
  readonly #width: number;
  readonly #waits: Histogram;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  /** `waits` is told the seconds that each task waited. */
  constructor(width: number, waits: Histogram) {
    this.#width = width;
    this.#waits = waits;
  }

  async pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#width) {
      const cameAt = performance.now();
      await new Promise<void>((enter) => this.#waiting.push(enter));
      this.#waits.observe((performance.now() - cameAt) / 1_000);
    } else {
      this.#inside++;
      this.#waits.observe(0);
    }
    try {
      return await task();
    } finally {
      // The place is handed on, so that nobody who comes later slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    }
  }
}
