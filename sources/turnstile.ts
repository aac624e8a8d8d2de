import type { SourceConcurrency } from '../kit/settings.ts';
import type { Histogram } from '../kit/telemetry/accumulators.ts';
import { currentWork } from '../kit/work.ts';

/** How long something may wait for its turn, the least first: writes, and what nobody waits for the most. */
const urgencies = ['write', 'read', 'dashboard', 'background'] as const;
export type Urgency = (typeof urgencies)[number];

/** How urgent a request is that the work under way makes. Whether it writes counts for more than for whom. */
export function urgencyOf({ writes = false }: { readonly writes?: boolean }): Urgency {
  const work = currentWork();
  if (work === 'background') return 'background';
  return writes ? 'write' : work === 'dashboard' ? 'dashboard' : 'read';
}

/** After so many turns in a row that went past whoever has waited longest it is their turn, so that nobody waits for ever. */
const TURNS_PAST = 3;

interface Waiting {
  readonly arrival: number;
  readonly enter: () => void;
}

/**
 * Lets only so many tasks run at once; the rest wait, each urgency in the order in which they came. Dashboards never hold
 * all places, so that whoever reads before a screen finds one.
 */
export class Turnstile {
  readonly #width: SourceConcurrency;
  readonly #waits: (urgency: Urgency) => Histogram;
  /** The most urgent first. */
  readonly #waiting: Readonly<Record<Urgency, Waiting[]>> = {
    write: [],
    read: [],
    dashboard: [],
    background: [],
  };
  readonly #inside: Record<Urgency, number> = { write: 0, read: 0, dashboard: 0, background: 0 };
  #arrivals = 0;
  #past = 0;

  /** `waits` gives what is told the seconds that each task of an urgency waited. */
  constructor(width: SourceConcurrency, waits: (urgency: Urgency) => Histogram) {
    this.#width = width;
    this.#waits = waits;
  }

  async pass<T>(urgency: Urgency, task: () => Promise<T>): Promise<T> {
    if (this.#mayEnter(urgency)) {
      this.#inside[urgency]++;
      this.#waits(urgency).observe(0);
    } else {
      const cameAt = performance.now();
      await new Promise<void>((enter) => this.#waiting[urgency].push({ arrival: this.#arrivals++, enter }));
      this.#waits(urgency).observe((performance.now() - cameAt) / 1_000);
    }
    try {
      return await task();
    } finally {
      this.#inside[urgency]--;
      this.#letIn();
    }
  }

  #mayEnter(urgency: Urgency): boolean {
    const { write, read, dashboard, background } = this.#inside;
    if (write + read + dashboard + background >= this.#width.all) return false;
    return urgency !== 'dashboard' || dashboard < this.#width.dashboards;
  }

  /** The place is taken for whoever is let in before that goes on, so that nobody who comes later slips in between. */
  #letIn(): void {
    const lines = urgencies.filter((one) => this.#waiting[one].length > 0 && this.#mayEnter(one));
    const [mostUrgent] = lines;
    if (mostUrgent === undefined) return;
    const longest = lines.reduce((a, b) => (this.#firstArrival(b) < this.#firstArrival(a) ? b : a));
    const urgency = this.#past < TURNS_PAST ? mostUrgent : longest;
    this.#past = urgency === longest ? 0 : this.#past + 1;
    this.#inside[urgency]++;
    this.#waiting[urgency].shift()?.enter();
  }

  #firstArrival(urgency: Urgency): number {
    return this.#waiting[urgency][0]?.arrival ?? Number.POSITIVE_INFINITY;
  }
}
