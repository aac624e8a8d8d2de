import { split } from './schedule.ts';

export interface Performance {
  /** What the line was sold for. */
  readonly sales: number;
  /** What it sells for alone; undefined: the item has no fair value price. */
  readonly fairValue: number | undefined;
}

/**
 * What each line of an arrangement earns: the price of those with a fair value is shared out in proportion to it, the
 * others keep theirs. Without two fair values there is nothing to share.
 */
export function allocate(lines: readonly Performance[], digits: number): number[] {
  const valued = lines.filter((line) => line.fairValue !== undefined);
  const weights = valued.map(({ fairValue }) => fairValue as number);
  if (valued.length < 2 || weights.every((weight) => weight === 0)) return lines.map(({ sales }) => sales);
  const shares = split(
    valued.reduce((sum, { sales }) => sum + sales, 0),
    weights,
    digits,
  );
  let next = 0;
  return lines.map((line) => (line.fairValue === undefined ? line.sales : (shares[next++] as number)));
}
