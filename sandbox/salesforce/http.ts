import type { Exchange, Operation, Reply } from '../server/exchange.ts';
import type { TransportFault } from '../server/transport-fault.ts';
import { ASSUMED } from './assumed.ts';
import { CLASSIC_PATH, classicOperation, classicReply } from './bulk/classic.ts';
import { RequestError } from './errors.ts';
import { APPROVAL_PATH, AUTHORIZE_PATH, approval, authorize, signInPage } from './oauth/authorize.ts';
import type { OAuthContext } from './oauth/context.ts';
import { identity, introspectToken, revokeToken, tokenOf } from './oauth/identity.ts';
import { issueToken } from './oauth/token-endpoint.ts';
import type { Org } from './rest/rest.ts';
import { operationName } from './rest/routes.ts';
import { decoded } from './rest/subrequests.ts';
import { requiredVersion, versions } from './rest/versions.ts';
import { SOAP_PATH, soapReply } from './soap/endpoint.ts';
import { COMETD_PATH, cometdReply } from './streaming/bayeux.ts';
import { changeOrigin } from './streaming/recorder.ts';

const DATA_PATH = '/services/data';
const MAX_URI_BYTES = 16_384;

/** How a request counts in the statistics. */
export function operation(received: Exchange): Operation {
  const exchange = withPlainPath(received);
  const background = clientOf(exchange) === 'background';
  if (exchange.path.startsWith(CLASSIC_PATH))
    return { name: classicOperation(exchange.method, exchange.path), data: true, background };
  if (exchange.path.startsWith(SOAP_PATH)) return { name: 'soap', data: true, background };
  const path = restPath(exchange.path);
  if (!path) return { name: exchange.path, data: false, background: false };
  return {
    name: operationName(methodOf(exchange), path.segments),
    data: true,
    background,
  };
}

/** Answers any request to the org's host. */
export function handle(
  org: Org,
  oauth: OAuthContext,
  received: Exchange,
  gone: AbortSignal,
): Reply | Promise<Reply> {
  const exchange = withPlainPath(received);
  const tooLong = sizeRefusal(exchange);
  if (tooLong) return tooLong;
  const { path } = exchange;
  if (path === '/services/oauth2/token') return issueToken(oauth, exchange);
  if (path === AUTHORIZE_PATH) return authorize(oauth, exchange);
  if (path === APPROVAL_PATH) return approval(oauth, exchange);
  if (path === '/') return signInPage(oauth, exchange);
  if (path === '/services/oauth2/revoke') return revokeToken(oauth, exchange);
  if (path === '/services/oauth2/introspect') return introspectToken(oauth, exchange);
  if (path === '/services/oauth2/userinfo' || path.startsWith('/id/')) return identity(oauth, exchange);
  if (path === DATA_PATH || path === `${DATA_PATH}/`) return { status: 200, json: versions() };
  if (path.startsWith(COMETD_PATH)) {
    const user = oauth.sessions.userOf(tokenOf(exchange) ?? '', 'access');
    return cometdReply(org.streaming, user, exchange, gone);
  }
  if (path.startsWith(SOAP_PATH)) return soapReply(org, oauth, exchange);
  if (path.startsWith(CLASSIC_PATH)) {
    const session = exchange.headers['x-sfdc-session'];
    const user = oauth.sessions.userOf(String(session ?? tokenOf(exchange) ?? ''), 'access');
    return classicReply(org, user, exchange);
  }
  return restReply(org, oauth, exchange);
}

/** A client whose base URL ends in a slash begins its paths with two. */
function withPlainPath(exchange: Exchange): Exchange {
  if (!exchange.path.startsWith('//')) return exchange;
  return { ...exchange, path: exchange.path.replace(/^\/+/, '/') };
}

function restReply(org: Org, oauth: OAuthContext, exchange: Exchange): Reply {
  const token = tokenOf(exchange);
  const userId = token === undefined ? undefined : oauth.sessions.userOf(token, 'access');
  if (userId === undefined)
    return errorReply(new RequestError(401, 'INVALID_SESSION_ID', 'Session expired or invalid'), {
      'WWW-Authenticate': 'Token',
    });
  const rest = restPath(exchange.path);
  let version: string;
  try {
    version = requiredVersion(rest?.version);
    org.usage.count(1);
  } catch (error) {
    if (error instanceof RequestError) return errorReply(error, { 'Sforce-Limit-Info': org.usage.header() });
    throw error;
  }
  const { query, headers, body, origin } = exchange;
  const client = clientOf(exchange);
  const method = methodOf(exchange);
  const path = rest?.segments ?? [];
  const reply = org.streaming.changes.during(changeOrigin('rest', version, client), () =>
    org.call({ method, version, path, query, headers, body, userId, client, origin }),
  );
  const sent = { ...reply.headers, 'Sforce-Limit-Info': org.usage.header() };
  return reply.body === undefined
    ? { status: reply.status, headers: sent }
    : {
        status: reply.status,
        headers: { 'content-type': 'application/json;charset=UTF-8', ...sent },
        text: reply.body,
      };
}

/** Clients that cannot send every method name theirs in the query: `?_HttpMethod=PATCH`. */
function methodOf({ method, query }: Exchange): string {
  return method === 'POST' ? (query.get('_HttpMethod')?.toUpperCase() ?? method) : method;
}

/** The name that the caller gives itself: `Sforce-Call-Options: client=name`. */
function clientOf(exchange: Exchange): string | undefined {
  const options = String(exchange.headers['sforce-call-options'] ?? '');
  return /(?:^|[,;\s])client=([^,;\s]+)/.exec(options)?.[1];
}

/** The version and the segments behind it of `/services/data/v66.0/…`. */
function restPath(path: string): { version: string | undefined; segments: string[] } | undefined {
  if (!path.startsWith(`${DATA_PATH}/`)) return undefined;
  const [version, ...segments] = path
    .slice(DATA_PATH.length + 1)
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  return version === undefined ? undefined : { version, segments };
}

function sizeRefusal(exchange: Exchange): Reply | undefined {
  const uri = exchange.target.length;
  if (uri > MAX_URI_BYTES) return htmlReply(414, 'URI Too Long');
  let size = uri;
  for (const [name, value] of Object.entries(exchange.headers))
    size += name.length + String(value).length + 4;
  return size > MAX_URI_BYTES ? htmlReply(431, 'Request Header Fields Too Large') : undefined;
}

/** The answer to what is no request that the org can read. */
export function refuseTransport(fault: TransportFault): Reply {
  const { unreadable } = ASSUMED;
  switch (fault) {
    case 'malformed':
      return htmlReply(400, unreadable.malformed);
    case 'headersTooLong':
      return htmlReply(431, 'Request Header Fields Too Large');
    case 'timedOut':
      return htmlReply(408, unreadable.timedOut);
    case 'notOffered':
      return htmlReply(405, unreadable.notOffered);
    case 'bodyTooLong':
      return errorReply(new RequestError(413, 'REQUEST_ENTITY_TOO_LARGE', unreadable.bodyTooLong), {});
    case 'notUtf8':
      return errorReply(new RequestError(400, 'JSON_PARSER_ERROR', unreadable.notUtf8), {});
    case 'unreadableEncoding':
      return errorReply(new RequestError(415, 'UNSUPPORTED_MEDIA_TYPE', unreadable.encoding), {});
    case 'defect':
      return errorReply(new RequestError(500, 'UNKNOWN_EXCEPTION', unreadable.defect), {});
  }
}

function htmlReply(status: number, reason: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html;charset=iso-8859-1' },
    text: `<h1>Bad Message ${status}</h1><pre>reason: ${reason}</pre>`,
  };
}

function errorReply(error: RequestError, headers: Readonly<Record<string, string>>): Reply {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    text: error.body(),
  };
}
