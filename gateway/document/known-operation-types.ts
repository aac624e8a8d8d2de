import { GraphQLError, type ValidationRule } from 'graphql';

/** A schema that has no mutations or no subscriptions has none to validate: the library's own rules pass over them. */
export const KnownOperationTypesRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const { operation: kind } = operation;
    if (!context.getSchema().getRootType(kind))
      context.reportError(new GraphQLError(`There are no ${PLURALS[kind]} here.`, { nodes: operation }));
  },
});

const PLURALS = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const;
