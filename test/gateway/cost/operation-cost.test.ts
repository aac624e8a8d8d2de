import { parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { draws, generateOperation } from '../differential/generate-operation.ts';
import { costWorld } from './cost-world.ts';
import { naiveCost } from './naive-cost.ts';

const library = costWorld(`
  type Query {
    book(id: ID): Book
    bestsellers: [Book] @listSize(assumedSize: 5)
    newestAdditions(after: ID, limit: Int!): [Book] @listSize(slicingArguments: ["limit"])
    cheapest(limit: Int = 4, upTo: Int): [Book] @listSize(slicingArguments: ["limit", "upTo"])
    any(first: Int, last: Int): [Book] @listSize(slicingArguments: ["first", "last"], assumedSize: 7, requireOneSlicingArgument: false)
    page(first: Int = 20): BookConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    search(input: SearchInput!): [Book] @listSize(slicingArguments: ["input.page.size"])
    found(text: String @cost(weight: 3), ids: [ID!] @cost(weight: 2)): [Found!]
    item(id: ID): Item
    all: [Book]
    shelves: [[Book!]!] @listSize(assumedSize: 3)
  }
  type Mutation { addBook(input: BookInput!): Book }
  input BookInput { title: String tags: [Tag!] price: Int @cost(weight: 4) }
  input Tag { name: String }
  input SearchInput { page: Page }
  input Page { size: Int }
  type BookConnection { edges: [BookEdge!] pageInfo: PageInfo! totalCount: Int @cost(weight: 6) }
  type BookEdge { cursor: String! node: Book! }
  type PageInfo { hasNextPage: Boolean! }
  interface Item { id: ID }
  type Book implements Item { id: ID title: String author: Author publisher: Publisher related: [Book!] @listSize(assumedSize: 2) }
  type Film implements Item @cost(weight: 9) { id: ID studio: Publisher }
  type Author { name: String }
  type Publisher { name: String address: Address }
  type Address @cost(weight: 5) { zipCode: ZipCode }
  scalar ZipCode @cost(weight: 2)
  union Found = Book | Film
`);
const { estimated, actual } = library;

describe('What an operation costs before it runs', () => {
  test('objects cost 1, leaves nothing, and a mutation 10 beside', () => {
    expect(estimated('{ book(id: 1) { title author { name } publisher { name } } }')).toBe(3);
    expect(estimated('mutation { addBook(input: { title: "x" }) { title } }')).toBe(10 + 1 + 1);
  });

  test('types and fields cost their weights: a type\u2019s for every field of it, a field\u2019s before its type\u2019s', () => {
    expect(estimated('{ book { publisher { address { zipCode } } } }')).toBe(1 + 1 + 5 + 2);
    expect(estimated('{ page(first: 1) { totalCount } }')).toBe(1 + 6);
  });

  test('a list costs as often as it is assumed to be long', () => {
    expect(estimated('{ bestsellers { title author { name } publisher { name } } }')).toBe(5 * 3);
    expect(estimated('{ bestsellers { publisher { address { __typename } } } }')).toBe(5 * (1 + 1 + 5));
    expect(estimated('{ all { title } }')).toBe(10);
    expect(estimated('{ shelves { title } }')).toBe(3 * 10);
  });

  test('a slicing argument says how long, by literal, variable, default of the variable or of the argument', () => {
    expect(estimated('{ newestAdditions(limit: 3) { author { name } } }')).toBe(3 * 2);
    const byVariable = 'query ($n: Int!) { newestAdditions(limit: $n) { author { name } } }';
    expect(estimated(byVariable, { n: 7 })).toBe(7 * 2);
    expect(estimated('query ($n: Int! = 6) { newestAdditions(limit: $n) { title } }')).toBe(6);
    expect(estimated('{ cheapest { title } }')).toBe(4);
    expect(estimated('query ($n: Int) { cheapest(limit: $n) { title } }')).toBe(4);
    expect(estimated('query ($n: Int) { search(input: { page: { size: $n } }) { title } }', { n: 8 })).toBe(
      2 + 8,
    );
    expect(
      estimated('query ($i: SearchInput!) { search(input: $i) { title } }', { i: { page: { size: 9 } } }),
    ).toBe(2 + 9);
  });

  test('where one slicing argument is needed, none or two are refused by name', () => {
    const refusal = 'cheapest: needs exactly one of the arguments limit, upTo';
    expect(() => estimated('{ cheapest(limit: 1, upTo: 2) { title } }')).toThrow(refusal);
    const maybe = 'query ($n: Int) { cheapest(upTo: $n) { title } }';
    expect(estimated(maybe)).toBe(4);
    expect(() => estimated(maybe, { n: 2 })).toThrow(refusal);
    const none = 'query ($n: Int) { search(input: { page: { size: $n } }) { title } }';
    expect(() => estimated(none)).toThrow('search: needs exactly one of the arguments input.page.size');
    expect(() => estimated(none, { n: 'many' })).toThrow('exactly one');
  });

  test('where none is needed, the greatest counts, and what is assumed where there is none', () => {
    expect(estimated('{ any(first: 2, last: 3) { title } }')).toBe(3);
    expect(estimated('{ any { title } }')).toBe(7);
    expect(estimated('{ any(first: -5) { title } }')).toBe(0);
  });

  test('a connection\u2019s size is that of its edges, not of itself', () => {
    const page = 'query ($n: Int) { page(first: $n) { edges { node { title } } pageInfo { hasNextPage } } }';
    expect(estimated(page, { n: 50 })).toBe(1 + 50 * 2 + 1);
    expect(estimated(page)).toBe(1 + 20 * 2 + 1);
    expect(
      estimated(
        '{ page(first: 3) { some: edges { cursor } ...E } } fragment E on BookConnection { more: edges { cursor } }',
      ),
    ).toBe(1 + 3 + 3);
  });

  test('arguments cost their weights, input objects 1 and their fields theirs, each element for itself', () => {
    expect(estimated('{ found(text: "x", ids: [1, 2, 3]) { __typename } }')).toBe(10 * 9 + 3 + 3 * 2);
    expect(estimated('query ($ids: [ID!]) { found(ids: $ids) { __typename } }', { ids: ['a'] })).toBe(90 + 2);
    const add = 'mutation ($input: BookInput!) { addBook(input: $input) { title } }';
    expect(estimated(add, { input: { price: 1, tags: [{ name: 'a' }, { name: 'b' }] } })).toBe(
      10 + 1 + 1 + 4 + 2,
    );
  });

  test('what may be of several types costs what the most expensive would', () => {
    expect(estimated('{ item { id } }')).toBe(9);
    expect(estimated('{ item { ... on Book { related { author { name } } } } }')).toBe(9);
    expect(estimated('{ item { ... on Book { related { author { name } related { id } } } } }')).toBe(
      1 + 2 * 4 + 0,
    );
  });

  test('what is asked for twice under one name counts once, and what is skipped not at all', () => {
    expect(estimated('{ book { author { name } } book { author { name } publisher { name } } }')).toBe(3);
    const maybe =
      'query ($yes: Boolean!) { book { author @include(if: $yes) { name } publisher @skip(if: $yes) { address { zipCode } } } }';
    expect(estimated(maybe, { yes: true })).toBe(2);
    expect(estimated(maybe, { yes: false })).toBe(1 + 1 + 5 + 2);
    expect(estimated('{ book { author @skip(if: true) { name } } }')).toBe(1);
  });

  test('what is deferred costs what it does at once, and questions about the schema nothing', () => {
    expect(estimated('{ book { ... @defer { author { name } } } }')).toBe(2);
    expect(estimated('{ __typename __schema { types { name } } }')).toBe(0);
  });
});

test('the compiled cost of 600 generated operations is what the specification says, read word by word', () => {
  const { schema, weights: _, directives } = library;
  let constant = 0;
  const different: unknown[] = [];
  let compared = 0;
  for (let i = 0; compared < 600; i++) {
    const draw = draws(40_961 + i);
    const { document: text, variables } = generateOperation(schema, draw, { shadowingAliases: i % 2 === 0 });
    const document = parse(text);
    if (validate(schema, document).length > 0) continue;
    compared++;
    const outcome = (cost: () => number): number | 'refused' => {
      try {
        return cost();
      } catch {
        return 'refused';
      }
    };
    const expected = outcome(() => naiveCost(schema, directives, document, variables));
    const got = outcome(() => estimated(text, variables));
    if (Object.keys(variables).length === 0) constant++;
    if (expected !== got) different.push({ text, variables, expected, got });
  }
  expect(different).toEqual([]);
  expect(constant).toBeGreaterThan(50);
});

describe('What an answer has cost', () => {
  const page =
    '{ page(first: 50) { edges { node { title author { name } } } pageInfo { hasNextPage } totalCount } }';

  test('is what is there, each with its weight', () => {
    const node = { title: 'x', author: { name: 'y' } };
    const data = {
      page: {
        edges: [{ node }, { node: { title: 'z', author: null } }],
        pageInfo: { hasNextPage: false },
        totalCount: 2,
      },
    };
    expect(actual(page, data)).toBe(1 + (1 + 2) + (1 + 1) + 1 + 6);
    expect(actual(page, { page: { edges: [], pageInfo: { hasNextPage: false }, totalCount: null } })).toBe(2);
    expect(actual(page, null)).toBe(0);
  });

  test('counts arguments where the field was answered, and a mutation as it is', () => {
    const add = 'mutation ($input: BookInput!) { addBook(input: $input) { title } }';
    expect(actual(add, { addBook: null }, { input: { price: 3 } })).toBe(10 + 1 + 4);
    const maybe =
      'query ($yes: Boolean!) { found(text: "x") @include(if: $yes) { ... on Film { studio { name } } } }';
    expect(actual(maybe, {}, { yes: false })).toBe(0);
    expect(actual(maybe, { found: [{}, { studio: { name: 'x' } }] }, { yes: true })).toBe(3 + 9 + 9 + 1);
  });
});
