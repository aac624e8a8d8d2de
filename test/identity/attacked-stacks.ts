import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { EMBEDDED_AUDIENCE, EMBEDDED_ISSUER } from '../../kit/identity/embedded-provider.ts';
import { type TestStack, testStack } from '../support/stack.ts';
import { OpenIdProvider, providerKey } from './openid-provider.ts';
import type { AttackedProvider } from './token-attacks.ts';

/** Of nothing that the product does by itself may a source be asked while attacks are counted. */
export const STILL = {
  IDENTITY_REFRESH_MS: '3600000',
  SWEEP_MS: '0',
  // All attacks come from one address.
  RATE_FAILED_AUTHENTICATIONS_PER_MINUTE: '0',
};

/** Everything, behind an OpenID provider with an RSA key that signs and another key that does not. */
export async function openIdStack(): Promise<{
  readonly stack: TestStack;
  readonly openId: OpenIdProvider;
  readonly attacked: AttackedProvider;
}> {
  const key = providerKey('rsa', 'RS256');
  const openId = await OpenIdProvider.start([key, providerKey('ec', 'ES256')]);
  const stack = await testStack({ ...STILL, AUTH_ISSUER: openId.issuer, AUTH_AUDIENCE: 'graph' });
  return { stack, openId, attacked: { issuer: openId.issuer, audience: 'graph', key } };
}

/** The embedded provider of a stack, as only somebody who can read its key knows it. */
export function embeddedProviderOf(stack: TestStack): AttackedProvider {
  const jwk = JSON.parse(readFileSync(join(stack.dataDir, 'identity-key.json'), 'utf8')) as JWK;
  const { d: _, ...publicJwk } = jwk;
  const privateKey = createPrivateKey({ key: jwk as never, format: 'jwk' });
  return {
    issuer: EMBEDDED_ISSUER,
    audience: EMBEDDED_AUDIENCE,
    key: { kid: jwk.kid as string, alg: 'EdDSA', privateKey, publicJwk },
  };
}
