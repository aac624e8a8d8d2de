import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import {
  EMBEDDED_AUDIENCE,
  EMBEDDED_ISSUER,
  openEmbeddedProvider,
} from '../kit/identity/embedded-provider.ts';
import { RememberedViewers } from '../kit/identity/remembered-viewers.ts';
import { scopes, type Viewer, type ViewerClaims, viewerFromClaims } from '../kit/identity/viewer.ts';
import type { Settings } from '../kit/settings.ts';
import { Refusal } from './edge/refusal.ts';

/** Who sends a request, from its Authorization header. Throws a Refusal with UNAUTHENTICATED. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const ALGORITHMS = ['EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const CLOCK_TOLERANCE_MS = 30_000;

export async function createAuthenticate({
  auth,
  dataDir,
}: Pick<Settings, 'auth' | 'dataDir'>): Promise<Authenticate> {
  if (auth.kind === 'none') {
    const anyone: Viewer = { subject: 'anyone', scopes: new Set(scopes), partner: undefined };
    return async () => anyone;
  }
  if (auth.kind === 'provider') {
    return verifier(createRemoteJWKSet(new URL(auth.jwksUrl)), auth.issuer, auth.audience, ALGORITHMS);
  }
  const { publicKey } = await openEmbeddedProvider(dataDir);
  return verifier(createLocalJWKSet({ keys: [publicKey] }), EMBEDDED_ISSUER, EMBEDDED_AUDIENCE, ['EdDSA']);
}

function verifier(
  key: JWTVerifyGetKey,
  issuer: string,
  audience: string,
  algorithms: string[],
): Authenticate {
  const remembered = new RememberedViewers(Date.now);
  return async (authorization) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated('A bearer token is needed');
    const known = remembered.get(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE_MS / 1_000,
        requiredClaims: ['exp', 'sub'],
      });
      const claims = { ...payload, scope: String(payload.scope ?? '') };
      const expiresAt = (payload.exp as number) * 1_000 + CLOCK_TOLERANCE_MS;
      const viewer = { ...viewerFromClaims(claims as unknown as ViewerClaims), expiresAt };
      remembered.keep(token, viewer, payload.exp as number);
      return viewer;
    } catch {
      throw unauthenticated('The bearer token is not valid');
    }
  };
}

function unauthenticated(message: string): Refusal {
  return new Refusal(401, 'UNAUTHENTICATED', message, { 'www-authenticate': 'Bearer' });
}
