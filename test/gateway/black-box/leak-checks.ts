import type { Check } from './check.ts';
import { post, raw, send } from './target.ts';

const INSIDE = /node:|\/gateway\/|node_modules|stack|Exception| at \w+ \(|password|ECONN|SELECT /i;

/** What answers tell of the inside, and who may ask at all. */
export const leakChecks: readonly Check[] = [
  {
    name: 'texts of failures inside',
    find: async (target) => {
      const bodies = [
        '{"query":',
        '{"query": 1}',
        '{}',
        'null',
        '[]',
        '"x"',
        '',
        '{"query":"{a}","variables":[]}',
      ];
      for (const body of bodies) {
        const { text, status } = await send(target, {
          body,
          headers: { 'content-type': 'application/json' },
        });
        if (INSIDE.test(text) || status >= 500) return text.slice(0, 80);
      }
      return undefined;
    },
  },
  {
    name: 'texts of errors that were not foreseen',
    find: async (target) => {
      for (const parameters of [
        { query: 'qwerty {', variables: { a: 1 } },
        { query: '{ __typename }', operationName: '__proto__' },
        { query: '{ __typename }', operationName: 'constructor' },
        { query: '\u0000{ __typename }' },
        { query: '{ node(id: "\\u0000\\ud800") { id } }' },
        { query: 'query ($a: Int) { node(id: $a) { id } }', variables: { a: { toString: null } } },
      ]) {
        const { text, status } = await post(target, parameters);
        if (INSIDE.test(text) || status >= 500) return text.slice(0, 80);
      }
      return undefined;
    },
  },
  {
    name: 'names that reach into objects',
    find: async (target) => {
      const polluting =
        '{"query":"{ __proto__: __typename constructor: __typename }","variables":{"__proto__":{"polluted":true}}}';
      const { status } = await send(target, {
        body: polluting,
        headers: { 'content-type': 'application/json' },
      });
      if (status >= 500) return `status ${status}`;
      const after = await post(target, { query: '{ __typename }' });
      return after.text.includes('polluted') || after.status >= 500 ? 'polluted' : undefined;
    },
  },
  {
    name: 'tracing',
    find: async (target) => {
      const headers = { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' };
      const { text } = await post(target, { query: '{ __typename }' }, headers);
      return /"(tracing|ftv1|queryPlan)"/.test(text) ? text.slice(0, 80) : undefined;
    },
  },
  {
    name: 'the software by name',
    find: async (target) => {
      const { headers } = await post(target, { query: '{ __typename }' });
      const named = [headers.get('server'), headers.get('x-powered-by')].filter((one) => one !== null);
      return named.length > 0 ? named.join() : undefined;
    },
  },
  {
    name: 'files and pages of the operator',
    find: async (target) => {
      for (const path of [
        '/metrics',
        '/.env',
        '/.git/config',
        '/debug',
        '/status',
        '/package.json',
        '/server-info',
      ]) {
        const { status } = await send(target, { method: 'GET', path });
        if (status === 200) return path;
      }
      return undefined;
    },
  },
  {
    name: 'other ways to write the path',
    find: async (target) => {
      const { pathname } = new URL(target.url);
      for (const path of [`/${pathname}`, `${pathname}/`, `${pathname}%2f`, `/x/..${pathname}%00`]) {
        const { status } = await send(target, {
          path,
          body: '{"query":"{ __typename }"}',
          headers: { 'content-type': 'application/json' },
        });
        if (status === 200) return path;
      }
      return undefined;
    },
  },
  {
    name: 'answers without a token',
    find: async (target) => {
      const body = '{"query":"{ __typename }"}';
      const { status } = await send(target, {
        anonymous: true,
        body,
        headers: { 'content-type': 'application/json' },
      });
      return status === 401 ? undefined : `status ${status}`;
    },
  },
  {
    name: 'answers to tokens in other places',
    find: async (target) => {
      const token = target.token ?? 'none';
      const { pathname } = new URL(target.url);
      const body = '{"query":"{ __typename }"}';
      for (const sent of [
        { headers: { cookie: `token=${token}; authorization=Bearer ${token}` } },
        { path: `${pathname}?access_token=${token}&token=${token}` },
        { headers: { 'x-authorization': `Bearer ${token}`, 'x-access-token': token } },
      ]) {
        const headers = { 'content-type': 'application/json', ...sent.headers };
        const { status } = await send(target, { anonymous: true, body, ...sent, headers });
        if (status !== 401) return `status ${status} for ${Object.keys(sent)}`;
      }
      return undefined;
    },
  },
  {
    name: 'tokens that are not checked',
    find: async (target) => {
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { sub: 'x', scope: 'ops:read', exp: 4_000_000_000, iss: 'x', aud: 'x' };
      const [headPart, payload] = (target.token ?? 'a.b.c').split('.');
      for (const token of [
        `${encode({ alg: 'none' })}.${encode(claims)}.`,
        `${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`,
        `${headPart}.${encode(claims)}.c2ln`,
        `${headPart}.${payload}.`,
      ]) {
        const reply = await send(target, {
          anonymous: true,
          body: '{"query":"{ __typename }"}',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        });
        if (reply.status !== 401) return `status ${reply.status}`;
        if (INSIDE.test(reply.text) || /algorithm|signature|issuer|audience/i.test(reply.text))
          return reply.text.slice(0, 80);
      }
      return undefined;
    },
  },
  {
    name: 'identities that a client claims in headers',
    find: async (target) => {
      const claimed = {
        'x-viewer': '{"sub":"x","scope":"ops:read"}',
        'x-viewer-assertion': 'a.b.c',
        'x-user-id': 'admin',
        'x-partner': 'other',
        'x-forwarded-user': 'admin',
        'router-authorization': 'x',
      };
      const headers = { 'content-type': 'application/json', ...claimed };
      const { status } = await send(target, { anonymous: true, body: '{"query":"{ __typename }"}', headers });
      return status === 401 ? undefined : `status ${status}`;
    },
  },
  {
    name: 'a socket beside HTTP',
    find: async (target) => {
      const { host, pathname } = new URL(target.url);
      const upgrade = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`;
      const { answer } = await raw(target, upgrade, 500);
      return answer.includes(' 101 ') ? 'opened' : undefined;
    },
  },
];
