import type { Timing } from './timing.ts';

/** How failures that may pass are tried again. */
export interface RetryPolicy {
  readonly baseMs: number;
  /** No wait is longer, unless the other side asks for it. */
  readonly ceilingMs: number;
  /** After this an operation needs attention. */
  readonly giveUpAfterMs: number;
}

/** Full jitter: anything between nothing and a bound that doubles up to the ceiling. Milliseconds. */
export function fullJitter({ baseMs, ceilingMs }: RetryPolicy, attempt: number, random: number): number {
  return Math.floor(random * Math.min(ceilingMs, baseMs * 2 ** Math.min(attempt - 1, 30)));
}

/**
 * When the step is tried again after its n-th attempt; undefined: no more. `retryAfterMs` is what the other side asked
 * for, which is not undercut.
 */
export function retryAt(
  policy: RetryPolicy,
  timing: Timing,
  step: {
    readonly attempts: number;
    readonly giveUpAt: Date;
    readonly delaysMs: readonly number[] | undefined;
    readonly retryAfterMs: number | undefined;
  },
): Date | undefined {
  const now = timing.now().getTime();
  const { attempts, giveUpAt, delaysMs, retryAfterMs = 0 } = step;
  if (delaysMs) {
    const delay = delaysMs[attempts - 1];
    if (delay === undefined) return undefined;
    return new Date(now + Math.max(Math.round(delay * (1 + timing.random() / 10)), retryAfterMs));
  }
  const left = giveUpAt.getTime() - now;
  if (left <= 0) return undefined;
  const wait = Math.min(fullJitter(policy, attempts, timing.random()), left);
  return new Date(now + Math.max(wait, retryAfterMs));
}
