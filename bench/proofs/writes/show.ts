import type { Measured } from '../measured.ts';

const NAMED = 10;

/** Prints what was measured of each promise; gives whether all hold. */
export function showWrites(measured: readonly Measured[]): boolean {
  for (const { promise, figure, limit, holds } of measured)
    console.log(`${holds ? 'holds ' : 'BROKEN'} ${promise}: ${figure} (${limit})`);
  return measured.every(({ holds }) => holds);
}

/** A promise that no purchase order is so. */
export function nothingIn(promise: string, poNumbers: readonly string[]): Measured {
  const named = poNumbers.length === 0 ? '' : `: ${poNumbers.slice(0, NAMED).join(', ')}`;
  return {
    promise,
    figure: `${poNumbers.length}${named}`,
    limit: 'must be 0',
    holds: poNumbers.length === 0,
  };
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
