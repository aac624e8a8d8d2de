import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { clientError } from '../errors.ts';
import { claimsFromViewer, type Viewer, type ViewerClaims, viewerFromClaims } from './viewer.ts';

/** The header in which the gateway tells a subgraph who is asking. */
export const ASSERTION_HEADER = 'x-viewer-assertion';
const LIFETIME_MS = 60_000;
/** How long an assertion is sent again: what is under way must still find it valid. */
const SENT_AGAIN_MS = 20_000;
const ISSUER = 'quote-to-cash-gateway';

/** A short-lived, signed statement of who is asking, for one subgraph. */
export function signAssertion(secret: string, viewer: Viewer, subgraph: string): Promise<string> {
  return new SignJWT({ ...claimsFromViewer(viewer) })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + LIFETIME_MS))
    .sign(createSecretKey(secret, 'utf8'));
}

/** Gives a viewer's assertion for one subgraph, signed anew now and then and not for every fetch. */
export function createAssertions(secret: string, subgraph: string): (viewer: Viewer) => Promise<string> {
  const known = new WeakMap<Viewer, { readonly assertion: Promise<string>; readonly until: number }>();
  return (viewer) => {
    const now = Date.now();
    const last = known.get(viewer);
    if (last && now < last.until) return last.assertion;
    const assertion = signAssertion(secret, viewer, subgraph);
    known.set(viewer, { assertion, until: now + SENT_AGAIN_MS });
    return assertion;
  };
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
