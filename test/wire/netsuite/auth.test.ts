import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tbaSignature } from '#sandbox/netsuite/auth/tba.ts';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import {
  type AssertionOptions,
  assertion,
  credentialsOf,
  requestToken,
  type SandboxCredentials,
  TOKEN_PATH,
  tbaHeader,
  WireClient,
} from './wire-client.ts';

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let credentials: SandboxCredentials;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  credentials = await credentialsOf(sandbox.url);
});
afterAll(() => sandbox.stop());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ASSERTION_TYPE =
  'client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';

async function tokenFor(
  options: AssertionOptions,
): Promise<{ status: number; json: Record<string, unknown> }> {
  return requestToken(sandbox.url, await assertion(credentials, options));
}

describe('OAuth 2.0 client credentials', () => {
  test('a client exchanges a PS256 assertion for a bearer token of an hour and calls with it', async () => {
    const { status, json } = await tokenFor({});
    expect(status).toBe(200);
    expect(json).toMatchObject({ expires_in: '3600', token_type: 'Bearer' });
    const client = new WireClient(sandbox.url, String(json.access_token));
    expect(await client.rows('SELECT COUNT(*) AS n FROM customer')).toEqual([{ n: '4' }]);
  });

  test.each(['PS384', 'PS512'])('an assertion signed with %s is good', async (alg) => {
    expect((await tokenFor({ alg })).status).toBe(200);
  });

  test.each(['ES256', 'ES384', 'ES512'] as const)('an assertion signed with %s is good', async (alg) => {
    const { certificateId, privateKey } = credentials.oauth2.elliptic[alg];
    expect((await tokenFor({ alg, kid: certificateId, key: privateKey })).status).toBe(200);
  });

  test.each([
    ['the suitetalk host', 'https://tstdrv1700001.suitetalk.api.netsuite.com'],
    ['the restlets host', 'https://tstdrv1700001.restlets.api.netsuite.com'],
  ])('the audience may name %s', async (_, host) => {
    expect((await tokenFor({ audience: `${host}${TOKEN_PATH}` })).status).toBe(200);
  });

  test.each([
    ['a list', ['rest_webservices', 'restlets']],
    ['commas', 'restlets,rest_webservices'],
  ])('the scope may be %s', async (_, scope) => {
    expect((await tokenFor({ scope })).status).toBe(200);
  });

  test.each([
    ['RS256, the older padding', { alg: 'RS256' }, 'invalid_grant'],
    ['a life of more than 60 minutes', { lifetime: 3601 }, 'invalid_grant'],
    ['an end in the past', { lifetime: -120 }, 'invalid_grant'],
    ['another audience', { audience: 'https://example.com/token' }, 'invalid_grant'],
    ['an unknown certificate', { kid: 'nobody' }, 'invalid_grant'],
    ['an unknown scope', { scope: 'everything' }, 'invalid_scope'],
    ['no scope', { scope: [] }, 'invalid_scope'],
    ['the scope mcp beside another', { scope: ['mcp', 'rest_webservices'] }, 'invalid_scope'],
  ])('an assertion with %s is refused', async (_, options, error) => {
    const { status, json } = await tokenFor(options as AssertionOptions);
    expect([status, json.error]).toEqual([400, error]);
  });

  test.each([
    ['another content type', { 'content-type': 'application/json' }, '{}', 'invalid_request'],
    ['no content type', {}, Buffer.from('grant_type=client_credentials'), 'invalid_request'],
    ['another grant', FORM, 'grant_type=password', 'unsupported_grant_type'],
    ['no assertion', FORM, `grant_type=client_credentials&${ASSERTION_TYPE}`, 'invalid_request'],
    [
      'an assertion that is none',
      FORM,
      `grant_type=client_credentials&${ASSERTION_TYPE}&client_assertion=x`,
      'invalid_grant',
    ],
    [
      'a parameter twice',
      FORM,
      'grant_type=client_credentials&grant_type=client_credentials',
      'invalid_request',
    ],
  ])('a request with %s is refused', async (_, headers, body, error) => {
    const response = await fetch(`${sandbox.url}${TOKEN_PATH}`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, error]);
  });

  test('the token says who it is for', async () => {
    const { json } = await tokenFor({ scope: ['rest_webservices', 'restlets'] });
    const [header, payload] = String(json.access_token)
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    expect(Object.keys(header as object).sort()).toEqual(['alg', 'kid', 'typ']);
    expect(payload).toEqual({
      sub: '3;-5',
      aud: [credentials.oauth2.clientId, expect.stringMatching(/^app:/)],
      scope: ['rest_webservices', 'restlets'],
      iss: 'https://system.netsuite.com',
      iat: expect.any(Number),
      exp: (payload?.iat as number) + 3600,
      oit: payload?.iat,
      jti: expect.any(String),
    });
  });

  test('a token opens what its scope names', async () => {
    const { json } = await tokenFor({ scope: 'restlets' });
    const restlets = new WireClient(sandbox.url, String(json.access_token));
    expect((await restlets.record('GET', 'customer')).status).toBe(401);
    const call = await restlets.call('GET', '/app/site/hosting/restlet.nl?script=1&deploy=1');
    expect([call.status, (call.json.error as { code: string }).code]).toEqual([
      404,
      'SSS_INVALID_SCRIPTLET_ID',
    ]);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'bearer x.y.z',
    'OAuth',
    'Nonsense x',
  ])('the authorization "%s" is no login', async (authorization) => {
    const response = await fetch(`${sandbox.url}/services/rest/record/v1/customer`, {
      headers: { authorization },
    });
    expect(response.status).toBe(401);
  });

  test('an assertion of another client is refused with 401', async () => {
    const { status, json } = await tokenFor({ issuer: 'somebody' });
    expect([status, json.error]).toEqual([401, 'invalid_client']);
  });

  test('a token that the sandbox did not sign is answered in the words of the login audit trail', async () => {
    const answer = await new WireClient(sandbox.url, 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA').query(
      'SELECT 1 FROM DUAL',
    );
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2',
      title: 'Unauthorized',
      status: 401,
      'o:errorDetails': [
        {
          detail:
            'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
          'o:errorCode': 'INVALID_LOGIN',
        },
      ],
    });
  });
});

describe('token-based authentication', () => {
  const secrets = {
    consumerSecret: 'd26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5',
    tokenSecret: 'c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295',
  };
  const oauth: [string, string][] = [
    ['oauth_consumer_key', 'ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4'],
    ['oauth_token', '2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc'],
    ['oauth_nonce', 'fjaLirsIcCGVZWzBX0pg'],
    ['oauth_timestamp', '1508242306'],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_version', '1.0'],
  ];

  test("the signature is the one of NetSuite's own record example", () => {
    expect(
      tbaSignature(
        'GET',
        'https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40',
        oauth,
        secrets,
      ),
    ).toBe('B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=');
  });

  test("the signature is the one of NetSuite's own RESTlet example, whose query belongs to it", () => {
    const query: [string, string][] = [
      ['script', '6'],
      ['deploy', '1'],
      ['customParam', 'someValue'],
      ['testParam', 'someOtherValue'],
    ];
    expect(
      tbaSignature(
        'POST',
        'https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl',
        [...query, ...oauth],
        secrets,
      ),
    ).toBe('+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=');
  });

  async function list(header: string, address: string): Promise<number> {
    return (await fetch(address, { headers: { authorization: header } })).status;
  }

  test('a signed request is answered, its query included in the signature', async () => {
    const address = `${sandbox.url}/services/rest/record/v1/customer?limit=2&offset=2`;
    expect(await list(tbaHeader(credentials, 'GET', address), address)).toBe(200);
    expect(await list(tbaHeader(credentials, 'GET', address.replace('offset=2', 'offset=0')), address)).toBe(
      401,
    );
  });

  test('a nonce is good once, a timestamp for five minutes', async () => {
    const address = `${sandbox.url}/services/rest/record/v1/customer`;
    const header = tbaHeader(credentials, 'GET', address, 'once');
    expect([await list(header, address), await list(header, address)]).toEqual([200, 401]);
    expect(
      await list(
        tbaHeader(credentials, 'GET', address, 'late', Math.floor(Date.now() / 1000) - 600),
        address,
      ),
    ).toBe(401);
  });
});

describe('signatures of odd requests', () => {
  const status = async (
    path: string,
    change: (header: string) => string = (header) => header,
  ): Promise<number> => {
    const address = `${sandbox.url}${path}`;
    const authorization = change(tbaHeader(credentials, 'GET', address));
    return (await fetch(address, { headers: { authorization } })).status;
  };

  test.each([
    '/services/rest/record/v1/customer?q=companyName%20IS%20%22Acme%22',
    '/services/rest/record/v1/customer?q=companyName+IS+Acme',
    "/services/rest/record/v1/customer?q=companyName%20IS%20%22it's%20(a)%20*test*!%22",
    '/services/rest/record/v1/customer?q=companyName%20IS%20%C3%A9t%C3%A9&limit=1&limit=1',
    '/services/rest/record/v1/customer?b=2&a=1&a=0',
    '/services/rest/record/v1/customer?empty=',
  ])('%s is signed like any other', async (path) => {
    expect(await status(path)).toBe(200);
  });

  test('a plus in the query may be signed as a plus', async () => {
    const path = '/services/rest/record/v1/customer?q=companyName+IS+Acme';
    const signed = `${sandbox.url}${path.replaceAll('+', '%2B')}`;
    const authorization = tbaHeader(credentials, 'GET', signed);
    expect((await fetch(`${sandbox.url}${path}`, { headers: { authorization } })).status).toBe(200);
  });

  test.each([
    ['HMAC-SHA1', (header: string) => header.replace('HMAC-SHA256', 'HMAC-SHA1')],
    ['another realm', (header: string) => header.replace(/realm="[^"]*"/, 'realm="1"')],
    ['no realm', (header: string) => header.replace(/realm="[^"]*", /, '')],
    ['another token', (header: string) => header.replace(/oauth_token="[^"]*"/, 'oauth_token="x"')],
    ['no nonce', (header: string) => header.replace(/oauth_nonce="[^"]*", /, '')],
    [
      'a timestamp that is no number',
      (header: string) => header.replace(/timestamp="\d+"/, 'timestamp="now"'),
    ],
    ['a broken encoding', (header: string) => header.replace(/oauth_nonce="[^"]*"/, 'oauth_nonce="%zz"')],
  ])('%s is refused', async (_, change) => {
    expect(await status('/services/rest/record/v1/customer', change)).toBe(401);
  });

  test('a refused signature is told which realm refused it', async () => {
    const response = await fetch(`${sandbox.url}/services/rest/record/v1/customer`, {
      headers: { authorization: 'OAuth realm="x"' },
    });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      `OAuth realm="${credentials.account}", error="token_rejected", error_description="Invalid login attempt."`,
    ]);
  });

  test('the realm may be written as hosts are', async () => {
    expect(
      await status('/rest/tokeninfo', (header) =>
        header.replace(credentials.account, credentials.account.toLowerCase()),
      ),
    ).toBe(200);
  });
});

test('a token tells whose it is', async () => {
  const { json } = await tokenFor({});
  const client = new WireClient(sandbox.url, String(json.access_token));
  expect((await client.call('GET', '/rest/tokeninfo')).json).toMatchObject({
    companyId: credentials.account,
    userId: -5,
    roleId: 3,
  });
});

test('the same port speaks TLS with the certificate that the credentials name, long headers too', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(
      {
        host: 'localhost',
        port: sandbox.port,
        path: '/sandbox/stats',
        headers: { 'x-long': 'x'.repeat(20_000) },
        ca: readFileSync(credentials.certificateFile),
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});
