import type { Exchange, Reply } from '../../server/exchange.ts';
import { ORG_IDS } from '../load/org.ts';
import { objectNamed } from '../objects/catalogue.ts';
import type { OAuthContext } from './context.ts';

/** The token of `Authorization: Bearer …` or `OAuth …`, else of the parameter `oauth_token`. */
export function tokenOf(exchange: Exchange): string | undefined {
  const [scheme = '', token] = (exchange.headers.authorization ?? '').split(' ');
  if (token !== undefined && /^(bearer|oauth)$/i.test(scheme)) return token;
  return exchange.query.get('oauth_token') || exchange.query.get('access_token') || undefined;
}

/** `POST /services/oauth2/revoke`: ends an access or refresh token; errors are form-encoded, as Salesforce's are. */
export function revokeToken(context: OAuthContext, exchange: Exchange): Reply {
  const token = new URLSearchParams(exchange.body).get('token') ?? exchange.query.get('token') ?? '';
  if (context.sessions.revoke(token)) return { status: 200 };
  return {
    status: 400,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    text: 'error=unsupported_token_type&error_description=this+token+type+is+not+supported',
  };
}

/** `POST /services/oauth2/introspect`: what a token is, for the connected app. */
export function introspectToken(context: OAuthContext, exchange: Exchange): Reply {
  const form = new URLSearchParams(exchange.body);
  const { app, sessions } = context;
  if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret)
    return {
      status: 401,
      json: { error: 'invalid_client', error_description: 'invalid client credentials' },
    };
  const token = form.get('token') ?? '';
  const access = sessions.userOf(token, 'access');
  const userId = access ?? sessions.userOf(token, 'refresh');
  if (userId === undefined) return { status: 200, json: { active: false } };
  return {
    status: 200,
    json: {
      active: true,
      scope: 'api refresh_token',
      client_id: app.clientId,
      username: userRow(context, userId)?.Username ?? null,
      sub: `${exchange.origin}/id/${ORG_IDS.organization}/${userId}`,
      token_type: access === undefined ? 'refresh_token' : 'access_token',
      iat: Math.floor((sessions.issuedAt(token) ?? 0) / 1000),
      nbf: Math.floor((sessions.issuedAt(token) ?? 0) / 1000),
    },
  };
}

/** `GET /id/{org}/{user}` and `GET /services/oauth2/userinfo`. */
export function identity(context: OAuthContext, exchange: Exchange): Reply {
  const token = tokenOf(exchange);
  const userId = token === undefined ? undefined : context.sessions.userOf(token, 'access');
  const user = userId === undefined ? undefined : userRow(context, userId);
  if (userId === undefined || !user) return { status: 403, text: 'Bad_OAuth_Token' };
  const { origin } = exchange;
  const url = `${origin}/id/${ORG_IDS.organization}/${userId}`;
  const urls = {
    rest: `${origin}/services/data/v{version}/`,
    sobjects: `${origin}/services/data/v{version}/sobjects/`,
    query: `${origin}/services/data/v{version}/query/`,
    recent: `${origin}/services/data/v{version}/recent/`,
    profile: `${origin}/${userId}`,
  };
  const common = {
    user_id: userId,
    organization_id: ORG_IDS.organization,
    email: user.Email,
    email_verified: true,
    active: user.IsActive === 1n,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: user.LocaleSidKey,
    utcOffset: 0,
    urls,
  };
  const [name, first, last] = [user.Name, user.FirstName, user.LastName];
  if (exchange.path === '/services/oauth2/userinfo')
    return {
      status: 200,
      json: {
        sub: url,
        preferred_username: user.Username,
        nickname: user.Alias,
        name,
        given_name: first,
        family_name: last,
        zoneinfo: 'GMT',
        ...common,
      },
    };
  return {
    status: 200,
    json: {
      id: url,
      asserted_user: true,
      username: user.Username,
      nick_name: user.Alias,
      display_name: name,
      first_name: first,
      last_name: last,
      timezone: 'GMT',
      photos: {},
      addr_street: null,
      addr_city: null,
      addr_state: null,
      addr_country: null,
      addr_zip: null,
      mobile_phone: null,
      mobile_phone_verified: false,
      is_app_installed: true,
      is_lightning_login_user: false,
      status: { created_date: null, body: null },
      last_modified_date: user.LastModifiedDate,
      ...common,
    },
  };
}

/** The user with an id. */
export function userRow(context: OAuthContext, id: string) {
  return context.store.read(objectNamed('User'), id);
}
