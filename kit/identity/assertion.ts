import { jwtVerify, SignJWT } from 'jose';
import type { SharedKey } from './shared-key.ts';
import { type Viewer, type ViewerClaims, viewerFromClaims } from './viewer.ts';

/** The header in which the gateway tells a subgraph who is asking. */
export const ASSERTION_HEADER = 'x-viewer-assertion';
const LIFETIME_MS = 60_000;
/** How long an assertion is sent again: what is under way must still find it valid. */
const SENT_AGAIN_MS = 20_000;
const ISSUER = 'quote-to-cash-gateway';
const ALGORITHM = 'HS256';
const TYPE = 'viewer+jwt';

type AssertionKey = Pick<SharedKey, 'id' | 'assertions'>;

/** A short-lived, signed statement of who is asking, for one subgraph; `now` is milliseconds since 1970. */
export function signAssertion(
  key: AssertionKey,
  viewer: Viewer,
  subgraph: string,
  now: number,
): Promise<string> {
  return new SignJWT({ ...claimsOf(viewer) })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.id })
    .setIssuer(ISSUER)
    .setAudience(subgraph)
    .setIssuedAt(new Date(now))
    .setExpirationTime(new Date(now + LIFETIME_MS))
    .sign(key.assertions);
}

/** Gives a viewer's assertion for one subgraph, signed anew now and then and not for every fetch. */
export function createAssertions(
  key: AssertionKey,
  subgraph: string,
  now: () => number,
): (viewer: Viewer) => Promise<string> {
  const known = new WeakMap<Viewer, { readonly assertion: Promise<string>; readonly until: number }>();
  return (viewer) => {
    const at = now();
    const last = known.get(viewer);
    if (last && at < last.until) return last.assertion;
    const assertion = signAssertion(key, viewer, subgraph, at);
    known.set(viewer, { assertion, until: at + SENT_AGAIN_MS });
    return assertion;
  };
}

/** The viewer that the gateway vouches for, and until when, in seconds since 1970. Throws for what is no valid assertion. */
export async function verifyAssertion(
  keys: readonly AssertionKey[],
  assertion: string,
  subgraph: string,
  now: number,
): Promise<{ readonly viewer: Viewer; readonly exp: number }> {
  const { payload } = await jwtVerify(
    assertion,
    ({ kid }) => {
      const key = keys.find(({ id }) => id === kid);
      if (!key) throw new Error('no key has this id');
      return key.assertions;
    },
    {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: subgraph,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(now),
    },
  );
  return { viewer: viewerOf(payload as unknown as AssertedClaims), exp: payload.exp as number };
}

/** All of a viewer: what a token says of it, and what the gateway knows beside. */
interface AssertedClaims extends ViewerClaims {
  readonly expiresAt?: number;
}

function claimsOf(viewer: Viewer): AssertedClaims {
  const { subject, scopes, otherScopes = [], partner, client, work, expiresAt, ...others } = viewer;
  // Does not compile as soon as a viewer has something that is not asserted.
  others satisfies Readonly<Record<string, never>>;
  return {
    sub: subject,
    scope: [...scopes, ...otherScopes].join(' '),
    ...(partner === undefined ? {} : { partner }),
    ...(client === undefined ? {} : { client }),
    ...(work === undefined ? {} : { work }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function viewerOf({ expiresAt, ...claims }: AssertedClaims): Viewer {
  return { ...viewerFromClaims(claims), ...(expiresAt === undefined ? {} : { expiresAt }) };
}
