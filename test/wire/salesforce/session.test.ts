import { createSign, generateKeyPairSync } from 'node:crypto';
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
