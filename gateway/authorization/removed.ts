import { type ConstDirectiveNode, Kind, type SelectionNode } from 'graphql';

/** No client can write it: validation knows no such directive. */
const REMOVED: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: '__removed' },
};

/**
 * Marks a selection that a viewer is not answered. It keeps its place, so that the answer has its null, but nothing plans
 * it.
 */
export function removed<Node extends SelectionNode>(selection: Node): Node {
  return { ...selection, directives: [...(selection.directives ?? []), REMOVED] };
}

export function isRemoved({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === REMOVED.name.value);
}
