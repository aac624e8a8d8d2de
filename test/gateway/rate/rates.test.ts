import { afterEach, describe, expect, test } from 'vitest';
import type { Authenticate } from '../../../gateway/identity/authenticate.ts';
import { unauthenticated } from '../../../gateway/identity/unauthenticated.ts';
import { createRates } from '../../../gateway/rate/rates.ts';
import type { Gateway } from '../../../gateway/service.ts';
import { readTrustedDocuments, TrustedDocuments } from '../../../gateway/trusted/trusted-documents.ts';
import { type Viewer, viewerFromClaims } from '../../../kit/identity/viewer.ts';
import { type RateSettings, readSettings } from '../../../kit/settings.ts';
import type { AnsweredEvent } from '../../../kit/subscription.ts';
import { answering, composed, openGateway, UNLIMITED } from '../support/gateway.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize", "@tag"])
  type Query { books(first: Int = 20): [Book!] @listSize(slicingArguments: ["first"]) @tag(name: "bi") }
  type Subscription { added: Book @cost(weight: 70) }
  type Book @tag(name: "bi") { title: String }`;

/** Tokens are what they stand for: `partner RES-1 anna`, `client web anna`. */
function viewerOf(token: string): Viewer | undefined {
  const [kind, name = '', sub = ''] = token.split('_');
  if (kind === 'partner') return viewerFromClaims({ sub, scope: 'partner:order', partner: name });
  if (kind === 'client') return viewerFromClaims({ sub, scope: 'sales:read', client: name });
  if (kind === 'report') return viewerFromClaims({ sub: name, scope: 'billing:read' });
  return undefined;
}

const gateways: Gateway[] = [];
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((one) => one.stop()));
});

async function opened(
  limits: Partial<RateSettings>,
  redis?: Parameters<typeof createRates>[1],
  events: (signal: AbortSignal) => AsyncIterable<AnsweredEvent> = async function* () {},
) {
  const asked = { times: 0 };
  const verified = new Map<string, Viewer>();
  const authenticate: Authenticate = async (authorization, beforeVerifying) => {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    const known = verified.get(token);
    if (known) return known;
    await beforeVerifying?.();
    const viewer = viewerOf(token);
    if (!viewer) throw unauthenticated();
    verified.set(token, viewer);
    return viewer;
  };
  const gateway = await openGateway({
    supergraph: composed({ library: SDL }),
    subgraph: (name) => ({
      ...answering(name, async () => {
        asked.times++;
        return { data: { books: [{ title: 'a' }, { title: 'b' }], later: [{ title: 'c' }] } };
      }),
      subscribe: () => (_variables, context) => events(context.signal),
    }),
    authenticate,
    trusted: {
      ...readTrustedDocuments(undefined),
      bi: new TrustedDocuments([{ name: 'Books', text: 'query Books { books { title } }' }]),
    },
    rates: createRates({ ...UNLIMITED, ...limits }, redis),
  });
  gateways.push(gateway);
  const ask = (
    token: string,
    query = '{ books { title } }',
    headers: Record<string, string> = {},
    variables: object = {},
  ) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ query, variables }),
    });
  const statuses = async (count: number, token: string, headers: Record<string, string> = {}) =>
    (await Promise.all(Array.from({ length: count }, () => ask(token, undefined, headers))))
      .map(({ status }) => status)
      .sort();
  const table = (token: string) =>
    fetch(`${gateway.url}/bi/Books.csv`, { headers: { authorization: `Bearer ${token}` } });
  return { ask, asked, statuses, table };
}

describe('How often may be asked', () => {
  test('a client may make at least 500 requests a second by default, and a partner too', () => {
    const { rates } = readSettings({});
    expect(rates.requestsPerSecond).toBeGreaterThanOrEqual(500);
    // Each of them may cost some hundreds of objects.
    expect(rates.costPerMinute / 60 / 500).toBeGreaterThan(500);
    expect(readSettings({ AUTH: 'none' }).rates.requestsPerSecond).toBe(0);
  });

  test('who asks too often is refused with when to come again, and nothing is asked for it', async () => {
    const { ask, asked } = await opened({ requestsPerSecond: 5 });
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask('client_web_anna')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200).length).toBe(5);
    expect(asked.times).toBeLessThanOrEqual(5);
    expect(refused.length).toBe(2);
    const [first] = refused as [Response];
    expect(first.headers.get('retry-after')).toBe('1');
    expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=5;w=1');
    expect(first.headers.get('ratelimit')).toBe('"requests";r=0;t=1');
    const { errors, data } = (await first.json()) as {
      errors: { message: string; extensions: { retryAfterMs: number } }[];
      data?: unknown;
    };
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: 'More than 5 requests in a second',
        extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: expect.any(Number) },
      },
    ]);
    expect(errors[0]?.extensions.retryAfterMs).toBeGreaterThan(0);
    expect(errors[0]?.extensions.retryAfterMs).toBeLessThanOrEqual(1_000);
  });

  test('every answer tells what is left', async () => {
    const { ask } = await opened({ requestsPerSecond: 100, costPerMinute: 1_000 });
    const { headers } = await ask('client_web_anna');
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=100;w=1, "cost";q=1000;w=60');
    expect(headers.get('ratelimit')).toBe('"requests";r=99;t=1, "cost";r=980;t=60');
    const invalid = await ask('client_web_anna', '{ nothing }');
    expect(invalid.headers.get('ratelimit')).toMatch(/^"requests";r=\d+;t=1$/);
  });

  test('partners are counted as one whoever asks, others by subject and by the client of their token', async () => {
    const { statuses } = await opened({ requestsPerSecond: 2 });
    expect(await statuses(2, 'partner_RES-1_anna')).toEqual([200, 200]);
    expect(await statuses(1, 'partner_RES-1_bert')).toEqual([429]);
    expect(await statuses(2, 'partner_RES-2_anna')).toEqual([200, 200]);
    expect(await statuses(2, 'client_web_anna')).toEqual([200, 200]);
    expect(await statuses(2, 'client_app_anna')).toEqual([200, 200]);
    expect(await statuses(2, 'client_web_bert')).toEqual([200, 200]);
  });

  test('tables of BI count as requests, and cost what their operations do', async () => {
    const { table } = await opened({ requestsPerSecond: 1, costPerMinute: 100 });
    const first = await table('report_anna');
    expect(await first.text()).toBe('title\r\na\r\nb\r\n');
    expect(first.headers.get('ratelimit')).toBe('"requests";r=0;t=1, "cost";r=80;t=60');
    const second = await table('report_anna');
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await table('report_bert')).status).toBe(200);
  });

  test('no name that a client gives itself opens another allowance', async () => {
    const { ask } = await opened({ requestsPerSecond: 2 });
    const named = (name: string) => ask('client_web_anna', undefined, { 'apollographql-client-name': name });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(named));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  });
});

describe('What operations may cost in a minute', () => {
  test('what an operation may cost is taken, and what it has not cost given back', async () => {
    const { ask } = await opened({ costPerMinute: 100 });
    const left = async (query: string) => (await ask('client_web_anna', query)).headers.get('ratelimit');
    expect(await left('{ books(first: 90) { title } }')).toBe('"cost";r=10;t=60');
    expect(await left('{ books(first: 90) { title } }')).toBe('"cost";r=8;t=60');
    const refused = await ask('client_web_anna', '{ books(first: 97) { title } }');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(((await refused.json()) as { errors: { message: string }[] }).errors[0]?.message).toBe(
      'The operation may cost 97, of 100 for 60 seconds 96 are left',
    );
    expect(await left('{ books(first: 96) { title } }')).toBe('"cost";r=0;t=60');
  });

  test('an operation whose variables do not fit costs nothing', async () => {
    const { ask, asked } = await opened({ costPerMinute: 100 });
    const wrong = 'query ($n: Int!, $m: Int) { books(first: $n) { title } more: books(first: $m) { title } }';
    const refused = await ask('client_web_anna', wrong, {}, { n: 80, m: 'ten' });
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(asked.times).toBe(0);
    const next = await ask('client_web_anna', '{ books(first: 99) { title } }');
    expect([next.status, next.headers.get('ratelimit')]).toEqual([200, '"cost";r=1;t=60']);
  });

  test('of an answer in parts what it has not cost is given back once all of it was sent', async () => {
    const { ask } = await opened({ costPerMinute: 100 });
    const query = '{ books(first: 90) { title } ... @defer { later: books(first: 5) { title } } }';
    const answer = await ask('client_web_anna', query, { accept: 'multipart/mixed;deferSpec=20220824' });
    expect(answer.headers.get('content-type')).toContain('multipart/mixed');
    expect(await answer.text()).toContain('"later"');
    const next = await ask('client_web_anna', '{ books(first: 90) { title } }');
    expect([next.status, next.headers.get('ratelimit')]).toEqual([200, '"cost";r=7;t=60']);
  });

  test('a subscription that is opened costs what an event may, and tells what refuses it', async () => {
    const { ask } = await opened({ costPerMinute: 100 });
    const open = () =>
      ask('client_web_anna', 'subscription { added { title } }', { accept: 'text/event-stream' });
    expect(await (await open()).text()).not.toContain('RATE_LIMITED');
    expect(await (await open()).text()).toContain('"RATE_LIMITED"');
  });
});

describe('How many subscriptions may be open', () => {
  test('a client or a partner has so many at once, whoever asks, and others have theirs', async () => {
    const ended: (() => void)[] = [];
    const { ask } = await opened({ subscriptionsAtOnce: 2 }, undefined, async function* (signal) {
      await new Promise<void>((resolve) => {
        ended.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
    });
    const open = (token: string) =>
      ask(token, 'subscription { added { title } }', { accept: 'text/event-stream' });
    const first = await open('partner_RES-1_anna');
    expect([first.status, (await open('partner_RES-1_bert')).status]).toEqual([200, 200]);
    const refused = await open('partner_RES-1_anna');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: 'More than 2 subscriptions at once',
          extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 5_000 },
        },
      ],
    });
    expect((await open('partner_RES-2_anna')).status).toBe(200);
    ended[0]?.();
    expect(await first.text()).toContain('event: complete');
    expect((await open('partner_RES-1_anna')).status).toBe(200);
  });
});

describe('Requests without a valid token', () => {
  test('too many from one address are looked at no more, but for tokens that are known', async () => {
    const { statuses } = await opened({ failedAuthenticationsPerMinute: 3 });
    expect(await statuses(1, 'client_web_anna')).toEqual([200]);
    expect(await statuses(5, 'forged')).toEqual([401, 401, 401, 429, 429]);
    expect(await statuses(2, 'client_web_anna')).toEqual([200, 200]);
    expect(await statuses(1, 'client_web_bert')).toEqual([429]);
  });

  test('behind a proxy of our own the address that it notes counts, not what stands before', async () => {
    const { statuses } = await opened({ failedAuthenticationsPerMinute: 1, trustedProxies: 1 });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    expect(await statuses(2, 'forged', from('10.0.0.1'))).toEqual([401, 429]);
    expect(await statuses(1, 'forged', from('9.9.9.9, 10.0.0.1'))).toEqual([429]);
    expect(await statuses(1, 'client_web_anna', from('10.0.0.2'))).toEqual([200]);
    expect(await statuses(2, 'forged', from('2001:db8:1:2:3::4'))).toEqual([401, 429]);
    expect(await statuses(1, 'forged', from('2001:db8:1:2:ffff::5'))).toEqual([429]);
    expect(await statuses(1, 'forged', from('2001:db8:1:3::5'))).toEqual([401]);
  });

  test('without a proxy of our own nobody names another address', async () => {
    const { statuses } = await opened({ failedAuthenticationsPerMinute: 1 });
    expect(await statuses(1, 'forged', { 'x-forwarded-for': '10.0.0.1' })).toEqual([401]);
    expect(await statuses(1, 'forged', { 'x-forwarded-for': '10.0.0.2' })).toEqual([429]);
  });
});
