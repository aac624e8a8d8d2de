import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { operationCost } from '../../../gateway/cost/operation-cost.ts';
import { readWeights, type Weights } from '../../../gateway/cost/weights.ts';
import type { Directives } from './naive-cost.ts';

const LINKED = `
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"]) { QUERY mutation: Mutation }
  directive @link(url: String!, import: [String!]) on SCHEMA
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION`;

/** A schema with costs. */
export interface CostWorld {
  readonly schema: GraphQLSchema;
  readonly weights: Weights;
  readonly directives: Directives;
  /** What a document's operation may cost. */
  estimated(text: string, variables?: Readonly<Record<string, unknown>>): number;
  /** What an answer to it has cost. */
  actual(text: string, data: object | null, variables?: Readonly<Record<string, unknown>>): number;
}

export function costWorld(sdl: string): CostWorld {
  const head = LINKED.replace('QUERY', 'query: Query').replace(
    'mutation: Mutation',
    sdl.includes('type Mutation') ? 'mutation: Mutation' : '',
  );
  const document = parse(`${head}\n${sdl}`);
  const schema = buildASTSchema(document);
  const weights = readWeights(document);
  const costOf = (text: string) => {
    const read = parse(text);
    const [operation] = read.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('the operation comes first');
    return operationCost(read, operation, schema, weights);
  };
  return {
    schema,
    weights,
    directives: directivesIn(document),
    estimated: (text, variables = {}) => costOf(text).estimated(variables),
    actual: (text, data, variables = {}) => costOf(text).actual(data as never, variables),
  };
}

function directivesIn(document: DocumentNode): Directives {
  const found = (coordinate: string, name: string): Readonly<Record<string, unknown>> | undefined => {
    const [typeName, fieldName, argumentName] = coordinate.split(/\.|\(|:\)/);
    const type = document.definitions.find(
      (one) => isTypeDefinitionNode(one) && one.name.value === typeName,
    ) as { fields?: readonly never[]; directives?: readonly ConstDirectiveNode[] } | undefined;
    type Node = {
      readonly name: { readonly value: string };
      readonly arguments?: readonly Node[];
      readonly directives?: readonly ConstDirectiveNode[];
    };
    const field = (type?.fields as readonly Node[] | undefined)?.find((one) => one.name.value === fieldName);
    const argument = field?.arguments?.find((one) => one.name.value === argumentName);
    const node = argumentName ? argument : fieldName ? field : type;
    const directive = node?.directives?.find((one) => one.name.value === name);
    return (
      directive &&
      Object.fromEntries(
        directive.arguments?.map((one) => [one.name.value, valueFromASTUntyped(one.value)]) ?? [],
      )
    );
  };
  return {
    cost: (coordinate) => found(coordinate, 'cost')?.weight as number | undefined,
    listSize: (coordinate) => found(coordinate, 'listSize'),
  };
}
