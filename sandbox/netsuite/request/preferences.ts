import type { Exchange } from '../../server/exchange.ts';

/** What the `Prefer` header asks for, lower case: `transient`, `respond-async`, `batch-processing="parallel"`. */
export function preferences({ headers }: Exchange): ReadonlySet<string> {
  return new Set(
    String(headers.prefer ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ''),
  );
}

export function asksForAsync(exchange: Exchange): boolean {
  return preferences(exchange).has('respond-async');
}
