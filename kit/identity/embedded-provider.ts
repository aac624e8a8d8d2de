import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { type Scope, scopes } from './viewer.ts';

export const EMBEDDED_ISSUER = 'urn:quote-to-cash:embedded';
export const EMBEDDED_AUDIENCE = 'quote-to-cash-graph';
const ALGORITHM = 'EdDSA';
const TOKEN_LIFETIME = '12 hours';

/** The embedded identity provider's people. */
export const personas = {
  frontend: ['sales:read', 'sales:write', 'billing:read', 'revenue:read'],
  finance: ['sales:read', 'billing:read', 'billing:write', 'revenue:read'],
  bi: ['billing:read', 'revenue:read'],
  partner: ['partner:order'],
  admin: scopes,
} as const satisfies Record<string, readonly Scope[]>;

export type Persona = keyof typeof personas;

export function isPersona(name: string | undefined): name is Persona {
  return name !== undefined && Object.hasOwn(personas, name);
}

/** An identity provider of our own for sandboxes: its key lives in the data directory, so that tokens outlive restarts. */
export interface EmbeddedProvider {
  readonly publicKey: JWK;
  /** A token for a persona; `partner` is the reseller account's reference, which only partners have. */
  sign(persona: Persona, partner?: string): Promise<string>;
}

/** Takes the key in the data directory, or makes one. */
export async function openEmbeddedProvider(dataDir: string): Promise<EmbeddedProvider> {
  const privateJwk = await openKey(dataDir);
  const { d: _secret, ...publicKey } = privateJwk;
  const privateKey = await importJWK(privateJwk, ALGORITHM);
  return {
    publicKey: { ...publicKey, alg: ALGORITHM, use: 'sig' },
    sign: (persona, partner) =>
      new SignJWT({ scope: personas[persona].join(' '), ...(partner === undefined ? {} : { partner }) })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: privateJwk.kid ?? '' })
        .setIssuer(EMBEDDED_ISSUER)
        .setAudience(EMBEDDED_AUDIENCE)
        .setSubject(persona)
        .setIssuedAt()
        .setExpirationTime(TOKEN_LIFETIME)
        .sign(privateKey),
  };
}

async function openKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, 'identity-key.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  mkdirSync(dataDir, { recursive: true });
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'embedded' };
  // Written beside and linked: a crash leaves no half key, and two who make one at once agree on the first.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(jwk), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}
