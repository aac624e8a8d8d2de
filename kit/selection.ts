import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Whether the operation selects a field directly below the one that is being resolved, fragments included. */
function selects({ fieldNodes, fragments }: GraphQLResolveInfo, field: string): boolean {
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === field;
      if (selection.kind === 'InlineFragment') return within(selection.selectionSet);
      return within(fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some((node) => within(node.selectionSet));
}

/**
 * A connection's total, begun at once when the operation asks for it, so that its query travels with the page's.
 */
export function totalFor(
  info: GraphQLResolveInfo,
  total: () => Promise<number | null>,
): () => Promise<number | null> {
  if (!selects(info, 'totalCount')) return total;
  const begun = total();
  // Whoever asks for it gets the failure; until then nobody listens.
  begun.catch(() => {});
  return () => begun;
}
