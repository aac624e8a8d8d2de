import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Fragments } from '../document/fragments.ts';
import { type CollectedField, collectFields, type Source } from '../projection/collect-fields.ts';
import { argumentsCost } from './argument-cost.ts';
import type { Cost } from './cost.ts';
import { listSize } from './list-size.ts';
import type { ListSize, Weights } from './weights.ts';

/** What operations are weighed with. */
export interface CostContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly weights: Weights;
}

/** A field of an operation as it is weighed; what says nothing of costs, `__typename` and the schema's own, is left out. */
export interface SelectedField extends Pick<CollectedField, 'responseName' | 'occurrences' | 'sources'> {
  readonly name: string;
  readonly type: GraphQLNamedType;
  /** How many lists stand one in the other. */
  readonly listDepth: number;
  /** What one value costs by itself; undefined: what its type costs, which is abstract. */
  readonly weight: number | undefined;
  readonly arguments: Cost;
  /** What `@listSize` says of the list, or of the lists in its sized fields. */
  readonly size: Cost | undefined;
  readonly sizedFields: ReadonlySet<string>;
  /** The argument that says how long the list is to be, and how long it ever is, where both are known. */
  readonly page: { readonly argument: string; readonly most: number } | undefined;
}

const none: ReadonlySet<string> = new Set();

/** The fields that are asked of objects of a type. */
export function selectedFields(
  context: CostContext,
  type: GraphQLObjectType,
  sources: readonly Source[],
): SelectedField[] {
  const { schema, fragments, weights } = context;
  return collectFields(schema, fragments, type.name, sources).flatMap((collected) => {
    const { node } = collected;
    const definition: GraphQLField<unknown, unknown> | undefined = type.getFields()[node.name.value];
    if (!definition) return [];
    const coordinate = `${type.name}.${definition.name}`;
    const directive = weights.listSizes.get(coordinate);
    const named = getNamedType(definition.type);
    return {
      ...collected,
      name: definition.name,
      type: named,
      listDepth: listDepth(definition.type),
      weight: weights.weights.get(coordinate) ?? typeWeight(weights, named),
      arguments: argumentsCost(weights, type.name, node, definition),
      size: listSize(directive, node, definition),
      sizedFields: directive?.sizedFields ?? none,
      page: directive && pageOf(directive),
    };
  });
}

/** The object types that a value of a composite type may have. */
export function possibleTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** What a value of a type costs: objects 1, leaves nothing, unless the type says otherwise; undefined: it depends. */
export function typeWeight({ weights }: Weights, type: GraphQLNamedType): number | undefined {
  if (isAbstractType(type)) return undefined;
  return weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
}

function pageOf({ assumedSize: most, slicingArguments }: ListSize): SelectedField['page'] {
  const [path, ...others] = slicingArguments;
  return most === undefined || path === undefined || others.length > 0
    ? undefined
    : { argument: path.join('.'), most };
}

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}
