import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';
import { badInput } from '../../kit/errors.ts';
import { type Cost, givenValue, type Variables } from './cost.ts';
import type { ListSize } from './weights.ts';

/** How long a list of which nothing is said is taken to be. */
export const ASSUMED_LIST_SIZE = 10;

/**
 * How long the list may be that a field gives, or holds in its sized fields: the greatest of its slicing arguments, as given
 * or by default, else what is assumed; undefined: nothing is said. Its function throws BAD_USER_INPUT where exactly one
 * slicing argument is needed.
 */
export function listSize(
  directive: ListSize | undefined,
  field: FieldNode,
  definition: GraphQLField<unknown, unknown>,
): Cost | undefined {
  if (!directive) return undefined;
  const { slicingArguments, requireOneSlicingArgument } = directive;
  if (slicingArguments.length === 0) return directive.assumedSize;
  const sizes = slicingArguments.map((path) => slicingArgument(path, field, definition));
  const decide = (given: readonly (number | undefined)[]): number => {
    const numbers = given.filter((one) => one !== undefined);
    if (requireOneSlicingArgument && numbers.length !== 1) {
      const names = slicingArguments.map((path) => path.join('.')).join(', ');
      throw badInput(`${field.name.value}: needs exactly one of the arguments ${names}`);
    }
    if (numbers.length === 0) return directive.assumedSize ?? ASSUMED_LIST_SIZE;
    // No list is shorter than none: a negative number is for the subgraph to refuse, and makes nothing else cheaper.
    return Math.max(0, ...numbers);
  };
  const size = (variables: Variables): number =>
    decide(sizes.map((one) => (typeof one === 'function' ? one(variables) : one)));
  if (sizes.some((one) => typeof one === 'function')) return size;
  try {
    return size({});
  } catch {
    // It is refused only where the field is not skipped.
    return size;
  }
}

/** A slicing argument's value; undefined, or a function that gives undefined: there is none. */
function slicingArgument(
  [name, ...below]: readonly string[],
  field: FieldNode,
  definition: GraphQLField<unknown, unknown>,
): number | undefined | ((variables: Variables) => number | undefined) {
  const given = field.arguments?.find((one) => one.name.value === name)?.value;
  const argument = definition.args.find((one) => one.name === name);
  const usual = whole(valueAt(argument?.defaultValue, below));
  if (given === undefined) return usual;
  const read = reader(given, below);
  if (typeof read !== 'function') return whole(read) ?? usual;
  return (variables) => whole(read(variables)) ?? usual;
}

/** What stands at a path in a literal: a value, or a function of the variables that are in it. */
function reader(node: ValueNode, [name, ...below]: readonly string[]): unknown {
  if (node.kind === Kind.VARIABLE) {
    const path = name === undefined ? [] : [name, ...below];
    return (variables: Variables) => valueAt(givenValue(variables, node.name.value), path);
  }
  if (name !== undefined) {
    const inner = node.kind === Kind.OBJECT ? node.fields.find((one) => one.name.value === name) : undefined;
    return inner && reader(inner.value, below);
  }
  return node.kind === Kind.INT ? Number(node.value) : undefined;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Variables)[name] : undefined),
    value,
  );
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
