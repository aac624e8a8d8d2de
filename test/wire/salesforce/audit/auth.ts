import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { answerOf, type LiveOrg, logIn, type SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

async function form(org: LiveOrg, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return answerOf(await fetch(`${org.settings.loginUrl}${path}`, { method: 'POST', body }));
}

async function tokenRefused(
  org: LiveOrg,
  changes: Record<string, string>,
  error: string,
  description?: string,
): Promise<void> {
  const { status, json } = await logIn(org.settings, changes);
  assert.deepEqual([status, json.error], [400, error]);
  if (description !== undefined) assert.equal(json.error_description, description);
}

async function withToken(org: LiveOrg, authorization: string | undefined) {
  const headers = authorization === undefined ? {} : { authorization };
  return answerOf(await fetch(org.address('/limits'), { headers }));
}

export const auth: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Signing in',
  rows: [
    must('SF-AUTH-001', 'documented', 'Client credentials get a bearer token.', async (org) => {
      const { status, json } = await logIn(org.settings);
      assert.deepEqual([status, json.token_type], [200, 'Bearer']);
      assert.match(json.access_token, /^00D\w+!/);
    }),
    must('SF-AUTH-002', 'documented', 'A token comes with the URL of the org.', async (org) => {
      assert.ok(URL.canParse((await logIn(org.settings)).json.instance_url));
    }),
    must('SF-AUTH-003', 'read in a client', 'A token names org and user in its id URL.', async (org) => {
      const { id } = (await logIn(org.settings)).json;
      assert.match(new URL(id).pathname, /^\/id\/00D\w{15}\/005\w{15}$/);
    }),
    should('SF-AUTH-004', 'documented', 'A token says when, as text of milliseconds.', async (org) => {
      assert.match((await logIn(org.settings)).json.issued_at, /^\d{13}$/);
    }),
    should('SF-AUTH-005', 'documented', 'A token is signed.', async (org) => {
      assert.match((await logIn(org.settings)).json.signature, /^[A-Za-z0-9+/]{43}=$/);
    }),
    should('SF-AUTH-006', 'unverified', 'Client credentials get no refresh token.', async (org) => {
      assert.equal((await logIn(org.settings)).json.refresh_token, undefined);
    }),
    must('SF-AUTH-007', 'documented', 'An unknown client is refused.', (org) =>
      tokenRefused(org, { client_id: 'nobody' }, 'invalid_client_id', 'client identifier invalid'),
    ),
    must('SF-AUTH-008', 'documented', 'A wrong secret is refused.', (org) =>
      tokenRefused(org, { client_secret: 'wrong' }, 'invalid_client', 'invalid client credentials'),
    ),
    must('SF-AUTH-009', 'documented', 'An unknown grant type is refused.', (org) =>
      tokenRefused(org, { grant_type: 'magic' }, 'unsupported_grant_type'),
    ),
    must('SF-AUTH-010', 'read in a client', 'An unknown refresh token is refused.', (org) =>
      tokenRefused(
        org,
        { grant_type: 'refresh_token', refresh_token: 'unknown' },
        'invalid_grant',
        'expired access/refresh token',
      ),
    ),
    must('SF-AUTH-011', 'documented', 'A call without a token is refused.', async (org) =>
      refused(await withToken(org, undefined), 401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
    ),
    must('SF-AUTH-012', 'documented', 'A call with an unknown token is refused.', async (org) =>
      refused(
        await withToken(org, 'Bearer 00Dnothing!here'),
        401,
        'INVALID_SESSION_ID',
        'Session expired or invalid',
      ),
    ),
    should('SF-AUTH-013', 'documented', 'The scheme OAuth does as well as Bearer.', async (org) =>
      assert.equal((await withToken(org, `OAuth ${org.token}`)).status, 200),
    ),
    must('SF-AUTH-014', 'documented', 'A revoked token opens nothing any more.', async (org) => {
      const { access_token: token } = (await logIn(org.settings)).json;
      assert.equal((await withToken(org, `Bearer ${token}`)).status, 200);
      assert.equal((await form(org, '/services/oauth2/revoke', { token })).status, 200);
      refused(await withToken(org, `Bearer ${token}`), 401, 'INVALID_SESSION_ID');
    }),
    should(
      'SF-AUTH-015',
      'read in a client',
      'A refused revocation answers in form encoding.',
      async (org) => {
        const { status, text } = await form(org, '/services/oauth2/revoke', { token: 'unknown' });
        assert.equal(status, 400);
        assert.ok(new URLSearchParams(text).get('error'), text);
      },
    ),
    must('SF-AUTH-016', 'read in a client', 'The id URL says who is signed in.', async (org) => {
      const { id, access_token } = (await logIn(org.settings)).json;
      const path = new URL(id).pathname;
      const { status, json } = await org.get(`${path}?format=json&oauth_token=${access_token}`);
      assert.equal(status, 200);
      assert.deepEqual([json.organization_id, json.user_id], path.split('/').slice(2));
      assert.ok(json.username && json.urls.rest && json.user_type);
    }),
    must('SF-AUTH-017', 'documented', 'userinfo says who is signed in.', async (org) => {
      const { status, json } = await org.get('/services/oauth2/userinfo');
      assert.equal(status, 200);
      assert.match(`${json.organization_id} ${json.user_id}`, /^00D\w{15} 005\w{15}$/);
      assert.ok(json.preferred_username && json.sub);
    }),
    should('SF-AUTH-018', 'documented', 'An app can ask what a token is worth.', async (org) => {
      const { clientId: client_id, clientSecret: client_secret } = org.settings;
      const ask = async (token: string) =>
        (await form(org, '/services/oauth2/introspect', { token, client_id, client_secret })).json.active;
      assert.deepEqual([await ask(org.token), await ask('unknown')], [true, false]);
    }),
  ],
};
