import { createHmac, createPublicKey } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type ProviderKey, providerKey, signClaims, validClaims } from './openid-provider.ts';

/** Whom an attacker pretends to be: a provider, with the key that tokens are really signed with. */
export interface AttackedProvider {
  readonly issuer: string;
  readonly audience: string;
  readonly key: ProviderKey;
}

/** Headers of a request, names and values in turn, and what stands in its address. */
export interface TokenAttack {
  readonly headers: readonly string[];
  readonly search?: string;
}

type Attack = (provider: AttackedProvider) => TokenAttack;

const DAY = 24 * 3_600;

const bearer = (token: string): TokenAttack => ({ headers: ['authorization', `Bearer ${token}`] });
const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token that is right but for some claims; `undefined` leaves one out. */
function claiming(change: (claims: JWTPayload & { iat: number }) => Record<string, unknown>): Attack {
  return ({ issuer, audience, key }) => {
    const claims = validClaims(issuer, audience) as JWTPayload & { iat: number };
    return bearer(signClaims(key, { ...claims, ...change(claims) }));
  };
}

/** A token that is right but for its header. */
function heading(header: Record<string, unknown>): Attack {
  return ({ issuer, audience, key }) => bearer(signClaims(key, validClaims(issuer, audience), header));
}

/** A token that an attacker signed with a key of his own. */
function forged(
  header: (own: ProviderKey, provider: AttackedProvider) => Record<string, unknown>,
  algorithm?: string,
): Attack {
  return (provider) => {
    const own = { ...providerKey('own', algorithm ?? provider.key.alg), kid: provider.key.kid };
    return bearer(signClaims(own, validClaims(provider.issuer, provider.audience), header(own, provider)));
  };
}

/** A token whose signature is whatever a function makes of what is signed. */
function signedBy(
  header: Record<string, unknown>,
  signature: (input: string, provider: AttackedProvider) => string,
): Attack {
  return (provider) => {
    const { issuer, audience, key } = provider;
    const input = `${encoded({ typ: 'at+jwt', kid: key.kid, ...header })}.${encoded(validClaims(issuer, audience))}`;
    return bearer(`${input}.${signature(input, provider)}`);
  };
}

const hmacWith = (secret: (provider: AttackedProvider) => string | Buffer) =>
  signedBy({ alg: 'HS256' }, (input, provider) =>
    createHmac('sha256', secret(provider)).update(input).digest('base64url'),
  );

function publicPem({ key }: AttackedProvider): string {
  return createPublicKey(key.privateKey).export({ format: 'pem', type: 'spki' }) as string;
}

/** The valid token, taken apart and put together in another way. */
function changed(change: (parts: [string, string, string]) => string): Attack {
  return ({ issuer, audience, key }) => {
    const token = signClaims(key, validClaims(issuer, audience));
    return bearer(change(token.split('.') as [string, string, string]));
  };
}

function around(wrap: (token: string) => TokenAttack): Attack {
  return ({ issuer, audience, key }) => wrap(signClaims(key, validClaims(issuer, audience)));
}

/** Every wrong way to say who one is, each to be answered alike. */
export const tokenAttacks: Readonly<Record<string, Attack>> = {
  'no header': () => ({ headers: [] }),
  'an empty header': () => ({ headers: ['authorization', ''] }),
  'no token': () => ({ headers: ['authorization', 'Bearer'] }),
  'a password': () => ({ headers: ['authorization', `Basic ${encoded('admin:admin')}`] }),
  'another scheme': around((token) => ({ headers: ['authorization', `Token ${token}`] })),
  'no scheme': around((token) => ({ headers: ['authorization', token] })),
  'a token in the address': around((token) => ({ headers: [], search: `&access_token=${token}` })),
  'a token in a cookie': around((token) => ({ headers: ['cookie', `access_token=${token}`] })),
  'a token in a header of a proxy': around((token) => ({ headers: ['x-forwarded-authorization', token] })),
  'a viewer in a header of ours': () => ({ headers: ['x-viewer-assertion', 'eyJhbGciOiJub25lIn0.e30.'] }),
  'the same header twice': around((token) => ({
    headers: ['authorization', `Bearer ${token}`, 'authorization', `Bearer ${token}`],
  })),
  'a valid header before another': around((token) => ({
    headers: ['authorization', `Bearer ${token}`, 'Authorization', 'Bearer x.y.z'],
  })),
  'two tokens in one header': around((token) => bearer(`${token}, Bearer ${token}`)),
  'a word': () => bearer('admin'),
  'three words': () => bearer('a.b.c'),
  'an encrypted token': () => bearer('eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA'),
  'a token as JSON': changed(([protectedHeader, payload, signature]) =>
    encoded({ payload, signatures: [{ protected: protectedHeader, signature }] }),
  ),
  'a token that is too long': claiming(() => ({ padding: 'x'.repeat(9_000) })),
  'a payload that is a list': ({ key }) => bearer(signClaims(key, [])),

  'another key': forged(() => ({})),
  'another key without a name': forged(() => ({ kid: undefined })),
  'a key that nobody knows': forged(() => ({ kid: 'unknown' })),
  'a key named by a path': forged(() => ({ kid: '../../../../dev/null' })),
  'a key named by a list': forged(() => ({ kid: ['embedded'] })),
  'a key in the token': forged(({ publicJwk }) => ({ jwk: publicJwk })),
  'a key at an address in the token': forged(() => ({ jku: 'http://127.0.0.1:9/keys' })),
  'a certificate in the token': forged(() => ({ x5c: ['MIIB'], x5t: 'AAAA' })),
  'a certificate at an address in the token': forged(() => ({ x5u: 'http://127.0.0.1:9/certificate' })),
  'an elliptic curve instead': forged(() => ({}), 'ES256'),
  'RSA instead': forged(() => ({}), 'RS384'),
  'an Edwards curve instead': forged(() => ({}), 'EdDSA'),
  'no algorithm': signedBy({ alg: 'none' }, () => ''),
  'no algorithm, in capitals': signedBy({ alg: 'NONE' }, () => ''),
  'no algorithm, with a signature': signedBy({ alg: 'none' }, (input) => encoded(input.slice(0, 32))),
  'no algorithm named': signedBy({}, () => 'AAAA'),
  'HMAC with the public key': hmacWith(publicPem),
  'HMAC with the public key on one line': hmacWith((provider) => publicPem(provider).trim()),
  'HMAC with the public key as JSON': hmacWith(({ key }) => JSON.stringify(key.publicJwk)),
  'HMAC with the number of the public key': hmacWith(({ key }) =>
    Buffer.from(String(key.publicJwk.n ?? key.publicJwk.x), 'base64url'),
  ),
  'HMAC with nothing': hmacWith(() => ''),
  'another algorithm named than signed with': (provider) => {
    const alg = provider.key.alg === 'RS256' ? 'PS256' : 'ES256';
    const right = signClaims(provider.key, validClaims(provider.issuer, provider.audience));
    const signature = right.split('.')[2] as string;
    return signedBy({ alg }, () => signature)(provider);
  },
  'a signature of zeros': signedBy({ alg: 'ES256' }, () => Buffer.alloc(64).toString('base64url')),
  'a signature of zeros by the right algorithm': (provider) =>
    signedBy({ alg: provider.key.alg }, () => Buffer.alloc(256).toString('base64url'))(provider),
  'no signature': changed(([header, payload]) => `${header}.${payload}.`),
  'half a signature': changed(
    ([header, payload, signature]) => `${header}.${payload}.${signature.slice(0, 40)}`,
  ),
  'other claims than were signed': changed(([header, payload, signature]) => {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return `${header}.${encoded({ ...claims, scope: 'sales:read billing:read ops:read' })}.${signature}`;
  }),
  'a header that must be understood': heading({ crit: ['tenant'], tenant: 'a' }),
  'a payload that is not encoded': heading({ b64: false, crit: ['b64'] }),

  'no type': heading({ typ: undefined }),
  'the type of any token': heading({ typ: 'JWT' }),
  'the type of an ID token': heading({ typ: 'id+jwt' }),
  'the type of a logout token': heading({ typ: 'logout+jwt' }),
  'the type of our own assertions': heading({ typ: 'viewer+jwt' }),

  'another issuer': claiming(() => ({ iss: 'https://id.example/' })),
  'no issuer': claiming(() => ({ iss: undefined })),
  'a list of issuers': claiming(({ iss }) => ({ iss: [iss] })),
  'an issuer that begins alike': claiming(({ iss }) => ({ iss: `${iss}x` })),
  'another audience': claiming(() => ({ aud: 'another' })),
  'no audience': claiming(() => ({ aud: undefined })),
  'other audiences': claiming(() => ({ aud: ['another', 'others'] })),
  'no audiences': claiming(() => ({ aud: [] })),
  'an audience that begins alike': claiming(({ aud }) => ({ aud: [`${aud}-2`, `x${aud}`] })),
  'an audience as a name': claiming(({ aud }) => ({ aud: { [String(aud)]: true } })),

  'long expired': claiming(({ iat }) => ({ iat: iat - 3_600, exp: iat - 1_800 })),
  'expired for longer than clocks differ': claiming(({ iat }) => ({ exp: iat - 32 })),
  'no end': claiming(() => ({ exp: undefined })),
  'an end as a text': claiming(({ exp }) => ({ exp: String(exp) })),
  'no end as null': claiming(() => ({ exp: null })),
  'not valid yet': claiming(({ iat }) => ({ nbf: iat + 60 })),
  'a beginning as a text': claiming(({ iat }) => ({ nbf: String(iat) })),
  'too old': claiming(({ iat }) => ({ iat: iat - DAY - 60, exp: iat + DAY })),
  'of the future': claiming(({ iat }) => ({ iat: iat + 60 })),
  'of no time': claiming(() => ({ iat: undefined })),
  'of a time as a text': claiming(({ iat }) => ({ iat: String(iat) })),

  'for nobody': claiming(() => ({ sub: undefined })),
  'for nobody by an empty name': claiming(() => ({ sub: '' })),
  'for a number': claiming(() => ({ sub: 1 })),
  'for a name that is too long': claiming(() => ({ sub: 'x'.repeat(300) })),
  'for a partner that is a number': claiming(() => ({ partner: 7 })),
  'for a partner that is empty': claiming(() => ({ partner: '' })),
  'for a partner that is null': claiming(() => ({ partner: null })),
  'for several partners': claiming(() => ({ partner: ['RES-0001', 'RES-0002'] })),
  'for a partner that is an object': claiming(() => ({ partner: { reference: 'RES-0001' } })),
  'for a partner that is not said': claiming(() => ({ scope: 'partner:order' })),
  'scopes as a number': claiming(() => ({ scope: 7 })),
  'scopes as an object': claiming(() => ({ scope: { 'ops:read': true } })),
  'scopes as a list of lists': claiming(() => ({ scope: [['ops:read']] })),
  'scopes joined in a list': claiming(() => ({ scope: undefined, scp: ['sales:read ops:read'] })),
};

/** Claims of scopes that no persona has; a valid token with them opens nothing. */
export const uselessScopes: readonly unknown[] = [
  '',
  'openid profile email',
  'SALES:READ',
  'sales:read,billing:read',
  'sales:read\tbilling:read',
  'sales:*',
  '*',
  'admin',
  'sales',
  'https://graph.example/sales:read',
  'sales:readbilling:read',
  '__proto__ constructor',
  [],
];
