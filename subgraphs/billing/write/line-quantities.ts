import { badInput } from '#kit/errors.ts';
import { decimalWithin } from '#kit/input.ts';

/** As many as NetSuite takes in one document. */
const MAX_LINES = 1_000;
/** NetSuite keeps quantities in this many digits behind the point. */
const PLACES = 5;
const MOST = 9_999_999_999;

/** A part of a line, the quantity in plain notation. */
export interface LineQuantity {
  readonly lineId: string;
  readonly quantity: string;
}

/** Checks `input.lines`; null where none are given, which means all. Throws BAD_USER_INPUT. */
export function lineQuantities(
  lines: readonly { readonly lineId: string; readonly quantity: string }[] | null | undefined,
): readonly LineQuantity[] | null {
  if (lines == null) return null;
  requireLines(lines);
  const seen = new Set<string>();
  return lines.map(({ lineId, quantity }, i) => {
    if (seen.has(lineId)) throw badInput(`input.lines.${i}.lineId: the line is named twice`);
    seen.add(lineId);
    return { lineId, quantity: positiveQuantity(`input.lines.${i}.quantity`, quantity) };
  });
}

export function requireLines(lines: readonly unknown[]): void {
  if (lines.length < 1 || lines.length > MAX_LINES)
    throw badInput(`input.lines: must be 1 to ${MAX_LINES} lines`);
}

export function positiveQuantity(path: string, quantity: string): string {
  return decimalWithin(
    path,
    quantity,
    PLACES,
    (value) => value.gt(0) && value.lte(MOST),
    `more than zero and ${MOST} at the most`,
  );
}
