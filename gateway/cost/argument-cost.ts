import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import { type Cost, givenValue, sum, type Variables } from './cost.ts';
import type { Weights } from './weights.ts';

/**
 * What the arguments of a field cost: each its weight where it is given, an input object 1 unless its place says otherwise
 * and what its fields cost, each element of a list for itself.
 */
export function argumentsCost(
  { weights }: Weights,
  parentName: string,
  field: FieldNode,
  definition: GraphQLField<unknown, unknown>,
): Cost {
  return sum(
    (field.arguments ?? []).map(({ name, value }) => {
      const argument = definition.args.find((one) => one.name === name.value);
      if (!argument) return 0;
      const place = `${parentName}.${definition.name}(${argument.name}:)`;
      return valueCost(weights, place, argument.type, value);
    }),
  );
}

function valueCost(
  weights: Weights['weights'],
  place: string,
  type: GraphQLInputType,
  node: ValueNode,
): Cost {
  if (node.kind === Kind.NULL) return 0;
  if (node.kind === Kind.VARIABLE) {
    if (!canCost(weights, place, type)) return 0;
    const name = node.name.value;
    return (variables) => givenCost(weights, place, type, givenValue(variables, name));
  }
  if (node.kind === Kind.LIST) return sum(node.values.map((one) => valueCost(weights, place, type, one)));
  const named = getNamedType(type);
  const own = weightAt(weights, place, type);
  if (node.kind !== Kind.OBJECT || !isInputObjectType(named)) return own;
  const fields = named.getFields();
  return sum([
    own,
    ...node.fields.map(({ name, value }) => {
      const field = fields[name.value];
      return field ? valueCost(weights, `${named.name}.${name.value}`, field.type, value) : 0;
    }),
  ]);
}

/** The same of a variable's value. */
function givenCost(
  weights: Weights['weights'],
  place: string,
  type: GraphQLInputType,
  value: unknown,
): number {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value)) {
    let total = 0;
    for (const one of value) total += givenCost(weights, place, type, one);
    return total;
  }
  let total = weightAt(weights, place, type);
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object') return total;
  const fields = named.getFields();
  for (const name of Object.keys(value)) {
    const field = fields[name];
    if (field) total += givenCost(weights, `${named.name}.${name}`, field.type, (value as Variables)[name]);
  }
  return total;
}

function weightAt(weights: Weights['weights'], place: string, type: GraphQLInputType): number {
  const named = getNamedType(type);
  return weights.get(place) ?? weights.get(named.name) ?? (isInputObjectType(named) ? 1 : 0);
}

/** Whether any value at a place can cost something. */
function canCost(weights: Weights['weights'], place: string, type: GraphQLInputType): boolean {
  return isInputObjectType(getNamedType(type)) || weightAt(weights, place, type) !== 0;
}
