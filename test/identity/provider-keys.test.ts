import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAuthenticate } from '../../gateway/identity/authenticate.ts';
import { createLog } from '../../kit/log.ts';
import type { TokenType } from '../../kit/settings.ts';
import { OpenIdProvider, type ProviderKey, providerKey, signClaims, validClaims } from './openid-provider.ts';

const keys = {
  rsa: providerKey('rsa', 'RS256'),
  ec: providerKey('ec', 'ES256'),
  ed: providerKey('ed', 'EdDSA'),
};
let provider: OpenIdProvider;
let now: number;
beforeEach(async () => {
  provider = await OpenIdProvider.start([keys.rsa]);
  now = Date.now();
});
afterEach(() => provider.stop());

/** Says who is asking, or the code of the refusal. */
async function opened(tokenType: TokenType = 'at+jwt', log = createLog('silent')) {
  const auth = {
    kind: 'provider',
    issuer: provider.issuer,
    audience: 'graph',
    jwksUrl: undefined,
    tokenType,
  } as const;
  const authenticate = await createAuthenticate({ auth, dataDir: '' }, log, () => now);
  return (token: string): Promise<string> =>
    authenticate(`Bearer ${token}`).then(
      ({ subject, scopes }) => `${subject}: ${[...scopes].join(' ')}`,
      ({ status, code }) => `${status} ${code}`,
    );
}
let count = 0;
/** A token that nobody has seen yet. */
const token = (key: ProviderKey, claims: Record<string, unknown> = {}, header = {}): string =>
  signClaims(key, { ...validClaims(provider.issuer, 'graph', now), jti: `${++count}`, ...claims }, header);

const ADA = 'ada: sales:read billing:read';
const REFUSED = '401 UNAUTHENTICATED';
const NOBODY_KNOWS = '503 AUTHENTICATION_UNAVAILABLE';

test('tokens of every kind of asymmetric key are taken, for one of several audiences, and with clocks that differ a little', async () => {
  provider.keys = [keys.rsa, keys.ec, keys.ed, providerKey('pss', 'PS256')];
  const who = await opened();
  for (const key of provider.keys) expect(await who(token(key))).toBe(ADA);
  const iat = Math.floor(now / 1_000);
  for (const claims of [
    { aud: ['another', 'graph'] },
    { exp: iat - 29 },
    { iat: iat + 29 },
    { nbf: iat + 29 },
    { scope: undefined, scp: ['sales:read', 'billing:read'] },
    { scope: undefined, scp: 'sales:read billing:read' },
  ])
    expect(await who(token(keys.rsa, claims))).toBe(ADA);
  expect(await who(token(keys.rsa, {}, { typ: 'application/AT+JWT' }))).toBe(ADA);
});

test('of a provider whose tokens say only JWT, ID tokens and others are refused by what they claim', async () => {
  const who = await opened('JWT');
  for (const typ of [undefined, 'JWT', 'at+jwt']) expect(await who(token(keys.rsa, {}, { typ }))).toBe(ADA);
  expect(await who(token(keys.rsa, { typ: 'Bearer', token_use: 'access' }, { typ: 'JWT' }))).toBe(ADA);
  for (const claims of [
    { nonce: 'x' },
    { at_hash: 'x' },
    { c_hash: 'x' },
    { events: {} },
    { token_use: 'id' },
    { typ: 'ID' },
    { typ: 'Refresh' },
  ])
    expect(await who(token(keys.rsa, claims, { typ: 'JWT' }))).toBe(REFUSED);
  for (const typ of ['id+jwt', 'logout+jwt', 'dpop+jwt'])
    expect(await who(token(keys.rsa, {}, { typ }))).toBe(REFUSED);
});

test('a new key is fetched when the first token with it comes, and a key that nobody knows no more than once in ten seconds', async () => {
  const who = await opened();
  expect(await who(token(keys.rsa))).toBe(ADA);
  expect(provider.keyRequests).toBe(1);
  provider.keys = [keys.rsa, keys.ec];
  expect(await who(token(keys.ec))).toBe(REFUSED);
  now += 10_000;
  expect(await who(token(keys.ec))).toBe(ADA);
  expect(provider.keyRequests).toBe(2);
  const unknown = providerKey('unknown', 'ES256');
  const answers = await Promise.all(Array.from({ length: 200 }, () => who(token(unknown))));
  expect(new Set(answers)).toEqual(new Set([REFUSED]));
  expect(provider.keyRequests).toBe(2);
  now += 10_000;
  await Promise.all(Array.from({ length: 200 }, () => who(token(unknown))));
  expect(provider.keyRequests).toBe(3);
});

test('a key that its provider withdraws is not believed a minute later, not for a token that was seen before either', async () => {
  provider.keys = [keys.rsa, keys.ec];
  const who = await opened();
  const seen = token(keys.ec);
  expect(await who(seen)).toBe(ADA);
  provider.keys = [keys.rsa];
  // The last moment at which the keys are used without a look at the provider, and the token is remembered anew.
  now += 14_999;
  expect(await who(token(keys.ec))).toBe(ADA);
  expect(await who(seen)).toBe(ADA);
  now += 30_001;
  expect(await who(seen)).toBe(REFUSED);
  expect(await who(token(keys.rsa))).toBe(ADA);
});

test('while the provider is down its keys go on; without any, nobody is told that the token is wrong', async () => {
  const who = await opened();
  expect(await who(token(keys.rsa))).toBe(ADA);
  provider.isDown = true;
  now += 3_600_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
  const asked = provider.asked.get('/keys') ?? 0;
  const discoveries = () => provider.asked.get('/.well-known/openid-configuration') ?? 0;
  const before = discoveries();
  expect(await who(token(keys.ec))).toBe(NOBODY_KNOWS);
  expect(await who(token(keys.ec, { exp: 1 }))).toBe(NOBODY_KNOWS);
  // A token that is wrong whatever the keys are stays wrong.
  expect(await who(token(keys.rsa, { aud: 'another' }))).toBe(REFUSED);
  expect([provider.keyRequests, discoveries()]).toEqual([asked, before]);
  now += 12 * 3_600_000;
  expect(await who(token(keys.rsa))).toBe(NOBODY_KNOWS);
  provider.isDown = false;
  now += 10_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
});

test('nobody who brings a key that is known waits for a provider that has just failed', async () => {
  const failures: string[] = [];
  const who = await opened(
    'at+jwt',
    createLog('warn', { write: (line: string) => void failures.push(line) }),
  );
  expect(await who(token(keys.rsa))).toBe(ADA);
  provider.isDown = true;
  now += 60_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
  expect(failures.length).toBe(1);
  const answer = Promise.withResolvers<void>();
  provider.answersAfter = answer.promise;
  provider.isDown = false;
  provider.keys = [keys.ec];
  now += 10_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
  // It was asked, and neither answered nor given up.
  expect(failures.length).toBe(1);
  answer.resolve();
  expect(await who(token(keys.ec))).toBe(ADA);
  expect(await who(token(keys.rsa))).toBe(REFUSED);
});

test('a failure of a while ago does not make a key go on that the provider has withdrawn since', async () => {
  const who = await opened();
  expect(await who(token(keys.rsa))).toBe(ADA);
  provider.isDown = true;
  now += 60_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
  provider.isDown = false;
  provider.keys = [keys.ec];
  now += 30_000;
  expect(await who(token(keys.rsa))).toBe(REFUSED);
});

test('a gateway that starts while its provider is down serves once it is back', async () => {
  provider.isDown = true;
  const who = await opened();
  expect(await who(token(keys.rsa))).toBe(NOBODY_KNOWS);
  provider.isDown = false;
  expect(await who(token(keys.rsa))).toBe(NOBODY_KNOWS);
  now += 1_000;
  expect(await who(token(keys.rsa))).toBe(ADA);
});

test.each([
  ['names another issuer', { issuer: 'https://id.example/' }],
  ['names keys on the way to which others may stand', { jwks_uri: 'http://id.example/keys' }],
  ['names keys that are no address', { jwks_uri: 7 }],
])('keys of a provider whose document %s are not believed', async (_, document) => {
  provider.document = document;
  expect(await (await opened())(token(keys.rsa))).toBe(NOBODY_KNOWS);
  expect(provider.keyRequests).toBe(0);
});
