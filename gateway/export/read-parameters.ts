import {
  type DocumentNode,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  Kind,
  type TypeNode,
} from 'graphql';
import { badInput } from '../../kit/errors.ts';

/**
 * The variables that query parameters give, each read as its definition says: numbers and booleans from their text, a list
 * from a parameter that is given several times, an input object from JSON. Throws BAD_USER_INPUT for one that the operation
 * does not have, or that is given twice.
 */
export function readParameters(
  search: string,
  document: DocumentNode,
  schema: GraphQLSchema,
): Record<string, unknown> {
  const given = new URLSearchParams(search);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const types = new Map(
    operation?.variableDefinitions?.map(({ variable, type }) => [variable.name.value, type]),
  );
  const variables: Record<string, unknown> = {};
  for (const name of new Set(given.keys())) {
    const type = types.get(name);
    if (!type)
      throw badInput(`There is no parameter ${name.slice(0, 50)}; there are ${[...types.keys()].join(', ')}`);
    variables[name] = readValue(name, given.getAll(name), type, schema);
  }
  return variables;
}

function readValue(name: string, texts: readonly string[], type: TypeNode, schema: GraphQLSchema): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return readValue(name, texts, type.type, schema);
  if (type.kind === Kind.LIST_TYPE) return texts.map((text) => readValue(name, [text], type.type, schema));
  const [text = '', ...more] = texts;
  if (more.length > 0) throw badInput(`The parameter ${name} is given more than once`);
  const named = schema.getType(type.name.value);
  if (isInputObjectType(named)) return fromJson(name, text);
  if (!isLeafType(named)) return text;
  if (named.name === 'Int' || named.name === 'Float') {
    if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) throw badInput(`The parameter ${name} must be a number`);
    return Number(text);
  }
  if (named.name !== 'Boolean') return text;
  if (text !== 'true' && text !== 'false') throw badInput(`The parameter ${name} must be true or false`);
  return text === 'true';
}

function fromJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(`The parameter ${name} must be JSON`);
  }
}
