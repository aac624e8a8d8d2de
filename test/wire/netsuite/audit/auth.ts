import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { type AssertionOptions, assertion, requestToken, TOKEN_PATH, tbaHeader } from '../wire-client.ts';
import { type LiveAccount, type NetSuiteNeed, RECORD } from './live-account.ts';
import { must, refused, should } from './rows.ts';

const INVALID_LOGIN =
  'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.';
const tba = { needs: ['token-based authentication'] } as const;

async function tokenFor(account: LiveAccount, options: AssertionOptions = {}) {
  return requestToken(account.url, await assertion(account.credentials, options));
}

async function accepts(account: LiveAccount, options: AssertionOptions): Promise<void> {
  const { status, json } = await tokenFor(account, options);
  assert.equal(status, 200, JSON.stringify(json));
}

async function denies(account: LiveAccount, options: AssertionOptions, error: string): Promise<void> {
  const { status, json } = await tokenFor(account, options);
  assert.ok([400, 401].includes(status), String(status));
  assert.equal(json.error, error);
}

/** The status of a call with a header of its own. */
async function statusWith(
  account: LiveAccount,
  header: string,
  path = `${RECORD}/customer?limit=1`,
): Promise<number> {
  return (await fetch(`${account.url}${path}`, { headers: { authorization: header } })).status;
}

const part = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

export const auth: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Signing in',
  rows: [
    must(
      'NS-AUTH-001',
      'documented',
      'A signed assertion gets a bearer token of an hour.',
      async (account) => {
        const { status, json } = await tokenFor(account);
        assert.deepEqual(
          [status, String(json.expires_in), String(json.token_type).toLowerCase()],
          [200, '3600', 'bearer'],
        );
      },
    ),
    must('NS-AUTH-002', 'documented', 'There is no refresh token.', async (account) =>
      assert.equal((await tokenFor(account)).json.refresh_token, undefined),
    ),
    should(
      'NS-AUTH-003',
      'documented',
      'A token is a JWT that tells role, user, client and scope.',
      async (account) => {
        const header = part(account.token, 0);
        const claims = part(account.token, 1);
        assert.ok(header.kid && header.alg);
        assert.match(claims.sub, /^-?\d+;-?\d+$/);
        assert.ok(claims.aud.includes(account.credentials.oauth2.clientId), claims.aud);
        assert.ok(Array.isArray(claims.scope) && claims.jti && claims.oit);
        assert.equal(claims.exp - claims.iat, 3600);
      },
    ),
    must('NS-AUTH-004', 'documented', 'PS384 and PS512 do as well as PS256.', async (account) => {
      for (const alg of ['PS384', 'PS512']) await accepts(account, { alg });
    }),
    must(
      'NS-AUTH-005',
      'documented',
      'Keys on elliptic curves do as well.',
      async (account) => {
        for (const alg of ['ES256', 'ES384', 'ES512'] as const) {
          const { certificateId: kid, privateKey: key } = account.credentials.oauth2.elliptic[alg];
          await accepts(account, { alg, kid, key });
        }
      },
      { needs: ['an elliptic key'] },
    ),
    must('NS-AUTH-006', 'documented', 'The older padding RS256 is refused.', (account) =>
      denies(account, { alg: 'RS256' }, 'invalid_grant'),
    ),
    must(
      'NS-AUTH-007',
      'documented',
      'The scope may be a list, a text or several with commas.',
      async (account) => {
        for (const scope of [['rest_webservices'], 'rest_webservices', 'restlets,rest_webservices'])
          await accepts(account, { scope });
      },
    ),
    must('NS-AUTH-008', 'documented', 'The audience may be on the host of the restlets.', (account) =>
      accepts(account, {
        audience: `https://${account.credentials.account.toLowerCase().replaceAll('_', '-')}.restlets.api.netsuite.com${TOKEN_PATH}`,
      }),
    ),
    must('NS-AUTH-009', 'documented', 'An assertion for somebody else is refused.', (account) =>
      denies(account, { audience: 'https://example.com/token' }, 'invalid_grant'),
    ),
    must('NS-AUTH-010', 'documented', 'An assertion that has ended is refused.', (account) =>
      denies(account, { lifetime: -120 }, 'invalid_grant'),
    ),
    must('NS-AUTH-011', 'documented', 'An assertion of more than an hour is refused.', (account) =>
      denies(account, { lifetime: 4_000 }, 'invalid_grant'),
    ),
    must('NS-AUTH-012', 'documented', 'An unknown certificate is refused.', (account) =>
      denies(account, { kid: 'nobody' }, 'invalid_grant'),
    ),
    must('NS-AUTH-013', 'documented', 'An unknown client is refused.', (account) =>
      denies(account, { issuer: 'nobody' }, 'invalid_client'),
    ),
    must(
      'NS-AUTH-014',
      'documented',
      'An unknown token is refused in the words of the login audit trail.',
      async (account) => {
        const answer = await account.get(`${RECORD}/customer`, { authorization: 'Bearer nothing' });
        refused(answer, 401, 'INVALID_LOGIN', INVALID_LOGIN);
        assert.equal(answer.json.title, 'Unauthorized');
      },
    ),
    must('NS-AUTH-015', 'documented', 'A call without a token is refused the same way.', async (account) => {
      const response = await fetch(`${account.url}${RECORD}/customer`);
      assert.equal(response.status, 401);
      assert.match(await response.text(), /"o:errorCode":\s*"INVALID_LOGIN"/);
    }),
    must(
      'NS-AUTH-016',
      'documented',
      'A request signed by HMAC-SHA256 is answered.',
      async (account) => {
        const address = `${account.url}${RECORD}/customer?limit=1`;
        assert.equal(await statusWith(account, tbaHeader(account.credentials, 'GET', address)), 200);
      },
      tba,
    ),
    must(
      'NS-AUTH-017',
      'documented',
      'The query of an address belongs to what is signed.',
      async (account) => {
        const other = tbaHeader(account.credentials, 'GET', `${account.url}${RECORD}/customer?limit=2`);
        assert.equal(await statusWith(account, other), 401);
      },
      tba,
    ),
    must(
      'NS-AUTH-018',
      'documented',
      'The realm does not belong to what is signed.',
      async (account) => {
        const address = `${account.url}${RECORD}/customer?limit=1`;
        const header = tbaHeader(account.credentials, 'GET', address);
        assert.equal(
          await statusWith(
            account,
            header
              .replace(/realm="[^"]*"/, `realm="${account.credentials.account.toLowerCase()}"`)
              .toString(),
          ),
          200,
        );
      },
      tba,
    ),
    must(
      'NS-AUTH-019',
      'documented',
      'The body does not belong to what is signed.',
      async (account) => {
        const address = `${account.url}/services/rest/query/v1/suiteql`;
        const authorization = tbaHeader(account.credentials, 'POST', address);
        const headers = { authorization, prefer: 'transient', 'content-type': 'application/json' };
        const body = JSON.stringify({ q: 'SELECT 1 AS one FROM DUAL' });
        assert.equal((await fetch(address, { method: 'POST', headers, body })).status, 200);
      },
      tba,
    ),
    must(
      'NS-AUTH-020',
      'documented',
      'HMAC-SHA1 is refused.',
      async (account) => {
        const header = tbaHeader(account.credentials, 'GET', `${account.url}${RECORD}/customer?limit=1`);
        assert.equal(await statusWith(account, header.replace('HMAC-SHA256', 'HMAC-SHA1')), 401);
      },
      tba,
    ),
    should(
      'NS-AUTH-021',
      'unverified',
      'A nonce is good once.',
      async (account) => {
        const header = tbaHeader(account.credentials, 'GET', `${account.url}${RECORD}/customer?limit=1`);
        assert.deepEqual([await statusWith(account, header), await statusWith(account, header)], [200, 401]);
      },
      tba,
    ),
    should(
      'NS-AUTH-022',
      'unverified',
      'A timestamp of long ago is refused.',
      async (account) => {
        const address = `${account.url}${RECORD}/customer?limit=1`;
        const old = Math.floor(Date.now() / 1000) - 3600;
        assert.equal(
          await statusWith(account, tbaHeader(account.credentials, 'GET', address, 'old-nonce', old)),
          401,
        );
      },
      tba,
    ),
    should('NS-AUTH-023', 'unverified', 'Another grant type is refused.', async (account) => {
      const body = new URLSearchParams({ grant_type: 'password' });
      const response = await fetch(`${account.url}${TOKEN_PATH}`, { method: 'POST', body });
      assert.equal(response.status, 400);
      assert.ok(((await response.json()) as { error: string }).error);
    }),
  ],
};
