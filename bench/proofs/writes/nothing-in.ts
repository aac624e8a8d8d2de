import type { Measured } from '../measured.ts';

const NAMED = 10;

/** A promise that no purchase order is so. */
export function nothingIn(promise: string, poNumbers: readonly string[]): Measured {
  const named = poNumbers.length === 0 ? '' : `: ${poNumbers.slice(0, NAMED).join(', ')}`;
  return {
    promise,
    figure: `${poNumbers.length}${named}`,
    limit: '0',
    holds: poNumbers.length === 0,
  };
}
