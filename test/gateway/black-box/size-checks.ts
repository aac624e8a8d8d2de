import type { Check } from './check.ts';
import { isAnswered, post, send, type Target } from './target.ts';

const repeated = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** Finds documents that were carried out, or that broke the server, though they are made to cost. */
const costs = (name: string, ...documents: readonly unknown[]): Check => ({
  name,
  find: async (target: Target) => {
    for (const document of documents) {
      const reply = await post(target, typeof document === 'string' ? { query: document } : document);
      const shown = JSON.stringify(document).slice(0, 60);
      if (isAnswered(reply)) return `answered ${shown}`;
      if (reply.status >= 500 || /call stack|heap|RangeError/i.test(reply.text)) return `broke on ${shown}`;
    }
    return undefined;
  },
});

/** What costs a server more than it costs who sends it. */
export const sizeChecks: readonly Check[] = [
  costs('a hundred aliases', `{ ${repeated(101, (i) => `a${i}: __typename`)} }`),
  costs(
    'a hundred aliases in fragments',
    `{ ${repeated(101, (i) => `... on Query { a${i}: __typename }`)} }`,
  ),
  costs('one field many times', `{ ${'__typename '.repeat(500)} }`),
  costs(
    'one directive many times',
    `{ __typename ${'@aa'.repeat(10)} }`,
    `{ __typename ${'@include(if: true) '.repeat(200)} }`,
  ),
  costs('directives on many fields', `{ ${repeated(90, (i) => `b${i}: __typename @skip(if: false)`)} }`),
  costs(
    'fields nested deeply',
    `{ node(id: "1") { ${'... on Order { customer { '.repeat(40)} id ${'} } '.repeat(40)} } }`,
  ),
  costs('fragments nested deeply', `{ ${'... { '.repeat(2_000)} __typename ${'} '.repeat(2_000)} }`),
  costs('braces without end', '{'.repeat(100_000)),
  costs('a literal of nested lists', `{ node(id: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { id } }`),
  {
    name: 'a variable of nested lists',
    find: async (target) => {
      const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
      const body = `{"query":"query ($a: [ID]) { node(id: $a) { id } }","variables":{"a":${nested}}}`;
      const reply = await send(target, { body, headers: { 'content-type': 'application/json' } });
      return isAnswered(reply) || reply.status >= 500 || /call stack/i.test(reply.text)
        ? reply.text.slice(0, 60)
        : undefined;
    },
  },
  {
    name: 'numbers that are rounded',
    find: async (target) => {
      const body =
        '{"query":"query ($first: Int) { orders(first: $first) { totalCount } }","variables":{"first":9007199254740993}}';
      const reply = await send(target, { body, headers: { 'content-type': 'application/json' } });
      return isAnswered(reply) || reply.status >= 500 ? reply.text.slice(0, 60) : undefined;
    },
  },
  costs('a variable of a hundred thousand elements', {
    query: 'query ($list: [ID!]) { __typename }',
    variables: { list: Array.from({ length: 100_000 }, () => '1') },
  }),
  costs('many words', `{ ${repeated(15_000, () => '__typename')} }`),
  costs('many operations in one document', {
    query: repeated(1_000, (i) => `query Q${i} { __typename }`),
    operationName: 'nothing of these',
  }),
  costs(
    'fragments that double',
    `{ ...F0 } ${repeated(25, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F25 on Query { __typename }`,
  ),
  costs('fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  costs('writes in bulk', `mutation { ${repeated(101, (i) => `m${i}: __typename`)} }`),
  costs(
    'pages without end',
    '{ orders(first: 100000) { totalCount } }',
    '{ invoices(first: 2147483647) { totalCount } }',
  ),
  {
    name: 'several operations in one request',
    find: async (target) => {
      const batch = Array.from({ length: 10 }, () => ({ query: '{ __typename }' }));
      const { status, text } = await post(target, batch);
      return status < 400 || text.includes('"data"') ? `status ${status}` : undefined;
    },
  },
];
