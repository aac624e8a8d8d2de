import { setTimeout } from 'node:timers/promises';

/** Where the records of a world are read: in memory, but counted, and as late as a real system would answer. */
export class Source {
  calls = 0;
  delayMs = 0;

  /** One call of the source. */
  async read<T>(work: () => T): Promise<T> {
    this.calls++;
    if (this.delayMs > 0) await setTimeout(this.delayMs);
    return work();
  }
}
