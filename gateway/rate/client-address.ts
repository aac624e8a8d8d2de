import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Of an IPv6 address the network, which one subscriber has to itself. */
const NETWORK_GROUPS = 4;

/**
 * Where a request comes from. Behind proxies of our own each notes in `x-forwarded-for` whom it was asked by: as many as
 * there are proxies count, from the last; what stands before them anyone may have written.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const given = headers['x-forwarded-for'];
  const noted = (Array.isArray(given) ? given.join(',') : (given ?? '')).split(',').map((one) => one.trim());
  const behind = trustedProxies > 0 ? noted[Math.max(0, noted.length - trustedProxies)] : undefined;
  return network(behind || (socket.remoteAddress ?? ''));
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const groups = before === '' ? [] : before.split(':');
  const missing = after === undefined ? 0 : 8 - groups.length - (after === '' ? 0 : after.split(':').length);
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, NETWORK_GROUPS).join(':');
}
