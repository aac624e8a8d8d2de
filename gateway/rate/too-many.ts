import { Refusal } from '../edge/refusal.ts';

/** A request that comes too soon, with when it may come again. */
export function tooMany(message: string, retryAfterMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  return new Refusal(429, 'RATE_LIMITED', message, { 'retry-after': String(seconds) }, { retryAfterMs });
}
