import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import {
  EMBEDDED_AUDIENCE,
  EMBEDDED_ISSUER,
  openEmbeddedProvider,
} from '../../kit/identity/embedded-provider.ts';
import { RememberedViewers } from '../../kit/identity/remembered-viewers.ts';
import { scopes, type Viewer } from '../../kit/identity/viewer.ts';
import type { Log } from '../../kit/log.ts';
import type { Settings } from '../../kit/settings.ts';
import { Refusal } from '../edge/refusal.ts';
import { ProviderKeys, ProviderUnavailable } from './provider-keys.ts';
import { type TokenRules, verifyToken } from './token-rules.ts';
import { unauthenticated } from './unauthenticated.ts';

/**
 * Who sends a request, from its Authorization header. Throws a Refusal: UNAUTHENTICATED, or AUTHENTICATION_UNAVAILABLE
 * where nobody can say at the moment.
 */
export type Authenticate = (
  authorization: string | undefined,
  /** Called before a token is verified that is not known from before; rejects with what refuses it unverified. */
  beforeVerifying?: () => Promise<void>,
) => Promise<Viewer>;

const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
];
const BEARER = /^Bearer ([\w.-]{1,8192})$/i;
const RETRY_AFTER_SECONDS = '10';

/** Tokens of the provider that the settings name; `now` is milliseconds since 1970. */
export async function createAuthenticate(
  { auth, dataDir }: Pick<Settings, 'auth' | 'dataDir'>,
  log: Log,
  now: () => number = Date.now,
): Promise<Authenticate> {
  if (auth.kind === 'none') {
    const anyone: Viewer = { subject: 'anyone', scopes: new Set(scopes), partner: undefined };
    return async () => anyone;
  }
  const remembered = new RememberedViewers(now);
  if (auth.kind === 'provider') {
    const { issuer, audience, jwksUrl, tokenType: type } = auth;
    const keys = new ProviderKeys({ issuer, jwksUrl, log, now, onChange: () => remembered.clear() });
    await keys.fetch();
    return verifier(keys.find, { issuer, audience, algorithms: ALGORITHMS, type }, remembered, now);
  }
  const { publicKey } = await openEmbeddedProvider(dataDir);
  const rules = {
    issuer: EMBEDDED_ISSUER,
    audience: EMBEDDED_AUDIENCE,
    algorithms: ['EdDSA'],
    type: 'at+jwt',
  } as const;
  return verifier(createLocalJWKSet({ keys: [publicKey] }), rules, remembered, now);
}

function verifier(
  key: JWTVerifyGetKey,
  rules: TokenRules,
  remembered: RememberedViewers,
  now: () => number,
): Authenticate {
  return async (authorization, beforeVerifying) => {
    if (authorization === undefined) throw unauthenticated();
    const known = remembered.get(authorization);
    if (known) return known;
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated();
    await beforeVerifying?.();
    try {
      const { viewer, exp } = await verifyToken(token, key, rules, now());
      remembered.keep(authorization, viewer, exp);
      return viewer;
    } catch (error) {
      if (error instanceof ProviderUnavailable) throw unavailable();
      throw unauthenticated();
    }
  };
}

function unavailable(): Refusal {
  return new Refusal(503, 'AUTHENTICATION_UNAVAILABLE', 'Tokens cannot be verified at the moment', {
    'retry-after': RETRY_AFTER_SECONDS,
  });
}
