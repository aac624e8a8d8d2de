/** One promise and what was measured of it. */
export interface Measured {
  readonly promise: string;
  readonly figure: string;
  /** Undefined: the figure says it. */
  readonly limit: string | undefined;
  readonly holds: boolean;
}

/** Prints what was measured of each promise; gives whether all hold. */
export function show(measured: readonly Measured[]): boolean {
  for (const { promise, figure, limit, holds } of measured) {
    const bound = limit === undefined ? '' : ` (limit ${limit})`;
    console.log(`${holds ? 'holds ' : 'BROKEN'} ${promise}: ${figure}${bound}`);
  }
  return measured.every(({ holds }) => holds);
}
