import { type DirectiveNode, type FieldNode, type GraphQLSchema, Kind, type SelectionSetNode } from 'graphql';
import { isRemoved } from '../authorization/removed.ts';
import { type Fragments, fragmentAt } from '../document/fragments.ts';
import { isSubtype } from '../execution/runtime-type.ts';

/** When a selection counts: always, or where all of these variables have these values. */
export type Condition = readonly { readonly variable: string; readonly is: boolean }[];

/** A selection set as it stands in the operation, with what must hold for it to count. */
export interface Source {
  readonly selectionSet: SelectionSetNode;
  readonly when: Condition;
}

export interface Occurrence {
  readonly at: number;
  readonly when: Condition;
  /** Whether it was removed here: the viewer is answered null, unless the field is asked for elsewhere too. */
  readonly removed: boolean;
}

/** One field of an answer: all selections that share its response name. */
export interface CollectedField {
  readonly responseName: string;
  readonly node: FieldNode;
  /** Where it stands among all selections, and what must hold for it there: its place is the first that counts. */
  readonly occurrences: readonly Occurrence[];
  readonly sources: readonly Source[];
}

/** The fields that selections ask of a type, in the order in which GraphQL answers them. */
export function collectFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  typeName: string,
  sources: readonly Source[],
): CollectedField[] {
  const fields = new Map<string, { node: FieldNode; occurrences: Occurrence[]; sources: Source[] }>();
  let at = 0;
  const visit = ({ selectionSet, when }: Source): void => {
    for (const selection of selectionSet.selections) {
      const condition = conditionOf(selection.directives ?? [], when);
      if (condition === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const responseName = selection.alias?.value ?? selection.name.value;
        const field = fields.get(responseName) ?? { node: selection, occurrences: [], sources: [] };
        fields.set(responseName, field);
        field.occurrences.push({ at: at++, when: condition, removed: isRemoved(selection) });
        if (selection.selectionSet)
          field.sources.push({ selectionSet: selection.selectionSet, when: condition });
        continue;
      }
      const fragment = fragmentAt(selection, fragments);
      const type = fragment.typeCondition?.name.value;
      if (type === undefined || isSubtype(schema, typeName, type))
        visit({ selectionSet: fragment.selectionSet, when: condition });
    }
  };
  for (const source of sources) visit(source);
  return [...fields].map(([responseName, field]) => ({ responseName, ...field }));
}

/** What `@skip` and `@include` add to a condition; undefined: the selection never counts. */
export function conditionOf(directives: readonly DirectiveNode[], when: Condition): Condition | undefined {
  let condition = when;
  for (const directive of directives) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.[0]?.value;
    const is = name === 'include';
    if (value?.kind === Kind.BOOLEAN) {
      if (value.value !== is) return undefined;
    } else if (value?.kind === Kind.VARIABLE) condition = [...condition, { variable: value.name.value, is }];
  }
  return condition;
}

/** Whether a condition holds for the variables of a request. */
export function holds(condition: Condition, variables: Readonly<Record<string, unknown>>): boolean {
  return condition.every(({ variable, is }) => variables[variable] === is);
}
