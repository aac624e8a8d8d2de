import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';
import { costFor, sum, type Variables } from './cost.ts';
import { estimate } from './estimate.ts';
import { measure } from './measure.ts';
import type { Weights } from './weights.ts';

/** What a mutation costs beside its fields. */
const MUTATION_COST = 10;

/** What an operation costs; variables are as the client sent them, right or not. */
export interface OperationCost {
  /** At most, before it runs; a subscription for one event. Throws BAD_USER_INPUT where a slicing argument is needed. */
  estimated(variables: Variables): number;
  /** What is wrong with it where it asks for a longer page than there is; of use where it may cost too much. */
  oversized(variables: Variables): string | undefined;
  /** What was answered has cost; of a subscription, one event. */
  actual(data: Variables | null | undefined, variables: Variables): number;
}

/**
 * Works out what an operation of a valid document costs, as the specification of `@cost` and `@listSize` has it, as far as
 * that is possible without its variables.
 */
export function operationCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  weights: Weights,
): OperationCost {
  const context = { schema, fragments: fragmentsOf(document), weights };
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType;
  const sources = [{ selectionSet: operation.selectionSet, when: [] }];
  const base = operation.operation === 'mutation' ? MUTATION_COST : 0;
  const { cost: below, pages } = estimate(context, rootType, sources);
  const cost = sum([base, below]);
  const measured = measure(context, rootType, sources);
  const withDefaults = defaultsOf(operation);
  return {
    estimated: (variables) => (typeof cost === 'number' ? cost : costFor(cost, withDefaults(variables))),
    oversized(given) {
      const variables = withDefaults(given);
      const page = pages.find(({ asked, most }) => costFor(asked, variables) > most);
      return page && `${page.argument}: must be between 1 and ${page.most}`;
    },
    actual: (data, variables) => base + (data ? measured(data, withDefaults(variables)) : 0),
  };
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): (given: Variables) => Variables {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions)
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  if (Object.keys(defaults).length === 0) return (given) => given;
  return (given) => ({ ...defaults, ...given });
}
