/** Tells the business date; system time is for tokens, signatures and time-outs only. */
export interface Clock {
  /** The business date, `YYYY-MM-DD`. */
  today(): string;
  /** The present instant. */
  now(): Date;
}

/** A clock whose business date stands still when `today` is given, and else is the system's UTC date. */
export function createClock(today: string | undefined): Clock {
  return {
    today: () => today ?? new Date().toISOString().slice(0, 10),
    now: () => new Date(),
  };
}

/** Whether the text is a calendar date `YYYY-MM-DD` that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

const DAY_MS = 86_400_000;

/** The date that lies so many days after another, or before it where there are less than none. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a date lies after another; 0 on the same day. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Calls back every so many milliseconds, until what it gives is called; an argument where a test must not wait. */
export type Repeat = (everyMs: number, call: () => void) => () => void;

/** Repeats by the system's time; keeps no process alive. */
export const repeat: Repeat = (everyMs, call) => {
  const timer = setInterval(call, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
