import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';

type View = Pick<Supergraph, 'fixedFields' | 'requirements' | 'keyNames'>;

/**
 * The planner gathers all fields of an entity in one fetch whose representations hold what any of them requires. A
 * representation holds each field once, and is not sent where something of it is missing; so fields that require the
 * same field with different arguments, or that count under different conditions, become fetches of their own.
 */
export function splitFetch(fetch: FetchNode, view: View): FetchNode[] {
  if (!fetch.requires || view.requirements.size === 0) return [fetch];
  const operation = writtenOut(parse(fetch.operation, { noLocation: true }));
  const fields = entityFields(operation);
  const groups = grouped(
    fields.map(({ type, field, when }) => {
      const needs = view.requirements.get(`${type}.${field.name.value}`) ?? new Set<string>();
      return { field, needs, when: needs.size > 0 ? when : '' };
    }),
    view,
  );
  if (groups.length < 2) return [fetch];
  const needed = new Set(
    groups.flatMap(({ needs }) => [...needs]).filter((name) => !view.keyNames.has(name)),
  );
  return groups.map((group) => part(fetch, operation, group, needed));
}

/** The operation with each fragment in its places: the planner may name what comes more than once. */
function writtenOut(document: DocumentNode): OperationDefinitionNode {
  const [operation] = document.definitions as [OperationDefinitionNode];
  const fragments = fragmentsOf(document);
  if (fragments.size === 0) return operation;
  return visit(operation, {
    FragmentSpread({ name, directives }): InlineFragmentNode {
      const { typeCondition, selectionSet } = fragments.get(name.value) as FragmentDefinitionNode;
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        selectionSet,
        ...(directives ? { directives } : {}),
      };
    },
  });
}

interface Group {
  readonly fields: Set<FieldNode>;
  /** Every name in what its fields require. */
  readonly needs: Set<string>;
  /** The directives that decide whether fields with requirements count. */
  readonly when: string;
}

interface EntityField {
  readonly type: string;
  readonly field: FieldNode;
  readonly when: string;
}

function entityFields(operation: OperationDefinitionNode): EntityField[] {
  const [entities] = operation.selectionSet.selections as [FieldNode];
  const collect = (selectionSet: SelectionSetNode, type: string, outer: string): EntityField[] =>
    selectionSet.selections.flatMap((selection) => {
      const when = outer + (selection.directives ?? []).map(print).join(' ');
      if (selection.kind === Kind.FIELD) return [{ type, field: selection, when }];
      // Fragments with a name are written out.
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      return collect(selection.selectionSet, selection.typeCondition?.name.value ?? type, when);
    });
  return entities.selectionSet ? collect(entities.selectionSet, '', '') : [];
}

/** Puts fields together that count together and whose requirements do not name one field with different arguments. */
function grouped(
  fields: readonly {
    readonly field: FieldNode;
    readonly needs: ReadonlySet<string>;
    readonly when: string;
  }[],
  { fixedFields }: View,
): Group[] {
  const groups: Group[] = [];
  for (const { field, needs, when } of fields) {
    const conflicts = (group: Group): boolean =>
      [...needs].some((one) =>
        [...group.needs].some(
          (other) => one !== other && nameOf(one) !== undefined && nameOf(one) === nameOf(other),
        ),
      );
    const nameOf = (name: string): string | undefined => fixedFields.get(name)?.name;
    let group = groups.find((candidate) => candidate.when === when && !conflicts(candidate));
    if (!group) {
      group = { fields: new Set(), needs: new Set(), when };
      groups.push(group);
    }
    group.fields.add(field);
    for (const need of needs) group.needs.add(need);
  }
  return groups;
}

function part(
  fetch: FetchNode,
  operation: OperationDefinitionNode,
  group: Group,
  needed: ReadonlySet<string>,
): FetchNode {
  const [entities] = operation.selectionSet.selections as [FieldNode];
  const keep = (selectionSet: SelectionSetNode): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return group.fields.has(selection) ? [selection] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const inner = keep(selection.selectionSet);
      return inner.selections.length > 0 ? [{ ...selection, selectionSet: inner }] : [];
    }),
  });
  const selectionSet: SelectionSetNode = {
    ...operation.selectionSet,
    selections: [{ ...entities, selectionSet: keep(entities.selectionSet as SelectionSetNode) }],
  };
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const own: OperationDefinitionNode = {
    ...operation,
    selectionSet,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.has(variable.name.value),
    ),
  };
  return {
    ...fetch,
    operation: print(own),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
    requires: requirements(fetch.requires ?? [], (name) => !needed.has(name) || group.needs.has(name)),
  };
}

function requirements(
  selections: readonly QueryPlanSelectionNode[],
  keep: (name: string) => boolean,
): QueryPlanSelectionNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field' && !keep(selection.name)) return [];
    if (selection.selections === undefined) return [selection];
    return [{ ...selection, selections: requirements(selection.selections, keep) }];
  });
}
