import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { expect, test } from 'vitest';
import { EMBEDDED_AUDIENCE, EMBEDDED_ISSUER } from '../../kit/identity/embedded-provider.ts';
import { testStack } from '../support/stack.ts';
import { attackGateway } from './attack-gateway.ts';
import { OpenIdProvider, providerKey } from './openid-provider.ts';
import type { AttackedProvider } from './token-attacks.ts';

const refusedAll = { answered: [], sourceRequests: 0, given: [] };

test('whoever has no valid token of the OpenID provider is refused alike, and no source is asked', async () => {
  const key = providerKey('rsa', 'RS256');
  const openId = await OpenIdProvider.start([key, providerKey('ec', 'ES256')]);
  const stack = await testStack({ AUTH_ISSUER: openId.issuer, AUTH_AUDIENCE: 'graph' });
  const attacked: AttackedProvider = { issuer: openId.issuer, audience: 'graph', key };
  const { attacks, sent, useless, ...report } = await attackGateway(stack, attacked);
  const embedded = await stack.ask('{ viewer { subject } }');
  await stack.stop();
  await openId.stop();
  expect(report).toEqual(refusedAll);
  expect([attacks, sent, useless]).toEqual([88, 88 * 9, 13]);
  expect(embedded.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  // Of all keys that nobody knows none made the gateway ask more than its cooldown allows.
  expect(openId.keyRequests).toBeLessThan(5);
});

test('so is whoever has no valid token of the embedded provider', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'q2c-'));
  const stack = await testStack({ DATA_DIR: dataDir });
  const jwk = JSON.parse(readFileSync(join(dataDir, 'identity-key.json'), 'utf8')) as JWK;
  const { d: _, ...publicJwk } = jwk;
  const privateKey = createPrivateKey({ key: jwk as never, format: 'jwk' });
  const {
    attacks: _a,
    sent: _s,
    useless: _u,
    ...report
  } = await attackGateway(stack, {
    issuer: EMBEDDED_ISSUER,
    audience: EMBEDDED_AUDIENCE,
    key: { kid: jwk.kid as string, alg: 'EdDSA', privateKey, publicJwk },
  });
  await stack.stop();
  expect(report).toEqual(refusedAll);
});
