/**
 * What no public source confirms about NetSuite: wordings, limits and choices made until a real account says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** How far a token-based request's timestamp may be from the server's clock, in seconds. */
  tbaTimestampWindowSeconds: 300,
} as const;
