import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Exchange } from '../../server/exchange.ts';
import { ACCOUNT_ID, accountHost } from '../account.ts';
import { ASSUMED } from '../assumed.ts';
import type { Credentials } from './credentials.ts';

/** RFC 3986 percent encoding, as OAuth 1.0 wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

interface TbaSecrets {
  readonly consumerSecret: string;
  readonly tokenSecret: string;
}

/**
 * The HMAC-SHA256 signature of a request by OAuth 1.0a: `url` without its query, `parameters` those of the query
 * and of the Authorization header but for realm and signature; base64.
 */
export function tbaSignature(
  method: string,
  url: string,
  parameters: readonly (readonly [string, string])[],
  secrets: TbaSecrets,
): string {
  const sorted = parameters
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const base = [method.toUpperCase(), encode(url), encode(sorted)].join('&');
  return createHmac('sha256', `${encode(secrets.consumerSecret)}&${encode(secrets.tokenSecret)}`)
    .update(base)
    .digest('base64');
}

function headerParameters(header: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of header.slice('OAuth'.length).split(',')) {
    const cut = part.indexOf('=');
    if (cut < 0) continue;
    try {
      parameters.set(
        part.slice(0, cut).trim(),
        decodeURIComponent(
          part
            .slice(cut + 1)
            .trim()
            .replace(/^"|"$/g, ''),
        ),
      );
    } catch {
      return new Map();
    }
  }
  return parameters;
}

/** The query's parameters as clients read them when they sign: a `+` is a blank to some and a plus to others. */
function readings({ query, target }: Exchange): (readonly (readonly [string, string])[])[] {
  const asForm = [...query];
  if (!target.includes('+')) return [asForm];
  return [asForm, [...new URLSearchParams(target.slice(target.indexOf('?') + 1).replaceAll('+', '%2B'))]];
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Token-based authentication: signature, timestamp and a nonce that is good once. */
export class TokenBasedAuthentication {
  readonly #credentials: Credentials;
  readonly #nonces = new Map<string, number>();

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  accepts(exchange: Exchange, header: string): boolean {
    const { tba } = this.#credentials;
    const given = headerParameters(header);
    const realm = given.get('realm')?.toUpperCase().replaceAll('-', '_');
    const timestamp = Number(given.get('oauth_timestamp'));
    const nonce = given.get('oauth_nonce') ?? '';
    const signature = given.get('oauth_signature') ?? '';
    const now = Date.now() / 1000;
    if (realm !== ACCOUNT_ID || given.get('oauth_signature_method') !== 'HMAC-SHA256') return false;
    if (given.get('oauth_consumer_key') !== tba.consumerKey || given.get('oauth_token') !== tba.token)
      return false;
    if (
      !(Math.abs(now - timestamp) <= ASSUMED.tbaTimestampWindowSeconds) ||
      nonce === '' ||
      this.#nonces.has(nonce)
    )
      return false;
    const parameters = [...given].filter(([name]) => name !== 'realm' && name !== 'oauth_signature');
    const hosts = [
      exchange.origin,
      `https://${accountHost('suitetalk')}`,
      `https://${accountHost('restlets')}`,
    ];
    const good = hosts.some((host) =>
      readings(exchange).some((query) =>
        same(
          tbaSignature(exchange.method, `${host}${exchange.path}`, [...query, ...parameters], tba),
          signature,
        ),
      ),
    );
    if (good) this.#remember(nonce, now);
    return good;
  }

  #remember(nonce: string, now: number): void {
    this.#nonces.set(nonce, now);
    for (const [known, at] of this.#nonces) {
      if (now - at <= 2 * ASSUMED.tbaTimestampWindowSeconds) break;
      this.#nonces.delete(known);
    }
  }
}
