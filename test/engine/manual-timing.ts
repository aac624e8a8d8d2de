import type { Timing } from '../../engine/timing.ts';
import { Dice } from '../support/dice.ts';

interface Alarm {
  readonly at: number;
  readonly work: () => void;
}

/** Time that stands still until it is told to pass, and chance that comes out the same each time. */
export class ManualTiming implements Timing {
  #now = Date.parse('2026-01-01T00:00:00Z');
  readonly #alarms = new Set<Alarm>();
  readonly #dice: Dice;
  /** By how much alarms go off before the clock has come as far, as a system's timers may. */
  earlyMs = 0;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  readonly now = (): Date => new Date(this.#now);
  readonly random = (): number => this.#dice.fraction();

  after(ms: number, work: () => void): () => void {
    const early = ms > this.earlyMs ? this.earlyMs : 0;
    const alarm = { at: this.#now + Math.max(ms - early, 0), work };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Milliseconds until the next thing happens; undefined: nothing is waited for. */
  untilNext(): number | undefined {
    const next = Math.min(...[...this.#alarms].map(({ at }) => at));
    return Number.isFinite(next) ? next - this.#now : undefined;
  }

  /** Lets time pass, alarm by alarm; between two of them everything that they set off comes to rest. */
  async pass(ms: number, rest: () => Promise<void> = settle): Promise<void> {
    const end = this.#now + ms;
    await rest();
    for (;;) {
      const due = [...this.#alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#alarms.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.work();
      await rest();
    }
    this.#now = end;
  }
}

/** Some turns of the event loop: as many as an engine needs from one checkpoint to the next. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
}
