import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Fragments, fragmentAt } from '../document/fragments.ts';
import type { FieldNeeds } from './field-needs.ts';

/** An operation with what it asks of a viewer. */
export interface AskedFields {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly needs: FieldNeeds;
  /** The requirements that any of its fields has. */
  readonly all: readonly number[];
}

export function askedFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  needs: FieldNeeds,
): AskedFields {
  const all = new Set<number>();
  const seen = new Set<string>();
  const visit = ({ selections }: SelectionSetNode, type: GraphQLCompositeType): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        for (const number of needs.of(type.name, selection.name.value)) all.add(number);
        if (selection.selectionSet) visit(selection.selectionSet, typeBelow(type, selection.name.value));
      } else if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.selectionSet, typeInside(schema, type, selection));
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragmentAt(selection, fragments);
        visit(fragment.selectionSet, typeInside(schema, type, fragment));
      }
    }
  };
  if (!needs.requirements.isEmpty)
    visit(operation.selectionSet, schema.getRootType(operation.operation) as GraphQLCompositeType);
  return { schema, operation, fragments, needs, all: [...all] };
}

/** The type of what a field gives. Questions about the schema have no requirements: below them any type will do. */
export function typeBelow(type: GraphQLCompositeType, field: string): GraphQLCompositeType {
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return definition ? (getNamedType(definition.type) as GraphQLCompositeType) : type;
}

export function mayBeNull(type: GraphQLCompositeType, field: string): boolean {
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return !isNonNullType(definition?.type);
}

export function typeInside(
  schema: GraphQLSchema,
  around: GraphQLCompositeType,
  { typeCondition }: { readonly typeCondition?: { readonly name: { readonly value: string } } },
): GraphQLCompositeType {
  return typeCondition ? (schema.getType(typeCondition.name.value) as GraphQLCompositeType) : around;
}
