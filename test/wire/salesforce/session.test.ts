import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { Connection, OAuth2 } from 'jsforce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

function client(): Connection {
  const { clientId, clientSecret } = org.credentials;
  return new Connection({
    version: '66.0',
    oauth2: new OAuth2({ loginUrl: org.url, clientId, clientSecret }),
  });
}

function assertion(claims: Record<string, unknown>, key = org.credentials.privateKey): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = {
    iss: org.credentials.clientId,
    sub: org.credentials.username,
    aud: 'https://login.salesforce.com',
    exp: Math.floor(Date.now() / 1000) + 120,
    ...claims,
  };
  const text = `${part({ alg: 'RS256' })}.${part(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

async function token(
  form: Record<string, string>,
): Promise<{ status: number; json: Record<string, string> }> {
  const response = await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: response.status, json: (await response.json()) as Record<string, string> };
}

const JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

describe('A client logs in', () => {
  test('with client credentials', async () => {
    const connection = client();
    await connection.authorize({ grant_type: 'client_credentials' });
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    expect(await connection.identity()).toMatchObject({
      username: org.credentials.username,
      user_type: 'STANDARD',
    });
  });

  test('with user name and password, and refreshes its token when it is revoked', async () => {
    const connection = client();
    await connection.login(org.credentials.username, org.credentials.password);
    const before = connection.accessToken as string;
    await fetch(`${org.url}/services/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: before }),
    });
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    expect(connection.accessToken).not.toBe(before);
    await connection.logout();
  });

  test('with a signed assertion', async () => {
    const { status, json } = await token({ grant_type: JWT, assertion: assertion({}) });
    expect([status, json.token_type, json.scope]).toEqual([200, 'Bearer', 'api refresh_token']);
    const connection = new Connection({
      instanceUrl: org.url,
      accessToken: json.access_token as string,
      version: '66.0',
    });
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
  });
});

describe('A login is refused', () => {
  const id = () => ({ client_id: org.credentials.clientId, client_secret: org.credentials.clientSecret });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

  test.each([
    [
      'an unknown client',
      () => ({ grant_type: 'client_credentials', ...id(), client_id: 'x' }),
      'invalid_client_id',
      'client identifier invalid',
    ],
    [
      'a wrong secret',
      () => ({ grant_type: 'client_credentials', ...id(), client_secret: 'x' }),
      'invalid_client',
      'invalid client credentials',
    ],
    [
      'a wrong password',
      () => ({ grant_type: 'password', ...id(), username: org.credentials.username, password: 'x' }),
      'invalid_grant',
      'authentication failure',
    ],
    [
      'an unknown refresh token',
      () => ({ grant_type: 'refresh_token', ...id(), refresh_token: 'x' }),
      'invalid_grant',
      'expired access/refresh token',
    ],
    [
      'an unknown grant type',
      () => ({ grant_type: 'magic', ...id() }),
      'unsupported_grant_type',
      'grant type not supported',
    ],
    [
      'an assertion of another key',
      () => ({ grant_type: JWT, assertion: assertion({}, stranger) }),
      'invalid_grant',
      'invalid assertion',
    ],
    [
      'an assertion for another audience',
      () => ({ grant_type: JWT, assertion: assertion({ aud: 'https://example.com' }) }),
      'invalid_grant',
      'audience is invalid',
    ],
    [
      'an expired assertion',
      () => ({ grant_type: JWT, assertion: assertion({ exp: 1 }) }),
      'invalid_grant',
      'expired authorization code',
    ],
    [
      'an assertion of an unknown user',
      () => ({ grant_type: JWT, assertion: assertion({ sub: 'nobody@example.com' }) }),
      'invalid_grant',
      "user hasn't approved this consumer",
    ],
  ])('with %s', async (_what, form, error, description) => {
    expect(await token(form())).toEqual({ status: 400, json: { error, error_description: description } });
  });

  test('for a session that was never issued or has been revoked', async () => {
    const response = await fetch(`${org.url}/services/data/v66.0/limits`, {
      headers: { authorization: 'Bearer nothing' },
    });
    expect([response.status, await response.json()]).toEqual([
      401,
      [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    ]);
  });
});

test('The app can ask what a token is', async () => {
  const { clientId, clientSecret, accessToken, username } = org.credentials;
  const ask = async (tokenText: string) => {
    const body = new URLSearchParams({ token: tokenText, client_id: clientId, client_secret: clientSecret });
    return (await fetch(`${org.url}/services/oauth2/introspect`, { method: 'POST', body })).json();
  };
  expect(await ask(accessToken)).toMatchObject({ active: true, username, client_id: clientId });
  expect(await ask('nothing')).toEqual({ active: false });
  const info = await fetch(`${org.url}/services/oauth2/userinfo`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(await info.json()).toMatchObject({ preferred_username: username });
});

describe('An app asks a user for access', () => {
  const CALLBACK = 'http://localhost:4999/callback';
  const form = (values: Record<string, string>, cookie = '') => ({
    method: 'POST',
    redirect: 'manual' as const,
    headers: { cookie },
    body: new URLSearchParams(values),
  });
  /** Goes through the pages as a browser does, to where the app is sent the answer. */
  async function browse(url: string, answer: string): Promise<URL> {
    const login = (await fetch(url, { redirect: 'manual' })).headers.get('location') as string;
    const startURL = new URLSearchParams(login.slice(login.indexOf('?'))).get('startURL') as string;
    const { username, password } = org.credentials;
    const signedIn = await fetch(`${org.url}/`, form({ username, pw: password, startURL }));
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] as string;
    const page = `${org.url}${signedIn.headers.get('location')}`;
    const approval = (await fetch(page, { redirect: 'manual', headers: { cookie } })).headers.get('location');
    const asked = await fetch(`${org.url}${approval}`, { headers: { cookie } });
    expect(await asked.text()).toContain('id="oaapprove"');
    const answered = await fetch(`${org.url}${approval}`, form({ answer }, cookie));
    return new URL(answered.headers.get('location') as string);
  }
  const app = () => ({
    loginUrl: org.url,
    clientId: org.credentials.clientId,
    clientSecret: org.credentials.clientSecret,
    redirectUri: CALLBACK,
  });

  test('and gets tokens for the code that it is sent, once', async () => {
    const connection = new Connection({ oauth2: app(), version: '66.0' });
    const target = await browse(connection.oauth2.getAuthorizationUrl({ state: 'hello' }), 'allow');
    expect([target.origin + target.pathname, target.searchParams.get('state')]).toEqual([CALLBACK, 'hello']);
    const code = target.searchParams.get('code') as string;
    const { organizationId } = await connection.authorize(code);
    expect(organizationId.slice(0, 3)).toBe('00D');
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    const revoked = connection.accessToken as string;
    const body = new URLSearchParams({ token: revoked });
    await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body });
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    expect(connection.accessToken).not.toBe(revoked);
    const again = { grant_type: 'authorization_code', code, client_id: org.credentials.clientId };
    expect(await token({ ...again, redirect_uri: CALLBACK })).toEqual({
      status: 400,
      json: { error: 'invalid_grant', error_description: 'invalid authorization code' },
    });
  });

  test('and needs the verifier of its challenge and the same callback', async () => {
    const connection = new Connection({ oauth2: app(), version: '66.0' });
    const code_challenge = createHash('sha256').update('secret').digest('base64url');
    const grant = async (values: Record<string, string>) => {
      const url = `${connection.oauth2.getAuthorizationUrl({})}&code_challenge=${code_challenge}`;
      const code = (await browse(url, 'allow')).searchParams.get('code') as string;
      const { clientId: client_id } = org.credentials;
      const given = { grant_type: 'authorization_code', code, client_id, redirect_uri: CALLBACK, ...values };
      const { status, json } = await token(given);
      return [status, json.error];
    };
    expect(await grant({ code_verifier: 'other' })).toEqual([400, 'invalid_grant']);
    expect(await grant({ code_verifier: 'secret', redirect_uri: 'http://localhost/x' })).toEqual([
      400,
      'redirect_uri_mismatch',
    ]);
    expect(await grant({ code_verifier: 'secret' })).toEqual([200, undefined]);
  });

  test('and is told when the user refuses, or when it is not known', async () => {
    const url = new Connection({ oauth2: app() }).oauth2.getAuthorizationUrl({});
    expect((await browse(url, 'deny')).searchParams.get('error')).toBe('access_denied');
    const refused = async (changes: Record<string, string>) => {
      const asked = new URL(url);
      for (const [name, value] of Object.entries(changes)) asked.searchParams.set(name, value);
      const response = await fetch(asked, { redirect: 'manual' });
      return [response.status, new URLSearchParams(await response.text()).get('error')];
    };
    expect(await refused({ client_id: 'x' })).toEqual([400, 'invalid_client_id']);
    expect(await refused({ redirect_uri: 'https://example.com/' })).toEqual([400, 'redirect_uri_mismatch']);
  });
});
