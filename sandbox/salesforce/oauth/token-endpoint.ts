import { verify } from 'node:crypto';
import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { ORG_IDS } from '../load/org.ts';
import { verifies } from './authorization-codes.ts';
import type { ConnectedApp } from './connected-app.ts';
import type { OAuthContext } from './context.ts';
import { equal, signIn, userNamed } from './credentials.ts';
import { tokensOf } from './tokens.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LOGIN_HOSTS = ['https://login.salesforce.com', 'https://test.salesforce.com'];
/** How far in the future an assertion may expire, and how far clocks may differ; seconds. */
const ASSERTION_LIFETIME = 300;
const CLOCK_SKEW = 30;

class Refused extends Error {
  readonly reply: Reply;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.reply = { status, json: { error, error_description: description } };
  }
}

/** `POST /services/oauth2/token`. */
export function issueToken(context: OAuthContext, exchange: Exchange): Reply {
  try {
    if (exchange.method !== 'POST') throw new Refused('invalid_request', 'must use HTTP POST');
    const form = new URLSearchParams(exchange.body);
    const basic = basicCredentials(exchange.headers.authorization);
    if (basic) {
      form.set('client_id', basic[0]);
      form.set('client_secret', basic[1]);
    }
    return grant(context, exchange, form);
  } catch (error) {
    if (error instanceof Refused) return error.reply;
    throw error;
  }
}

function grant(context: OAuthContext, exchange: Exchange, form: URLSearchParams): Reply {
  const { sessions, app } = context;
  const type = form.get('grant_type');
  switch (type) {
    case 'client_credentials':
      requireClient(app, form, true);
      return tokenReply(context, exchange, ORG_IDS.user, { scope: false, refresh: false });
    case 'password': {
      requireClient(app, form, true);
      const userId = signIn(context, form.get('username') ?? '', form.get('password') ?? '');
      if (userId === undefined) throw new Refused('invalid_grant', 'authentication failure');
      return tokenReply(context, exchange, userId, { scope: true, refresh: true });
    }
    case 'refresh_token': {
      requireClient(app, form, form.has('client_secret'));
      const userId = sessions.userOf(form.get('refresh_token') ?? '', 'refresh');
      if (userId === undefined) throw new Refused('invalid_grant', 'expired access/refresh token');
      return tokenReply(context, exchange, userId, { scope: true, refresh: false });
    }
    case 'authorization_code': {
      requireClient(app, form, form.has('client_secret'));
      const userId = approvedUser(context, form);
      return tokenReply(context, exchange, userId, { scope: true, refresh: true });
    }
    case JWT_BEARER:
      return tokenReply(context, exchange, assertedUser(context, exchange, form.get('assertion') ?? ''), {
        scope: true,
        refresh: false,
      });
    case null:
      throw new Refused('invalid_request', 'must use HTTP POST with grant_type');
    default:
      throw new Refused('unsupported_grant_type', 'grant type not supported');
  }
}

function requireClient(app: ConnectedApp, form: URLSearchParams, withSecret: boolean): void {
  if (!equal(form.get('client_id') ?? '', app.clientId))
    throw new Refused('invalid_client_id', 'client identifier invalid');
  if (withSecret && !equal(form.get('client_secret') ?? '', app.clientSecret))
    throw new Refused('invalid_client', 'invalid client credentials');
}

/** The user behind an authorization code, which the app must bring from where it was sent. */
function approvedUser(context: OAuthContext, form: URLSearchParams): string {
  const grant = context.codes.redeem(form.get('code') ?? '');
  if (!grant) throw new Refused('invalid_grant', 'invalid authorization code');
  if (form.get('redirect_uri') !== grant.redirectUri)
    throw new Refused('redirect_uri_mismatch', 'redirect uri does not match configuration');
  if (!verifies(grant, form.get('code_verifier')))
    throw new Refused('invalid_grant', ASSUMED.oauth.wrongVerifier);
  return grant.userId;
}

/** The user that a JWT assertion speaks for; its signature, issuer, audience and expiry are checked. */
function assertedUser(context: OAuthContext, exchange: Exchange, assertion: string): string {
  const [header = '', payload = '', signature = '', ...more] = assertion.split('.');
  const head = decodedPart(header);
  const claims = decodedPart(payload);
  if (!head || !claims || more.length > 0 || head.alg !== 'RS256')
    throw new Refused('invalid_grant', 'invalid assertion');
  if (claims.iss !== context.app.clientId)
    throw new Refused('invalid_client_id', 'client identifier invalid');
  const signed = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    context.app.publicKey(),
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) throw new Refused('invalid_grant', 'invalid assertion');
  const audiences = [claims.aud].flat();
  if (!audiences.some((audience) => audience === exchange.origin || LOGIN_HOSTS.includes(String(audience))))
    throw new Refused('invalid_grant', 'audience is invalid');
  const now = Date.now() / 1000;
  const expiry = claims.exp;
  if (
    typeof expiry !== 'number' ||
    expiry < now - CLOCK_SKEW ||
    expiry > now + ASSERTION_LIFETIME + CLOCK_SKEW
  )
    throw new Refused('invalid_grant', 'expired authorization code');
  const userId = userNamed(context, String(claims.sub ?? ''));
  if (userId === undefined) throw new Refused('invalid_grant', "user hasn't approved this consumer");
  return userId;
}

function tokenReply(
  context: OAuthContext,
  exchange: Exchange,
  userId: string,
  options: { readonly scope: boolean; readonly refresh: boolean },
): Reply {
  return {
    status: 200,
    headers: { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' },
    json: tokensOf(context, exchange.origin, userId, options),
  };
}

function decodedPart(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function basicCredentials(header: string | undefined): [string, string] | undefined {
  if (!header?.toLowerCase().startsWith('basic ')) return undefined;
  const [id, secret] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':');
  return id !== undefined && secret !== undefined ? [id, secret] : undefined;
}
