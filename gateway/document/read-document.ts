import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { clientError } from '../../kit/errors.ts';
import { DeferRule, hasDefer } from './defer-rule.ts';
import { KnownOperationTypesRule } from './known-operation-types.ts';
import { LIMITS, refuseTooLarge } from './limits.ts';
import { refuseUncertainRoot } from './subscription-root.ts';
import { withoutSuggestion } from './suggestion.ts';
import { VariableNamesRule } from './variable-names.ts';

const MAX_ERRORS = 10;
/** The reader goes one call deeper with every list or object in another; nothing else throws but what is not GraphQL. */
const TOO_DEEP = 'The document is nested too deeply';

/** A document that is GraphQL and fits the schema, or why it is not. */
export type ReadDocument =
  | {
      readonly document: DocumentNode;
      /** Whether there is a `@defer` in it; where not, nothing looks for one. */
      readonly defers: boolean;
    }
  | { readonly errors: readonly GraphQLFormattedError[] };

/** Parses and checks a document; without introspection, errors do not help to guess the schema. */
export function readDocument(text: string, schema: GraphQLSchema, introspection: boolean): ReadDocument {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    const refused = error instanceof GraphQLError ? error : new GraphQLError(TOO_DEEP);
    return { errors: [formatted(refused, 'GRAPHQL_PARSE_FAILED', introspection)] };
  }
  const refused = refuseTooLarge(document) ?? refuseUncertainRoot(document);
  if (refused) return { errors: [formatted(refused, 'GRAPHQL_VALIDATION_FAILED', introspection)] };
  const defers = text.includes('defer') && hasDefer(document);
  const rules = [...specifiedRules, KnownOperationTypesRule, VariableNamesRule];
  if (!introspection) rules.push(NoSchemaIntrospectionCustomRule);
  if (defers) rules.push(DeferRule);
  const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS });
  if (errors.length === 0) return { document, defers };
  return { errors: errors.map((error) => formatted(error, 'GRAPHQL_VALIDATION_FAILED', introspection)) };
}

function formatted(
  { message, locations }: GraphQLError,
  code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED',
  suggestions: boolean,
): GraphQLFormattedError {
  const error = clientError(code, suggestions ? message : withoutSuggestion(message));
  return { message: error.message, ...(locations ? { locations } : {}), extensions: error.extensions };
}
