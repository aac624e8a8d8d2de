import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { Exchange, Reply } from '../../server/exchange.ts';
import { accountHost } from '../account.ts';
import type { Credentials } from './credentials.ts';

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const ALGORITHMS = ['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const SCOPES: ReadonlySet<string> = new Set(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']);
const LIFETIME = 3600;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Leeway for clocks that do not agree, in seconds. */
const LEEWAY = 60;

function refusal(error: string, description: string, status = 400): Reply {
  return { status, json: { error, error_description: description } };
}

/** The OAuth 2.0 client-credentials endpoint: a signed assertion against an access token of 60 minutes. */
export async function issueToken(exchange: Exchange, credentials: Credentials): Promise<Reply> {
  const type = (exchange.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    return refusal('invalid_request', 'the content type must be application/x-www-form-urlencoded');
  const form = new URLSearchParams(exchange.body);
  for (const name of new Set(form.keys()))
    if (form.getAll(name).length > 1) return refusal('invalid_request', `${name} is given more than once`);
  if (form.get('grant_type') !== 'client_credentials')
    return refusal('unsupported_grant_type', 'grant_type must be client_credentials');
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return refusal('invalid_request', 'client_assertion_type is not supported');
  const assertion = form.get('client_assertion');
  if (!assertion) return refusal('invalid_request', 'client_assertion is missing');
  try {
    const scope = await verifyAssertion(assertion, exchange.origin, credentials);
    const token = await signAccessToken(scope, credentials);
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      json: { access_token: token, expires_in: String(LIFETIME), token_type: 'Bearer' },
    };
  } catch (error) {
    if (error instanceof AssertionError)
      return refusal(error.code, error.message, error.code === 'invalid_client' ? 401 : 400);
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      return refusal('invalid_grant', 'the client assertion is not valid');
    throw error;
  }
}

class AssertionError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Checks the assertion and gives the scopes it asks for. */
async function verifyAssertion(
  assertion: string,
  origin: string,
  credentials: Credentials,
): Promise<string[]> {
  const { alg, kid } = decodeProtectedHeader(assertion);
  if (alg === undefined || !ALGORITHMS.includes(alg))
    throw new AssertionError('invalid_grant', 'the signing algorithm is not supported');
  const certificate = Object.values(credentials.certificates).find(
    (candidate) => candidate.certificateId === kid,
  );
  if (!certificate) throw new AssertionError('invalid_grant', 'no such certificate');
  // a client that a proxy brings here knows the sandbox by the other scheme
  const audience = [
    `${origin}${TOKEN_PATH}`,
    `${origin.replace(/^http:/, 'https:')}${TOKEN_PATH}`,
    `https://${accountHost('suitetalk')}${TOKEN_PATH}`,
    `https://${accountHost('restlets')}${TOKEN_PATH}`,
  ];
  const { payload } = await jwtVerify(assertion, createPublicKey(certificate.publicKey), {
    algorithms: ALGORITHMS,
    audience,
    clockTolerance: LEEWAY,
    requiredClaims: ['iss', 'aud', 'iat', 'exp'],
  });
  if (payload.iss !== credentials.clientId) throw new AssertionError('invalid_client', 'no such client');
  const { iat = 0, exp = 0 } = payload;
  if (exp <= iat || exp - iat > LIFETIME || iat > Date.now() / 1000 + LEEWAY)
    throw new AssertionError('invalid_grant', 'the assertion may live for 60 minutes at most');
  const asked = payload.scope;
  const scope = (Array.isArray(asked) ? asked.map(String) : String(asked ?? '').split(/[\s,]+/)).filter(
    (part) => part !== '',
  );
  // the scope of AI connectors goes with no other
  if (
    scope.length === 0 ||
    scope.some((part) => !SCOPES.has(part)) ||
    (scope.includes('mcp') && scope.length > 1)
  )
    throw new AssertionError('invalid_scope', 'the scope is not valid');
  return scope;
}

function signAccessToken(scope: string[], { clientId, tokenKey }: Credentials): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ scope, oit: now })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: tokenKey.keyId })
    .setSubject('3;-5')
    .setAudience([clientId, `app:${clientId.slice(0, 8)}`])
    .setIssuer('https://system.netsuite.com')
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME)
    .setJti(randomUUID())
    .sign(createPrivateKey(tokenKey.privateKey));
}
