import type { Histogram } from '../../kit/telemetry/accumulators.ts';

/** How long something may wait for its turn: writes least, what nobody waits for most. */
export type Urgency = 'write' | 'read' | 'background';

/** Of this many turns in a row the last goes to whoever has waited longest, so that nobody waits for ever. */
const FAIR_TURN = 4;

interface Waiting {
  readonly arrival: number;
  readonly enter: () => void;
}

/** Lets at most `width` tasks run at once; the rest wait, each urgency in the order in which they came. */
export class Turnstile {
  readonly #width: number;
  readonly #waits: Histogram;
  /** The most urgent first. */
  readonly #waiting: Readonly<Record<Urgency, Waiting[]>> = { write: [], read: [], background: [] };
  #inside = 0;
  #arrivals = 0;
  #turns = 0;

  /** `waits` is told the seconds that each task waited. */
  constructor(width: number, waits: Histogram) {
    this.#width = width;
    this.#waits = waits;
  }

  async pass<T>(urgency: Urgency, task: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#width) {
      const cameAt = performance.now();
      await new Promise<void>((enter) => this.#waiting[urgency].push({ arrival: this.#arrivals++, enter }));
      this.#waits.observe((performance.now() - cameAt) / 1_000);
    } else {
      this.#inside++;
      this.#waits.observe(0);
    }
    try {
      return await task();
    } finally {
      // The place is handed on, so that nobody who comes later slips in between.
      const next = this.#next();
      if (next) next.enter();
      else this.#inside--;
    }
  }

  #next(): Waiting | undefined {
    const lines = Object.values(this.#waiting).filter(({ length }) => length > 0);
    const fair = ++this.#turns % FAIR_TURN === 0;
    if (fair) lines.sort(([a], [b]) => (a as Waiting).arrival - (b as Waiting).arrival);
    return lines[0]?.shift();
  }
}
