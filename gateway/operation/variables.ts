import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { badInput } from '../../kit/errors.ts';
import { withoutSuggestion } from '../document/suggestion.ts';

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
  if (!definitions.every((definition) => isPlainlyRight(schema, definition, given))) {
    const { errors } = getVariableValues(schema, definitions, given, { maxErrors: 10 });
    // Whoever may not ask about the schema is not told its names by mistakes either.
    if (errors) return { errors: errors.map((error) => badInput(withoutSuggestion(error.message))) };
  }
  const variables: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) variables[name] = value;
    else if (defaultValue) variables[name] = valueFromASTUntyped(defaultValue);
  }
  return { variables };
}

/** Values of the scalars of GraphQL itself that are right as they are, as most are: that is seen at once. */
const plainlyRight = new Map<string, (value: unknown) => boolean>([
  ['ID', (value) => typeof value === 'string'],
  ['String', (value) => typeof value === 'string'],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['Int', (value) => typeof value === 'number' && (value | 0) === value],
]);

/** Whether a variable is right beyond doubt; for any other it takes graphql-js to tell, and to say what is wrong. */
function isPlainlyRight(
  schema: GraphQLSchema,
  { variable, type }: VariableDefinitionNode,
  given: Variables,
): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (named.kind !== Kind.NAMED_TYPE) return false;
  const { value: name } = named.name;
  // A schema that has no use for a scalar does not know it.
  return (
    schema.getType(name) !== undefined && (plainlyRight.get(name)?.(given[variable.name.value]) ?? false)
  );
}
