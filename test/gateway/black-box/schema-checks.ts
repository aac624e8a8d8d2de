import type { Check } from './check.ts';
import { get, isAnswered, messages, post, type Reply, send, type Target } from './target.ts';

/** Finds answers that say what types and fields there are. */
async function introspected(target: Target, queries: readonly string[]): Promise<string | undefined> {
  for (const query of queries) {
    const reply = await post(target, { query });
    if (/"(__schema|__type|s|t)":\{/.test(reply.text)) return `answered ${query.slice(0, 60)}`;
  }
  return undefined;
}

const suggested = (reply: Reply): string | undefined =>
  /did you mean/i.test(reply.text) ? messages(reply) : undefined;

async function suggestedFor(target: Target, queries: readonly string[]): Promise<string | undefined> {
  for (const query of queries) {
    const found = suggested(await post(target, { query }));
    if (found !== undefined) return found;
  }
  return undefined;
}

const FULL =
  'query IntrospectionQuery { __schema { queryType { name } types { name kind fields { name type { name } } } directives { name } } }';

/** What tells strangers about the schema. */
export const schemaChecks: readonly Check[] = [
  {
    name: 'introspection',
    find: (target) => introspected(target, [FULL, '{ __schema { types { name } } }']),
  },
  {
    name: 'introspection of a type by name',
    find: (target) => introspected(target, ['{ __type(name: "Query") { fields { name } } }']),
  },
  {
    name: 'introspection by a fragment, an alias or a condition',
    find: (target) =>
      introspected(target, [
        'query { ...F } fragment F on Query { s: __schema { types { name } } }',
        '{ ... on Query { t: __type(name: "Query") { name } } }',
        'query ($on: Boolean = true) { s: __schema @include(if: $on) { types { name } } }',
        '{ __schema\n{queryType{name}} }',
      ]),
  },
  {
    name: 'introspection by GET',
    find: async (target) => {
      const reply = await get(target, '{ __schema { types { name } } }');
      return reply.text.includes('"types":[') ? 'answered' : undefined;
    },
  },
  {
    name: 'introspection in a circle',
    find: async (target) => {
      const circle =
        '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
      return isAnswered(await post(target, { query: circle })) ? 'answered' : undefined;
    },
  },
  {
    name: 'suggestions of fields',
    find: (target) =>
      suggestedFor(target, [
        '{ __schema { directive } }',
        ...['ordr', 'orde', 'invoic', 'custmer', 'quot', 'nod', 'veiwer', 'produkt', 'usr'].map(
          (name) => `{ ${name} }`,
        ),
        'mutation { submitOrder }',
        'mutation { creatQuote }',
      ]),
  },
  {
    name: 'suggestions of types',
    find: (target) =>
      suggestedFor(target, [
        '{ ... on Qery { __typename } }',
        '{ node(id: "1") { ... on Ordr { id } } }',
        'query ($a: OrdrFilter) { __typename }',
      ]),
  },
  {
    name: 'suggestions of arguments and directives',
    find: (target) =>
      suggestedFor(target, [
        '{ node(idd: "1") { id } }',
        '{ order(i: "1") { id } }',
        '{ __typename @includ(if: true) }',
      ]),
  },
  {
    name: 'suggestions of enum values and input fields',
    find: (target) =>
      suggestedFor(target, [
        '{ orders(filter: { statu: DRAFT }) { totalCount } }',
        '{ orders(filter: { status: DRAF }) { totalCount } }',
      ]),
  },
  {
    name: 'what federation asks of subgraphs',
    find: async (target) => {
      for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])
        if (isAnswered(await post(target, { query }))) return `answered ${query}`;
      return undefined;
    },
  },
  {
    name: 'an explorer for people',
    find: async (target) => {
      const { pathname } = new URL(target.url);
      for (const path of [
        pathname,
        '/',
        '/graphiql',
        '/playground',
        '/console',
        '/altair',
        '/voyager',
        '/sandbox',
      ]) {
        const { text } = await send(target, { method: 'GET', path, headers: { accept: 'text/html' } });
        if (/graphiql|playground|apollo|<script/i.test(text)) return path;
      }
      return undefined;
    },
  },
  {
    name: 'free-form documents',
    find: async (target) =>
      isAnswered(await post(target, { query: '{ __typename }' }))
        ? 'a document of the scanner’s own was answered'
        : undefined,
  },
  {
    name: 'documents that strangers store',
    find: async (target) => {
      const query = '{ __typename stored: __typename }';
      const sha256Hash = await crypto.subtle
        .digest('SHA-256', new TextEncoder().encode(query))
        .then((bytes) => Buffer.from(bytes).toString('hex'));
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      await post(target, { query, extensions });
      return isAnswered(await post(target, { extensions })) ? 'stored and answered by its hash' : undefined;
    },
  },
];
