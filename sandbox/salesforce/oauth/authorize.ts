import type { Exchange, Reply } from '../../server/exchange.ts';
import type { OAuthContext } from './context.ts';
import { signIn } from './credentials.ts';
import { approvalPage, loginPage } from './pages.ts';
import { tokensOf } from './tokens.ts';

export const AUTHORIZE_PATH = '/services/oauth2/authorize';
export const APPROVAL_PATH = '/setup/secur/RemoteAccessAuthorizationPage.apexp';
/** Where apps without a web server of their own are sent back to. */
const SUCCESS_URL = 'https://login.salesforce.com/services/oauth2/success';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * `GET /services/oauth2/authorize`: sends the user to the login page and then to the page that asks for approval; the
 * approval sends the browser back to the app, with a code or, for `response_type=token`, with the tokens.
 */
export function authorize(context: OAuthContext, exchange: Exchange): Reply {
  const request = exchange.query;
  const fault = faultOf(context, request);
  if (fault) return refused(fault.error, fault.description);
  const type = request.get('response_type');
  if (type !== 'code' && type !== 'token')
    return backToApp(request, {
      error: 'unsupported_response_type',
      error_description: 'response type not supported',
    });
  const here = encodeURIComponent(`${AUTHORIZE_PATH}?${request}`);
  if (browserUser(context, exchange) === undefined) return redirect(`/?ec=302&startURL=${here}`);
  return redirect(`${APPROVAL_PATH}?source=${here}`);
}

/** `GET /` shows the login page, `POST /` signs in and goes on to where the user wanted to be. */
export function signInPage(context: OAuthContext, exchange: Exchange): Reply {
  const startUrl = exchange.query.get('startURL') ?? '';
  if (exchange.method !== 'POST') return loginPage(startUrl, false);
  const form = new URLSearchParams(exchange.body);
  const wanted = form.get('startURL') ?? startUrl;
  const userId = signIn(context, form.get('username') ?? '', form.get('pw') ?? '');
  if (userId === undefined) return loginPage(wanted, true);
  const session = context.sessions.issue(userId, 'access', Date.now());
  return {
    status: 302,
    headers: {
      Location: wanted.startsWith(AUTHORIZE_PATH) ? wanted : '/',
      'Set-Cookie': `sid=${session}; Path=/; HttpOnly; SameSite=Lax`,
    },
  };
}

/** The page that asks the user whether the app may act for them. */
export function approval(context: OAuthContext, exchange: Exchange): Reply {
  const source = exchange.query.get('source') ?? '';
  const userId = browserUser(context, exchange);
  if (userId === undefined) return redirect(`/?ec=302&startURL=${encodeURIComponent(source)}`);
  const request = new URLSearchParams(source.slice(source.indexOf('?') + 1));
  const fault = faultOf(context, request);
  if (fault) return refused(fault.error, fault.description);
  if (exchange.method !== 'POST')
    return approvalPage(`${APPROVAL_PATH}?source=${encodeURIComponent(source)}`);
  if (new URLSearchParams(exchange.body).get('answer') !== 'allow')
    return backToApp(request, { error: 'access_denied', error_description: 'end-user denied authorization' });
  if (request.get('response_type') === 'token') {
    const tokens = tokensOf(context, exchange.origin, userId, { scope: true, refresh: true });
    const state = request.get('state');
    const parameters = new URLSearchParams({ ...tokens, ...(state === null ? {} : { state }) });
    return redirect(`${request.get('redirect_uri')}#${parameters}`);
  }
  const code = context.codes.issue({
    userId,
    redirectUri: request.get('redirect_uri') as string,
    challenge: request.get('code_challenge') ?? undefined,
  });
  return backToApp(request, { code });
}

function faultOf(
  context: OAuthContext,
  request: URLSearchParams,
): { error: string; description: string } | undefined {
  if (request.get('client_id') !== context.app.clientId)
    return { error: 'invalid_client_id', description: 'client identifier invalid' };
  if (!isCallback(request.get('redirect_uri') ?? ''))
    return { error: 'redirect_uri_mismatch', description: 'redirect_uri must match configuration' };
  return undefined;
}

/** The connected app's callback URLs: any on this machine. */
function isCallback(text: string): boolean {
  if (text === SUCCESS_URL) return true;
  return URL.canParse(text) && LOOPBACK.has(new URL(text).hostname);
}

function browserUser(context: OAuthContext, exchange: Exchange): string | undefined {
  const sid = /(?:^|;\s*)sid=([^;]+)/.exec(String(exchange.headers.cookie ?? ''))?.[1];
  return sid === undefined ? undefined : context.sessions.userOf(sid, 'access');
}

function backToApp(request: URLSearchParams, parameters: Readonly<Record<string, string>>): Reply {
  const target = new URL(request.get('redirect_uri') as string);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  const state = request.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return redirect(target.href);
}

function redirect(location: string): Reply {
  return { status: 302, headers: { Location: location } };
}

function refused(error: string, description: string): Reply {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    text: new URLSearchParams({ error, error_description: description }).toString(),
  };
}
