/** Time and chance as the engine takes them, so that a test holds both in its hand. */
export interface Timing {
  readonly now: () => Date;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** Does the work once, after so many milliseconds; what it gives calls it off. Keeps no process alive. */
  after(ms: number, work: () => void): () => void;
}

/** Beyond this a timer of Node's would go off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The system's time and chance; `now` is the clock's. */
export function systemTiming(now: () => Date = () => new Date()): Timing {
  return {
    now,
    random: Math.random,
    after: (ms, work) => {
      const timer = setTimeout(work, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS)).unref();
      return () => clearTimeout(timer);
    },
  };
}
