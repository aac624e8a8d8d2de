import { GraphQLError, type ValidationRule } from 'graphql';

/** What engines keep variables in has something else under this name: a value would be lost without a word. */
const RESERVED = '__proto__';

/** Refuses a variable whose value could not be kept under its name. */
export const VariableNamesRule: ValidationRule = (context) => ({
  VariableDefinition({ variable }) {
    if (variable.name.value === RESERVED)
      context.reportError(new GraphQLError(`No variable can be called "$${RESERVED}".`, { nodes: variable }));
  },
});
