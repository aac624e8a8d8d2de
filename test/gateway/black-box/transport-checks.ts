import { gzipSync } from 'node:zlib';
import type { Check } from './check.ts';
import { get, head, isAnswered, post, raw, send, type Target } from './target.ts';

const DOCUMENT = JSON.stringify({ query: '{ __typename }' });
const JSON_TYPE = { 'content-type': 'application/json' };

/** Finds requests that were taken, though GraphQL over HTTP does not know them. */
const taken = (
  name: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): Check => ({
  name,
  find: async (target) => {
    const { status } = await send(target, { body, headers });
    return status >= 400 && status < 500 ? undefined : `status ${status}`;
  },
});

const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Finds raw requests that were not refused. */
const rawTaken = (name: string, request: (target: Target) => string): Check => ({
  name,
  find: async (target) => {
    const { answer, isClosed } = await raw(target, request(target), 5_000);
    if (!isClosed) return 'left open';
    const refused = answer === '' || /^HTTP\/1\.1 4\d\d/.test(answer);
    return refused && !answer.includes('"data"') ? undefined : answer.slice(0, 40);
  },
});

/** Finds connections that half a request keeps open. */
const keptOpen = (name: string, request: (target: Target) => string): Check => ({
  name,
  slow: true,
  find: async (target) =>
    (await raw(target, request(target), 12_000)).isClosed ? undefined : 'open after 12 s',
});

/** What HTTP allows and a server of GraphQL should not. */
export const transportChecks: readonly Check[] = [
  {
    name: 'queries by GET',
    find: async (target) => (isAnswered(await get(target, '{ __typename }')) ? 'answered' : undefined),
  },
  {
    name: 'writes by GET',
    find: async (target) => {
      for (const query of ['mutation { __typename }', 'mutation M { __typename } query Q { __typename }'])
        if (isAnswered(await get(target, query))) return 'answered';
      return undefined;
    },
  },
  taken(
    'forms that a foreign page could send',
    { 'content-type': 'application/x-www-form-urlencoded' },
    `query=${encodeURIComponent('{ __typename }')}`,
  ),
  taken('text that a foreign page could send', { 'content-type': 'text/plain' }, DOCUMENT),
  taken(
    'uploads that a foreign page could send',
    { 'content-type': 'multipart/form-data; boundary=x' },
    `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${DOCUMENT}\r\n--x--\r\n`,
  ),
  taken('documents as their own type', { 'content-type': 'application/graphql' }, '{ __typename }'),
  taken('other encodings by name', { 'content-type': 'application/json; charset=utf-16' }, utf16(DOCUMENT)),
  taken('other encodings', JSON_TYPE, utf16(DOCUMENT)),
  taken(
    'broken UTF-8',
    JSON_TYPE,
    Buffer.concat([
      Buffer.from('{"query":"{ __typename #'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('\\n}"}'),
    ]),
  ),
  taken(
    'bodies of five megabytes',
    JSON_TYPE,
    JSON.stringify({ query: `{ __typename } #${'x'.repeat(5_000_000)}` }),
  ),
  taken(
    'compressed bodies that grow',
    { ...JSON_TYPE, 'content-encoding': 'gzip' },
    gzipSync(JSON.stringify({ query: `{ __typename } #${'x'.repeat(5_000_000)}` })),
  ),
  {
    name: 'other methods',
    find: async (target) => {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const { status } = await send(target, { method, body: DOCUMENT, headers: JSON_TYPE });
        if (status < 400 || status >= 500) return `${method}: ${status}`;
      }
      return undefined;
    },
  },
  rawTaken('TRACE', (target) => {
    const { host, pathname } = new URL(target.url);
    return `TRACE ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  }),
  rawTaken('two lengths of one body', (target) => {
    const length = `Content-Length: ${DOCUMENT.length}`;
    const headers = [
      'Content-Type: application/json',
      length,
      'Transfer-Encoding: chunked',
      'Connection: close',
    ];
    return `${head(target, headers)}0\r\n\r\n${DOCUMENT}`;
  }),
  rawTaken('a length given twice', (target) => {
    const headers = [
      'Content-Type: application/json',
      'Content-Length: 4',
      `Content-Length: ${DOCUMENT.length}`,
    ];
    return `${head(target, [...headers, 'Connection: close'])}${DOCUMENT}`;
  }),
  rawTaken('a head of a megabyte', (target) =>
    head(target, [`X-Fill: ${'x'.repeat(1_000_000)}`, 'Connection: close']),
  ),
  keptOpen('half a head', (target) => head(target, ['Content-Type: application/json']).slice(0, -2)),
  keptOpen(
    'half a body',
    (target) => `${head(target, ['Content-Type: application/json', 'Content-Length: 100'])}{"query":`,
  ),
  {
    name: 'foreign pages that may read answers',
    find: async (target) => {
      const origin = 'https://evil.example';
      const asked = await post(target, { query: '{ __typename }' }, { origin });
      const preflight = await send(target, {
        method: 'OPTIONS',
        anonymous: true,
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
      const allowed = [asked, preflight].map(({ headers }) => headers.get('access-control-allow-origin'));
      return allowed.some((one) => one !== null) ? String(allowed) : undefined;
    },
  },
  {
    name: 'answers that may be stored',
    find: async (target) => {
      for (const reply of [
        await post(target, { query: '{ __typename }' }),
        await get(target, '{ __typename }'),
      ]) {
        const caching = reply.headers.get('cache-control');
        if (!caching?.includes('no-store')) return `cache-control: ${caching}`;
      }
      return undefined;
    },
  },
  {
    name: 'answers whose type may be guessed',
    find: async (target) => {
      const { headers } = await post(target, { query: '{ __typename }' });
      return headers.get('x-content-type-options') === 'nosniff' ? undefined : 'no x-content-type-options';
    },
  },
];
