import type { Allowance, Taken } from './allowance.ts';

/** What there is in each window, as the draft of the IETF for rate limit headers has it: `"requests";q=1000;w=1`. */
export function policyOf(allowances: readonly Allowance[]): string {
  return allowances
    .map(({ name, quota, windowSeconds }) => `"${name}";q=${quota};w=${windowSeconds}`)
    .join(', ');
}

/** What is left of one, and in how many seconds all is there again: `"requests";r=999;t=1`. */
export function leftOf({ name }: Allowance, { remaining, resetMs }: Taken): string {
  return `"${name}";r=${remaining};t=${Math.ceil(resetMs / 1_000)}`;
}
