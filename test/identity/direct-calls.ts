import { SignJWT, UnsecuredJWT } from 'jose';
import { ASSERTION_HEADER, signAssertion } from '../../kit/identity/assertion.ts';
import { contentDigest, DIGEST_HEADER, signatureHeaders } from '../../kit/identity/request-signature.ts';
import { type SharedKey, sharedKeys } from '../../kit/identity/shared-key.ts';
import { createSignRequest } from '../../kit/identity/sign-request.ts';
import { scopes, type Viewer } from '../../kit/identity/viewer.ts';
import type { RawRequest } from './raw-request.ts';

/** What an attacker who reaches a subgraph would ask it for. */
export const operations: Readonly<Record<string, readonly string[]>> = {
  sales: [
    '{ viewer { subject } }',
    '{ customers(first: 5) { edges { node { id name } } } }',
    '{ _service { sdl } }',
    '{ __schema { types { name } } }',
    '{ _entities(representations: [{ __typename: "Customer", id: "x" }]) { __typename } }',
    'mutation { cancelOrder(input: { idempotencyKey: "k", orderId: "x" }) { errors { message } } }',
    'subscription { orderStatusChanged { kind } }',
    'not GraphQL',
  ],
  billing: [
    '{ invoices(first: 5) { edges { node { number } } } }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Order", id: "x" }]) { __typename } }',
    'subscription { invoicesChanged { invoice { number } } }',
  ],
  revenue: [
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Customer", id: "x" }]) { __typename } }',
  ],
};

const admin: Viewer = { subject: 'attacker', scopes: new Set(scopes), partner: undefined };
const other: Viewer = { subject: 'somebody', scopes: new Set(['sales:read'] as const), partner: undefined };

/** What an attacker has: a subgraph's name, what to ask, how, and the secret where the attack is of somebody who had it. */
interface Situation {
  readonly secret: string;
  readonly subgraph: string;
  readonly body: string;
  readonly accept: string;
  readonly now: number;
}

/** A request that nobody but an attacker sends. */
type DirectCall = (situation: Situation) => Promise<RawRequest>;

const OTHER_SECRET = 'another secret, as long as the one that is shared';
const SECOND = 1_000;

const headersOf = (accept: string): string[] => ['content-type', 'application/json', 'accept', accept];

/** What the gateway itself would send, but for what is changed. */
async function signed(
  { secret, subgraph, body, accept, now }: Situation,
  change: Partial<{
    secret: string;
    audience: string;
    at: number;
    viewer: Viewer;
    target: string;
    body: string;
  }> = {},
): Promise<RawRequest> {
  const sign = createSignRequest(
    [change.secret ?? secret],
    change.audience ?? subgraph,
    () => change.at ?? now,
  );
  const headers = await sign?.({
    target: change.target ?? '/graphql',
    body: change.body ?? body,
    viewer: change.viewer ?? admin,
  });
  return { headers: [...headersOf(accept), ...(headers ?? [])], body };
}

/** The same request with other values of some headers. */
function replaced(
  request: RawRequest,
  values: Readonly<Record<string, (value: string) => string>>,
): RawRequest {
  const headers = request.headers.map((value, i) =>
    i % 2 === 1 ? (values[request.headers[i - 1] as string]?.(value) ?? value) : value,
  );
  return { ...request, headers };
}

function headerOf({ headers }: RawRequest, name: string): string {
  return headers[headers.indexOf(name) + 1] as string;
}

/** A request that is signed as it should be, over an assertion that is not. */
async function over(
  { secret, body, accept, now }: Situation,
  assertion: (key: SharedKey) => Promise<string> | string,
): Promise<RawRequest> {
  const [key] = sharedKeys([secret]) as [SharedKey];
  const headers = [DIGEST_HEADER, contentDigest(body), ASSERTION_HEADER, await assertion(key)];
  const request = { method: 'POST', target: '/graphql', headers };
  return { headers: [...headersOf(accept), ...headers, ...signatureHeaders(key, request, now)], body };
}

export const directCalls: Readonly<Record<string, DirectCall>> = {
  'no identity': async ({ body, accept }) => ({ headers: headersOf(accept), body }),
  'no identity, by GET': async ({ body, accept }) => ({
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(JSON.parse(body).query)}`,
    headers: ['accept', accept, 'apollo-require-preflight', 'true'],
  }),
  'a bearer token': async ({ body, accept }) => ({
    headers: [...headersOf(accept), 'authorization', 'Bearer eyJhbGciOiJFZERTQSJ9.e30.AAAA'],
    body,
  }),
  'an assertion without a signature': async (situation) => {
    const [key] = sharedKeys([situation.secret]) as [SharedKey];
    const assertion = await signAssertion(key, admin, situation.subgraph, situation.now);
    return { headers: [...headersOf(situation.accept), ASSERTION_HEADER, assertion], body: situation.body };
  },
  'a signature without an assertion': async (situation) => {
    const { headers, body } = await signed(situation);
    const at = headers.indexOf(ASSERTION_HEADER);
    return { headers: headers.toSpliced(at, 2), body: body as string };
  },
  'a malformed signature': async (situation) =>
    replaced(await signed(situation), { signature: () => 'gateway=:AAAA:' }),
  'another secret': (situation) => signed(situation, { secret: OTHER_SECRET }),
  'another secret under the id of the right one': async (situation) => {
    const right = headerOf(await signed(situation), 'signature-input').replace(/.*keyid="([^"]+)".*/, '$1');
    const [wrong] = sharedKeys([OTHER_SECRET]) as [SharedKey];
    return over({ ...situation, secret: OTHER_SECRET }, async () =>
      signAssertion({ ...wrong, id: right }, admin, situation.subgraph, situation.now),
    ).then((request) => replaced(request, { 'signature-input': (input) => input.replace(wrong.id, right) }));
  },
  'another audience': (situation) => signed(situation, { audience: 'another' }),
  'an audience that is only near': (situation) => signed(situation, { audience: `${situation.subgraph} ` }),
  'an assertion that has expired': (situation) =>
    over(situation, (key) => signAssertion(key, admin, situation.subgraph, situation.now - 61 * SECOND)),
  'an assertion that nobody signed': (situation) =>
    over(situation, () =>
      new UnsecuredJWT({ scope: 'ops:read' })
        .setSubject('attacker')
        .setIssuer('quote-to-cash-gateway')
        .setAudience(situation.subgraph)
        .setExpirationTime('1 minute')
        .encode(),
    ),
  'an assertion of another type': (situation) =>
    over(situation, (key) =>
      new SignJWT({ scope: 'ops:read' })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.id })
        .setSubject('attacker')
        .setIssuer('quote-to-cash-gateway')
        .setAudience(situation.subgraph)
        .setExpirationTime('1 minute')
        .sign(key.assertions),
    ),
  'an assertion by the key of signatures': (situation) =>
    over(situation, (key) =>
      signAssertion({ ...key, assertions: key.requests }, admin, situation.subgraph, situation.now),
    ),
  'an assertion for a partner without a name': (situation) =>
    over(situation, (key) =>
      signAssertion(
        key,
        { subject: 'attacker', scopes: new Set(['partner:order'] as const), partner: undefined },
        situation.subgraph,
        situation.now,
      ),
    ),
  'a signature that is too old': (situation) => signed(situation, { at: situation.now - 32 * SECOND }),
  'a signature of the future': (situation) => signed(situation, { at: situation.now + 8 * SECOND }),
  'another body': (situation) => signed(situation, { body: '{"query":"{ __typename }"}' }),
  'another body, its digest corrected': async (situation) =>
    replaced(await signed(situation, { body: '{"query":"{ __typename }"}' }), {
      [DIGEST_HEADER]: () => contentDigest(situation.body),
    }),
  'another path': (situation) => signed(situation, { target: '/health' }),
  'another query in the address': async (situation) => ({
    ...(await signed(situation)),
    path: `/graphql?query=${encodeURIComponent('{ viewer { subject } }')}`,
  }),
  'another method': async (situation) => ({ ...(await signed(situation)), method: 'PUT' }),
  'an old signature with a new assertion': async (situation) => {
    const fresh = headerOf(await signed(situation), ASSERTION_HEADER);
    return replaced(await signed(situation, { viewer: other }), { [ASSERTION_HEADER]: () => fresh });
  },
  'another nonce': async (situation) =>
    replaced(await signed(situation), {
      'signature-input': (input) => input.replace(/nonce="[^"]+"/, `nonce="${'a'.repeat(24)}"`),
    }),
  'another time': async (situation) =>
    replaced(await signed(situation), {
      'signature-input': (input) => input.replace(/created=(\d+)/, (_, at) => `created=${Number(at) + 1}`),
    }),
  'another algorithm': async (situation) =>
    replaced(await signed(situation), { 'signature-input': (input) => input.replace('hmac-sha256', 'none') }),
  'less that is signed': async (situation) =>
    replaced(await signed(situation), {
      'signature-input': (input) => input.replace(' "content-digest"', ''),
    }),
  'an event to go on from that is not signed': async (situation) => {
    const { headers, body } = await signed(situation);
    return { headers: [...headers, 'last-event-id', 'position-1'], body: body as string };
  },
  'two assertions': async (situation) => {
    const request = await signed(situation, { viewer: other });
    const [key] = sharedKeys([OTHER_SECRET]) as [SharedKey];
    const forged = await signAssertion(key, admin, situation.subgraph, situation.now);
    return { ...request, headers: [...request.headers, ASSERTION_HEADER, forged] };
  },
  'a forged assertion before the right one': async (situation) => {
    const request = await signed(situation, { viewer: other });
    const [key] = sharedKeys([OTHER_SECRET]) as [SharedKey];
    const forged = await signAssertion(key, admin, situation.subgraph, situation.now);
    return { ...request, headers: [ASSERTION_HEADER, forged, ...request.headers] };
  },
  'two signatures': async (situation) => {
    const request = await signed(situation);
    return { ...request, headers: [...request.headers, 'signature', headerOf(request, 'signature')] };
  },
  'two digests': async (situation) => {
    const request = await signed(situation);
    return { ...request, headers: [...request.headers, DIGEST_HEADER, contentDigest('')] };
  },
  'identity under names that a proxy may take for ours': async (situation) => {
    const { headers, body } = await signed(situation);
    return {
      headers: headers.map((one, i) => (i % 2 === 0 && i >= 4 ? one.replaceAll('-', '_') : one)),
      body: body as string,
    };
  },
};

/** What the gateway sends, for the proof that the attacks fail for what is wrong with them. */
export const rightCall: DirectCall = (situation) => signed(situation, { viewer: other });
