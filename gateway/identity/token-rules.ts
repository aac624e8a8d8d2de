import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Viewer, type ViewerClaims, viewerFromClaims } from '../../kit/identity/viewer.ts';
import type { TokenType } from '../../kit/settings.ts';

/** What a token must be to be believed. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Asymmetric ones only: who can check a token must not be able to make one. */
  readonly algorithms: readonly string[];
  readonly type: TokenType;
}

const CLOCK_TOLERANCE_SECONDS = 30;
/** However long its issuer lets a token live. */
const MAX_AGE_SECONDS = 24 * 3_600;
/** Access tokens of RFC 9068 say what they are. */
const ACCESS_TOKEN = 'at+jwt';
/** Claims that ID tokens and logout tokens have, and access tokens do not. */
const OTHER_TOKENS_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];
const MAX_SUBJECT_CHARACTERS = 255;

/** The viewer that a token stands for, and its claim `exp`. Throws for any other token than the rules want. */
export async function verifyToken(
  token: string,
  key: JWTVerifyGetKey,
  { issuer, audience, algorithms, type }: TokenRules,
  now: number,
): Promise<{ readonly viewer: Viewer; readonly exp: number }> {
  const { payload, protectedHeader } = await jwtVerify(token, key, {
    issuer,
    audience,
    algorithms: [...algorithms],
    ...(type === ACCESS_TOKEN ? { typ: ACCESS_TOKEN } : {}),
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
    requiredClaims: ['sub', 'exp', 'iat'],
    currentDate: new Date(now),
  });
  if (type !== ACCESS_TOKEN) refuseOtherTokens(protectedHeader.typ, payload);
  const exp = payload.exp as number;
  const expiresAt = (exp + CLOCK_TOLERANCE_SECONDS) * 1_000;
  return { viewer: { ...viewerFromClaims(claimsOf(payload)), expiresAt }, exp };
}

/** Where access tokens do not say what they are, other tokens are told by what they have. */
function refuseOtherTokens(typ: string | undefined, payload: JWTPayload): void {
  const named = typ?.toLowerCase().replace(/^application\//, '');
  if (named !== undefined && named !== 'jwt' && named !== ACCESS_TOKEN)
    throw new TypeError('the token says that it is something else');
  const { typ: kind = 'Bearer', token_use: use = 'access' } = payload;
  if (kind !== 'Bearer' || use !== 'access' || OTHER_TOKENS_CLAIMS.some((claim) => claim in payload))
    throw new TypeError('the token is no access token');
}

function claimsOf({ sub, scope, scp, partner, client_id, azp }: JWTPayload): ViewerClaims {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_CHARACTERS)
    throw new TypeError('the claim sub must be a name');
  return {
    sub,
    scope: scopeText(scope ?? scp),
    ...clientOf(client_id ?? azp),
    // Of whatever type it is: what is no reference is refused with the others.
    ...(partner === undefined ? {} : { partner: partner as string }),
  };
}

/** RFC 9068 names the client `client_id`, OpenID Connect the authorized party `azp`. */
function clientOf(client: unknown): Pick<ViewerClaims, 'client'> {
  return typeof client === 'string' && client !== '' ? { client } : {};
}

/** `scope` is a text of names; some providers have a list of them instead, under `scp`. */
function scopeText(scope: unknown): string {
  if (scope === undefined) return '';
  if (typeof scope === 'string') return scope;
  if (Array.isArray(scope) && scope.every((one) => typeof one === 'string' && !one.includes(' ')))
    return scope.join(' ');
  throw new TypeError('the claim scope must be a text');
}
