import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { readVariables } from '../../gateway/operation/variables.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const types = ['ID', 'String', 'Boolean', 'Int', 'Float', 'Mood', 'Amount', 'Filter', '[Int]'];
const values = ['a', '', 'HAPPY', '7', 0, 7, -7, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1];
const others = [true, false, null, undefined, {}, { first: 1 }, { first: 'one' }, [], [1], ['one'], [null]];
const mood = 'scalar Amount enum Mood { HAPPY } input Filter { first: Float! } type Query';
const schemas = [
  buildSchema(`${mood} { ok(id: ID, count: Int): Boolean }`),
  // Has no ID and no Int.
  buildSchema(`${mood} { ok: Boolean }`),
];

test('a variable is taken or refused as graphql-js takes or refuses it, whatever its type and value', () => {
  let taken = 0;
  let refused = 0;
  const cases = schemas.flatMap((schema) =>
    types.flatMap((one) => [one, `${one}!`].map((type) => ({ schema, type }))),
  );
  for (const { schema, type } of cases)
    for (const value of [...values, ...others]) {
      const [operation] = parse(`query ($value: ${type}) { ok }`).definitions as [OperationDefinitionNode];
      const given = { value };
      const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      const read = readVariables(schema, operation, given);
      const messages = 'errors' in read ? read.errors.map(({ message }) => message) : undefined;
      expect([type, value, messages]).toEqual([type, value, errors?.map(({ message }) => message)]);
      if ('variables' in read) {
        taken++;
        expect(read.variables).toEqual(value === undefined ? {} : given);
      } else refused++;
    }
  expect(taken + refused).toBe(types.length * 2 * schemas.length * (values.length + others.length));
  expect(taken).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});

test('a variable that is called as something that every object has is not given unless it is', () => {
  const [operation] = parse('query ($toString: Boolean! = true, $constructor: String) { ok }')
    .definitions as [OperationDefinitionNode];
  const [schema] = schemas as [(typeof schemas)[0]];
  expect(readVariables(schema, operation, {})).toEqual({ variables: { toString: true } });
  const given = { toString: false, constructor: 'mine' };
  expect(readVariables(schema, operation, given)).toEqual({ variables: given });
});

test('no variable that is not given reaches a subgraph, and none is lost for its name', async () => {
  const sent: string[] = [];
  const gateway = await openGateway({
    supergraph: composed({ only: 'type Query { hello(name: String, times: Int): String }' }),
    subgraph: (name) =>
      answering(name, async (variables) => {
        sent.push(JSON.stringify(variables));
        return { data: { hello: 'world' } };
      }),
  });
  const ask = async (query: string, variables: string) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{ "query": ${JSON.stringify(query)}, "variables": ${variables} }`,
    });
    return response.json();
  };
  try {
    const named =
      'query ($constructor: String, $toString: Int) { hello(name: $constructor, times: $toString) }';
    expect(await ask(named, '{}')).toEqual({ data: { hello: 'world' } });
    expect(await ask(named, '{ "constructor": "x", "toString": 2 }')).toEqual({ data: { hello: 'world' } });
    expect(sent).toEqual(['{}', '{"constructor":"x","toString":2}']);
    const lost = 'query ($__proto__: String) { hello(name: $__proto__) }';
    expect(await ask(lost, '{ "__proto__": "x" }')).toMatchObject({
      errors: [
        {
          message: 'No variable can be called "$__proto__".',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
    expect(sent.length).toBe(2);
  } finally {
    await gateway.stop();
  }
});

test('a wrong variable is refused without a word about the names that the schema has instead', () => {
  const [operation] = parse('query ($filter: Filter, $mood: Mood) { ok }').definitions as [
    OperationDefinitionNode,
  ];
  const [schema] = schemas as [(typeof schemas)[0]];
  const read = readVariables(schema, operation, { filter: { first: 1, frist: 1 }, mood: 'HAPY' });
  expect('errors' in read && read.errors.map(({ message }) => message)).toEqual([
    'Variable "$filter" got invalid value { first: 1, frist: 1 }; Field "frist" is not defined by type "Filter".',
    'Variable "$mood" got invalid value "HAPY"; Value "HAPY" does not exist in "Mood" enum.',
  ]);
});
