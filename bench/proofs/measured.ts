/** One promise and what was measured of it. */
export interface Measured {
  readonly promise: string;
  readonly figure: string;
  readonly limit: string;
  readonly holds: boolean;
}
