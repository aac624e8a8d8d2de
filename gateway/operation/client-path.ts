import { Kind, type SelectionSetNode } from 'graphql';
import { type Fragments, fragmentAt } from '../document/fragments.ts';
import type { PlannedPath } from '../execution/run.ts';
import type { PlannedNames } from './planned-names.ts';

type Tree = Map<string, Tree>;

/** Translates a path in the plan's names to the client's; it ends where the client asked for nothing below. */
export type ClientPath = (path: PlannedPath) => (string | number)[];

/** The paths of what stands in a selection set from the root, made when the first error needs one. */
export function clientPaths(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  names: PlannedNames,
): ClientPath {
  let root: Tree | undefined;
  const grow = (selectionSet: SelectionSetNode, tree: Tree): Tree => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const planned = names.of(selection);
        const below = tree.get(planned) ?? new Map();
        tree.set(planned, below);
        if (selection.selectionSet) grow(selection.selectionSet, below);
      } else grow(fragmentAt(selection, fragments).selectionSet, tree);
    }
    return tree;
  };
  return (path) => {
    root ??= grow(selectionSet, new Map());
    let tree: Tree | undefined = root;
    const translated: (string | number)[] = [];
    for (const step of path) {
      if (typeof step === 'number') {
        translated.push(step);
        continue;
      }
      tree = tree.get(step);
      if (!tree) break;
      translated.push(names.clientName(step));
    }
    return translated;
  };
}
