import {
  type GraphQLCompositeType,
  type GraphQLFormattedError,
  type GraphQLType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { clientError } from '../../kit/errors.ts';
import { fragmentAt } from '../document/fragments.ts';
import { type Condition, conditionOf, holds } from '../projection/collect-fields.ts';
import { type AskedFields, typeBelow, typeInside } from './asked-fields.ts';

/** Stands in a path for every element of a list: one error tells of them all. */
const EACH = '@';

/** Gives the errors of what was removed from an operation, for a request's variables. */
export type UnauthorizedErrors = (
  variables: Readonly<Record<string, unknown>>,
) => readonly GraphQLFormattedError[];

/** One error for each path of an operation that has a missing requirement, as far as the variables let it count. */
export function unauthorizedErrors(
  { schema, operation, fragments, needs }: AskedFields,
  missing: ReadonlySet<number>,
): { readonly errors: UnauthorizedErrors; readonly needsVariables: boolean } {
  const found = new Map<string, { readonly error: GraphQLFormattedError; readonly when: Condition[] }>();
  const visit = (
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    at: readonly string[],
    around: Condition,
  ): void => {
    for (const selection of selections) {
      const when = conditionOf(selection.directives ?? [], around);
      if (when === undefined) continue;
      if (selection.kind !== Kind.FIELD) {
        const fragment = fragmentAt(selection, fragments);
        visit(fragment.selectionSet, typeInside(schema, type, fragment), at, when);
        continue;
      }
      const name = selection.name.value;
      const path = [...at, selection.alias?.value ?? name];
      if (needs.of(type.name, name).some((number) => missing.has(number))) {
        const key = JSON.stringify(path);
        const known = found.get(key) ?? { error: unauthorized(path), when: [] };
        known.when.push(when);
        found.set(key, known);
      } else if (selection.selectionSet)
        visit(selection.selectionSet, typeBelow(type, name), [...path, ...eachOf(type, name)], when);
    }
  };
  const root = schema.getRootType(operation.operation) as GraphQLCompositeType;
  visit(operation.selectionSet, root, [], []);

  const all = [...found.values()];
  const errors = all.map(({ error }) => error);
  const needsVariables = all.some(({ when }) => when.every((one) => one.length > 0));
  return {
    needsVariables,
    errors: needsVariables
      ? (variables) =>
          all.filter(({ when }) => when.some((one) => holds(one, variables))).map(({ error }) => error)
      : () => errors,
  };
}

function unauthorized(path: readonly string[]): GraphQLFormattedError {
  const { message, extensions } = clientError('UNAUTHORIZED_FIELD_OR_TYPE', 'Unauthorized field or type');
  return { message, path, extensions };
}

function eachOf(type: GraphQLCompositeType, field: string): string[] {
  const steps: string[] = [];
  let gives: GraphQLType | undefined =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined;
  while (isNonNullType(gives) || isListType(gives)) {
    if (isListType(gives)) steps.push(EACH);
    gives = gives.ofType;
  }
  return steps;
}
