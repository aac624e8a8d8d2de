import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isDefer } from '../document/defer-rule.ts';
import { isIntrospection } from '../operation/introspection.ts';
import { conditionOf } from '../projection/collect-fields.ts';
import { type AskedFields, mayBeNull, typeBelow, typeInside } from './asked-fields.ts';
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

  /** What is asked below a removed field: null too, where the field is answered for being asked for elsewhere as well. */
  const inVain = (selectionSet: SelectionSetNode): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return removedWhole(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return { ...atOnce(selection), selectionSet: inVain(selection.selectionSet) };
      // The fragment as it stands may be asked for elsewhere.
      const { typeCondition, selectionSet: inner } = fragments.get(
        selection.name.value,
      ) as FragmentDefinitionNode;
      const { directives = [] } = atOnce(selection);
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: inVain(inner) };
    }),
  });

  const removedWhole = (node: FieldNode): FieldNode =>
    removed(node.selectionSet ? { ...node, selectionSet: inVain(node.selectionSet) } : node);

  const field = (node: FieldNode, type: GraphQLCompositeType): FieldNode => {
    const { selectionSet } = node;
    const name = node.name.value;
    if (needs.of(type.name, name).some((number) => missing.has(number))) return removedWhole(node);
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

/**
 * Whether all that ever counts was removed, and some of it whatever the variables are: only then is there an error for every
 * request that says why the object is null.
 */
function nothingLeft({ selections }: SelectionSetNode): boolean {
  let isCertain = false;
  for (const selection of selections) {
    const when = conditionOf(selection.directives ?? [], []);
    if (when === undefined) continue;
    if (!isRemoved(selection)) return false;
    isCertain ||= when.length === 0;
  }
  return isCertain;
}

/** What is null is not worth waiting for. */
function atOnce<Node extends SelectionNode>(selection: Node): Node {
  return { ...selection, directives: (selection.directives ?? []).filter((one) => !isDefer(one)) };
}
