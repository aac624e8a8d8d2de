/** How a customer buys, as both systems' records are read. */
export type Channel = 'DIRECT' | 'SELF_SERVICE' | 'RESELLER';

/** A channel written out in a custom field; null for what is none. */
export function parseChannel(value: string | null): Channel | null {
  return value === 'DIRECT' || value === 'SELF_SERVICE' || value === 'RESELLER' ? value : null;
}
