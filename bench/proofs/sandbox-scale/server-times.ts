import { PerformanceObserver } from 'node:perf_hooks';

/** How long a server in this process takes for requests, from their arrival to their answers' last bytes. */
export class ServerTimes {
  readonly #times: number[] = [];
  readonly #observer = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'HttpRequest') this.#times.push(duration);
  });

  constructor() {
    this.#observer.observe({ entryTypes: ['http'] });
  }

  /** The milliseconds of each of so many rounds, one request each, after others that warm it up. */
  async of(
    rounds: number,
    warmUp: number,
    request: (round: number) => Promise<unknown>,
  ): Promise<readonly number[]> {
    for (let round = 0; round < warmUp; round++) await request(round);
    await new Promise(setImmediate);
    this.#times.length = 0;
    for (let round = 0; round < rounds; round++) await request(warmUp + round);
    while (this.#times.length < rounds) await new Promise(setImmediate);
    return [...this.#times];
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
