import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isRequiredInputField,
  visit,
} from 'graphql';

/**
 * Whether graphql-jit reads an operation's variables as GraphQL has it: a field of an input object that may be left out
 * because it has a default (`flag: Boolean! = false`) it takes for missing.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const seen = new Set<GraphQLNamedType>();
  const isFaithful = (type: GraphQLNamedType | undefined): boolean => {
    if (!isInputObjectType(type) || seen.has(type)) return true;
    seen.add(type);
    return Object.values(type.getFields()).every(
      (field) =>
        (!isNonNullType(field.type) || isRequiredInputField(field)) && isFaithful(getNamedType(field.type)),
    );
  };
  let answer = true;
  visit(document, {
    VariableDefinition: {
      enter: ({ type }) => {
        visit(type, {
          NamedType: ({ name }) => {
            answer &&= isFaithful(schema.getType(name.value));
          },
        });
        return false;
      },
    },
  });
  return answer;
}
