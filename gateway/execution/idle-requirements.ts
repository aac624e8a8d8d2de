import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { fragmentAt, fragmentsOf } from '../document/fragments.ts';
import { type Condition, conditionOf, holds } from '../projection/collect-fields.ts';

/** What a fetch requires where variables leave out some of what it asks; undefined: all of it. */
export type RequiredFor = (
  variables: Readonly<Record<string, unknown>>,
) => readonly QueryPlanSelectionNode[] | undefined;

/**
 * The planner may let a fetch know objects by the keys of several types, one of which it has fetched only where what is
 * asked of that type counts. Where it does not, the others must do.
 */
export function requiredFor({ operation, requires = [] }: FetchNode): RequiredFor | undefined {
  if (requires.length < 2) return undefined;
  const asked = conditionsByType(operation);
  const idle = requires.map((one) => {
    const type = one.kind === 'InlineFragment' ? one.typeCondition : undefined;
    const conditions = type === undefined ? undefined : asked.get(type);
    return conditions?.every((when) => when.length > 0) ? conditions : undefined;
  });
  if (idle.every((conditions) => conditions === undefined)) return undefined;
  return (variables) => {
    const isNeeded = (conditions: readonly Condition[] | undefined): boolean =>
      conditions === undefined || conditions.some((when) => holds(when, variables));
    return idle.every(isNeeded) ? undefined : requires.filter((_one, i) => isNeeded(idle[i]));
  };
}

/** When fields are asked of the entities of each type. */
function conditionsByType(text: string): ReadonlyMap<string, readonly Condition[]> {
  const document = parse(text, { noLocation: true });
  const fragments = fragmentsOf(document);
  const [operation] = document.definitions as [OperationDefinitionNode];
  const found = new Map<string, Condition[]>();
  const visit = ({ selections }: SelectionSetNode, type: string, around: Condition): void => {
    for (const selection of selections) {
      const when = conditionOf(selection.directives ?? [], around);
      if (when === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const known = found.get(type);
        if (known) known.push(when);
        else found.set(type, [when]);
        continue;
      }
      const fragment = fragmentAt(selection, fragments);
      visit(fragment.selectionSet, fragment.typeCondition?.name.value ?? type, when);
    }
  };
  for (const root of operation.selectionSet.selections)
    if (root.kind === Kind.FIELD && root.selectionSet) visit(root.selectionSet, '', []);
  return found;
}
