import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { compose } from '../../schema/compose.ts';
import { loadSubgraphSdl, loadSupergraph, subgraphNames } from '../../schema/load.ts';

const composition = compose();
const api = buildSchema(composition.api);

test('the committed supergraph is what the subgraphs compose to', () => {
  expect(loadSupergraph()).toBe(composition.supergraph);
});

test('every type, field, argument and enum value that clients see is described', () => {
  const bare: string[] = [];
  let seen = 0;
  const look = (name: string, description: string | null | undefined): void => {
    seen++;
    if (!description) bare.push(name);
  };
  for (const type of Object.values(api.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Boolean', 'ID', 'Float'].includes(type.name))
      continue;
    if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) look(type.name, type.description);
    if (isEnumType(type))
      for (const value of type.getValues()) look(`${type.name}.${value.name}`, value.description);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      // What a type has from an interface is described once, there.
      const isInherited =
        isObjectType(type) && type.getInterfaces().some((from) => field.name in from.getFields());
      if (!isInherited) look(`${type.name}.${field.name}`, field.description);
      for (const arg of 'args' in field ? field.args : [])
        look(`${type.name}.${field.name}(${arg.name})`, arg.description);
    }
  }
  expect(bare).toEqual([]);
  expect(seen).toBeGreaterThan(250);
});

test('what another system contributes is nullable, so that its failure costs nothing else', () => {
  const required = (name: string): string[] => {
    const type = api.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    return Object.values(type.getFields())
      .filter((field) => String(field.type).endsWith('!'))
      .map((field) => field.name)
      .sort();
  };
  expect(required('Customer')).toEqual(['id', 'observedAt']);
  expect(required('Order')).toEqual(['id', 'observedAt']);
  expect(required('Query')).toEqual([]);
});

test('an internal key is not part of what clients see', () => {
  expect(composition.api).not.toContain('handle');
});

test('every subgraph is valid SDL of its own', () => {
  for (const name of subgraphNames)
    expect(parse(loadSubgraphSdl(name)).definitions.length).toBeGreaterThan(10);
});
