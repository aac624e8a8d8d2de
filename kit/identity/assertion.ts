import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { clientError } from '../errors.ts';
import { claimsFromViewer, type Viewer, type ViewerClaims, viewerFromClaims } from './viewer.ts';

/** The header in which the gateway tells a subgraph who is asking. */
export const ASSERTION_HEADER = 'x-viewer-assertion';
const LIFETIME = '60 seconds';
const ISSUER = 'quote-to-cash-gateway';

/** A short-lived, signed statement of who is asking, for one subgraph. */
export function signAssertion(secret: string, viewer: Viewer, subgraph: string): Promise<string> {
  return new SignJWT({ ...claimsFromViewer(viewer) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(createSecretKey(secret, 'utf8'));
}

/** The viewer that the gateway vouches for. Throws UNAUTHENTICATED. */
export async function verifyAssertion(
  secret: string,
  assertion: string | undefined,
  subgraph: string,
): Promise<Viewer> {
  if (assertion === undefined) throw clientError('UNAUTHENTICATED', 'This subgraph answers its gateway only');
  try {
    const { payload } = await jwtVerify(assertion, createSecretKey(secret, 'utf8'), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: subgraph,
    });
    return viewerFromClaims(payload as unknown as ViewerClaims);
  } catch (error) {
    throw clientError('UNAUTHENTICATED', 'The assertion of the gateway is not valid', { cause: error });
  }
}
