import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { badInput } from '../../kit/errors.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Checks a request's variables against the operation. Gives them as the client wrote them, since subgraphs read them
 * again, with the operation's default values; or the errors, each with BAD_USER_INPUT.
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): { readonly variables: Variables } | { readonly errors: readonly GraphQLError[] } {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return { variables: {} };
  const { errors } = getVariableValues(schema, definitions, given, { maxErrors: 10 });
  if (errors) return { errors: errors.map((error) => badInput(error.message)) };
  const variables: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    const value = given[name];
    if (value !== undefined) variables[name] = value;
    else if (defaultValue) variables[name] = valueFromASTUntyped(defaultValue);
  }
  return { variables };
}
