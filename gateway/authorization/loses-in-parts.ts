import { type GraphQLCompositeType, type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import { isDefer } from '../document/defer-rule.ts';
import { fragmentAt, fragmentsOf } from '../document/fragments.ts';
import { mayBeNull, typeBelow, typeInside } from './asked-fields.ts';
import type { RemainingOperation } from './remove-fields.ts';
import { isRemoved } from './removed.ts';

/** The parts of an answer that ask for one path; the first has the number 0. */
interface AskedBy {
  /** Those whose null there costs more than the field. */
  readonly inVain: Set<number>;
  readonly answered: Set<number>;
}

/**
 * Whether what is left of an operation tells less in parts than in one. What one part asks in vain, of an interface or
 * with nothing left below it, another may be answered: the whole answer has the field then. Of the parts the one has null
 * there, which takes what encloses it along where it may not be null, and where it comes later, the place from what was
 * answered before. Conditions are taken to hold.
 */
export function losesInParts(schema: GraphQLSchema, { document, operation }: RemainingOperation): boolean {
  const fragments = fragmentsOf(document);
  const paths = new Map<string, AskedBy>();
  let parts = 0;
  const visit = (
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    at: readonly string[],
    part: number,
  ): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = fragmentAt(selection, fragments);
        const inside = selection.directives?.some(isDefer) ? ++parts : part;
        visit(fragment.selectionSet, typeInside(schema, type, fragment), at, inside);
        continue;
      }
      const name = selection.name.value;
      const path = [...at, selection.alias?.value ?? name];
      const key = path.join('.');
      const asked = paths.get(key) ?? { inVain: new Set(), answered: new Set() };
      paths.set(key, asked);
      if (!isRemoved(selection)) asked.answered.add(part);
      else if (part > 0 || !mayBeNull(type, name)) asked.inVain.add(part);
      if (selection.selectionSet) visit(selection.selectionSet, typeBelow(type, name), path, part);
    }
  };
  visit(operation.selectionSet, schema.getRootType(operation.operation) as GraphQLCompositeType, [], 0);
  return [...paths.values()].some(({ inVain, answered }) =>
    [...inVain].some((part) => answered.difference(new Set([part])).size > 0),
  );
}
