import type { TestStack } from '../support/stack.ts';
import { signClaims, validClaims } from './openid-provider.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './raw-request.ts';
import { type AttackedProvider, type TokenAttack, tokenAttacks, uselessScopes } from './token-attacks.ts';

export interface TokenReport {
  readonly attacks: number;
  readonly sent: number;
  /** Attacks that were not refused, or not as all others are. */
  readonly answered: readonly { readonly attack: string; readonly way: string; readonly answer: RawAnswer }[];
  /** Requests that the sources received from attacks, and from valid tokens that allow nothing. */
  readonly sourceRequests: number;
  /** Valid tokens that allow nothing, and the data that they were given. */
  readonly useless: number;
  readonly given: readonly unknown[];
}

/** What every request without a valid token is answered, whatever it asks for. */
export const REFUSAL: RawAnswer = {
  status: 401,
  type: 'application/json; charset=utf-8',
  body: '{"errors":[{"message":"A valid bearer token is needed","extensions":{"code":"UNAUTHENTICATED","retryable":false}}]}',
};

const QUERY =
  '{ customers(first: 3) { edges { node { id name } } } invoices(first: 3) { edges { node { number } } } }';
const post = (
  path: string,
  query: string,
  { headers, search = '' }: TokenAttack,
  accept = 'application/json',
): RawRequest => ({
  path: `${path}?${search}`,
  headers: ['content-type', 'application/json', 'accept', accept, ...headers],
  body: JSON.stringify({ query }),
});

/** Every way in which a request can ask for something. */
const ways: Readonly<Record<string, (attack: TokenAttack) => RawRequest>> = {
  query: (attack) => post('/graphql', QUERY, attack),
  mutation: (attack) =>
    post(
      '/graphql',
      'mutation { cancelOrder(input: { idempotencyKey: "k", orderId: "x" }) { errors { message } } }',
      attack,
    ),
  subscription: (attack) =>
    post('/graphql', 'subscription { orderStatusChanged { kind } }', attack, 'text/event-stream'),
  'deferred query': (attack) => post('/graphql', QUERY, attack, 'multipart/mixed'),
  GET: ({ headers, search = '' }) => ({
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(QUERY)}${search}`,
    headers,
  }),
  introspection: (attack) => post('/graphql', '{ __schema { queryType { name } } }', attack),
  'partners\u2019 endpoint': (attack) => post('/partner/graphql', QUERY, attack),
  'dashboards\u2019 endpoint': (attack) => post('/bi/graphql', QUERY, attack),
  'no GraphQL': ({ headers }) => ({ path: '/graphql', headers, body: '{' }),
};

/** Asks the gateway with every wrong token in every way; the right one must have been answered before. */
export async function attackGateway(stack: TestStack, provider: AttackedProvider): Promise<TokenReport> {
  const { issuer, audience, key } = provider;
  const right = signClaims(key, validClaims(issuer, audience));
  const valid = { headers: ['authorization', `Bearer ${right}`] };
  const first = await sendRaw(stack.gatewayUrl, post('/graphql', QUERY, valid));
  if (JSON.parse(first.body).data?.customers?.edges.length !== 3)
    throw new Error(`a valid token got ${first.status} ${first.body}`);
  await stack.resetStats();
  const answered: { attack: string; way: string; answer: RawAnswer }[] = [];
  let sent = 0;
  for (const [name, attack] of Object.entries(tokenAttacks)) {
    const made = attack(provider);
    for (const [way, request] of Object.entries(ways)) {
      const answer = await sendRaw(stack.gatewayUrl, request(made));
      sent++;
      if (JSON.stringify(answer) !== JSON.stringify(REFUSAL)) answered.push({ attack: name, way, answer });
    }
  }
  const given: unknown[] = [];
  for (const scope of uselessScopes) {
    const claims = {
      ...validClaims(issuer, audience),
      scope: undefined,
      [typeof scope === 'string' ? 'scope' : 'scp']: scope,
    };
    const token = signClaims(key, claims);
    const { body } = await sendRaw(
      stack.gatewayUrl,
      post('/graphql', QUERY, { headers: ['authorization', `Bearer ${token}`] }),
    );
    const data = Object.values(JSON.parse(body).data ?? {}).filter((value) => value !== null);
    given.push(...data);
  }
  const [salesforce, netsuite] = [await stack.stats('salesforce'), await stack.stats('netsuite')];
  return {
    attacks: Object.keys(tokenAttacks).length,
    sent,
    answered,
    // What the product asks by itself in the background does not count.
    sourceRequests: salesforce.requests + netsuite.requests,
    useless: uselessScopes.length,
    given,
  };
}
