import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isDefer } from '../document/defer-rule.ts';
import { isIntrospection } from '../operation/introspection.ts';
import { conditionOf } from '../projection/collect-fields.ts';
import { type AskedFields, typeBelow, typeInside } from './asked-fields.ts';
import { isRemoved, removed } from './removed.ts';

/** An operation with what a viewer is not answered marked as removed. */
export interface RemainingOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * Marks the fields that have any of the missing requirements, and then what has nothing left to ask: fragments, and
 * fields that may be null. A field that may not be null stays, and is asked for nothing but whether it is there.
 */
export function removeFields(
  { schema, operation, fragments, needs }: AskedFields,
  missing: ReadonlySet<number>,
): RemainingOperation {
  const remaining = new Map<string, FragmentDefinitionNode>();

  const inside = (selectionSet: SelectionSetNode, type: GraphQLCompositeType): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return field(selection, type);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = inside(selection.selectionSet, typeInside(schema, type, selection));
        const rest = { ...selection, selectionSet: inner };
        return nothingLeft(inner) ? removed(atOnce(rest)) : rest;
      }
      return nothingLeft(fragment(selection.name.value).selectionSet)
        ? removed(atOnce(selection))
        : selection;
    }),
  });

  const field = (node: FieldNode, type: GraphQLCompositeType): FieldNode => {
    const { selectionSet, ...bare } = node;
    const name = node.name.value;
    if (needs.of(type.name, name).some((number) => missing.has(number))) return removed(bare);
    if (!selectionSet || isIntrospection(node)) return node;
    const inner = inside(selectionSet, typeBelow(type, name));
    const rest = { ...node, selectionSet: inner };
    return nothingLeft(inner) && mayBeNull(type, name) ? removed(rest) : rest;
  };

  const fragment = (name: string): FragmentDefinitionNode => {
    let known = remaining.get(name);
    if (known === undefined) {
      const whole = fragments.get(name) as FragmentDefinitionNode;
      const type = schema.getType(whole.typeCondition.name.value) as GraphQLCompositeType;
      known = { ...whole, selectionSet: inside(whole.selectionSet, type) };
      remaining.set(name, known);
    }
    return known;
  };

  const root = schema.getRootType(operation.operation) as GraphQLCompositeType;
  const left = { ...operation, selectionSet: inside(operation.selectionSet, root) };
  return {
    operation: left,
    document: { kind: Kind.DOCUMENT, definitions: [left, ...remaining.values()] },
  };
}

function nothingLeft({ selections }: SelectionSetNode): boolean {
  return selections.every(
    (selection) => isRemoved(selection) || conditionOf(selection.directives ?? [], []) === undefined,
  );
}

/** What is null is not worth waiting for. */
function atOnce<Node extends SelectionNode>(selection: Node): Node {
  return { ...selection, directives: (selection.directives ?? []).filter((one) => !isDefer(one)) };
}

function mayBeNull(type: GraphQLCompositeType, field: string): boolean {
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return !isNonNullType(definition?.type);
}
