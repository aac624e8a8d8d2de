import { constants, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JWK, JWTPayload } from 'jose';
import { type Listening, listen } from '../../kit/http/listen.ts';

/** A key of a provider, and how tokens are signed with it. */
export interface ProviderKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

const RSA = { modulusLength: 2_048 };
const makers: Readonly<Record<string, () => KeyObject>> = {
  RS256: () => generateKeyPairSync('rsa', RSA).privateKey,
  RS384: () => generateKeyPairSync('rsa', RSA).privateKey,
  PS256: () => generateKeyPairSync('rsa', RSA).privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  EdDSA: () => generateKeyPairSync('ed25519').privateKey,
};

export function providerKey(kid: string, alg: string): ProviderKey {
  const privateKey = (makers[alg] as () => KeyObject)();
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  return { kid, alg, privateKey, publicJwk: { ...publicJwk, kid, alg, use: 'sig' } };
}

/** A whole set of valid claims of an access token. */
export function validClaims(issuer: string, audience: string, now = Date.now()): JWTPayload {
  const iat = Math.floor(now / 1_000);
  return { iss: issuer, aud: audience, sub: 'ada', iat, exp: iat + 600, scope: 'sales:read billing:read' };
}

/** A token of claims and a header as they are: what is wrong with them stays so, as no library would write it. */
export function signClaims(
  { kid, alg, privateKey }: Pick<ProviderKey, 'kid' | 'alg' | 'privateKey'>,
  claims: unknown,
  header: Record<string, unknown> = {},
): string {
  const input = [{ alg, kid, typ: 'at+jwt', ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const hash = alg === 'EdDSA' ? null : `sha${alg.slice(2)}`;
  const signature = sign(hash, Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
    ...(alg.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}),
  });
  return `${input}.${signature.toString('base64url')}`;
}

/** An OpenID provider on this machine: its discovery document and its keys, as long as it is not down. */
export class OpenIdProvider {
  keys: ProviderKey[];
  isDown = false;
  /** What it does not answer before; undefined: it answers at once. */
  answersAfter: Promise<void> | undefined;
  /** What its document says where it is not the truth. */
  document: Record<string, unknown> = {};
  /** Requests by path. */
  readonly asked = new Map<string, number>();
  readonly #listening: Listening;

  static async start(keys: ProviderKey[]): Promise<OpenIdProvider> {
    const listening = await listen(
      async (request, response) => {
        const path = request.url ?? '/';
        provider.asked.set(path, (provider.asked.get(path) ?? 0) + 1);
        await provider.answersAfter;
        const answer = provider.isDown ? undefined : provider.#answer(path);
        response
          .writeHead(answer ? 200 : 503, { 'content-type': 'application/json' })
          .end(JSON.stringify(answer ?? {}));
      },
      '127.0.0.1',
      0,
    );
    const provider = new OpenIdProvider(keys, listening);
    return provider;
  }

  private constructor(keys: ProviderKey[], listening: Listening) {
    this.keys = keys;
    this.#listening = listening;
  }

  get issuer(): string {
    return `${this.#listening.url}/`;
  }

  get keyRequests(): number {
    return this.asked.get('/keys') ?? 0;
  }

  stop(): Promise<void> {
    return this.#listening.stop();
  }

  #answer(path: string): unknown {
    if (path === '/.well-known/openid-configuration')
      return { issuer: this.issuer, jwks_uri: `${this.#listening.url}/keys`, ...this.document };
    if (path === '/keys') return { keys: this.keys.map(({ publicJwk }) => publicJwk) };
    return undefined;
  }
}
