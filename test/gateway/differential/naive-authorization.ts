import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type GraphQLType,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import { type Guards, lets } from './guarded-world.ts';
import { monolith } from './world-services.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Thrown by fields that a viewer may not see. */
export class Unauthorized extends Error {}

/** What a viewer may see of an operation, judged field by field as it runs, without planning or caches. */
export class NaiveAuthorization {
  /** The operation with its fragments where they are spread, so that every field stands in one place. */
  readonly document: DocumentNode;
  readonly #guards: Guards;
  readonly #viewer: Viewer;
  readonly #operation: OperationDefinitionNode;
  /** The type on which each field is asked for: what its fragment is on, not what the object is. */
  readonly #askedOf = new Map<FieldNode, string>();
  readonly #seen = new Set<FieldNode>();

  constructor(text: string, guards: Guards, viewer: Viewer) {
    this.#guards = guards;
    this.#viewer = viewer;
    this.#operation = withoutSpreads(parse(text, { noLocation: true }));
    this.document = { kind: Kind.DOCUMENT, definitions: [this.#operation] };
    const types = new TypeInfo(monolith);
    // Below a field that is not seen nothing is.
    let unseen = 0;
    visit(
      this.document,
      visitWithTypeInfo(types, {
        Field: {
          enter: (node) => {
            const type = types.getParentType()?.name as string;
            this.#askedOf.set(node, type);
            if (unseen > 0 || !this.maySee(type, node.name.value)) unseen++;
            else this.#seen.add(node);
          },
          leave: (node) => {
            if (!this.#seen.has(node)) unseen--;
          },
        },
      }),
    );
  }

  /** Whether a viewer may see a field where it is asked for as one of this type; of an interface's, on all its objects. */
  maySee(type: string, field: string): boolean {
    const asked = monolith.getType(type);
    if (field.startsWith('__') || !(isObjectType(asked) || isInterfaceType(asked))) return true;
    const given = asked.getFields()[field];
    if (!given) return true;
    const owners = this.#withObjects(type);
    return [
      ...owners,
      ...this.#withObjects(getNamedType(given.type).name),
      ...owners.map((owner) => `${owner}.${field}`),
      // What the books say of every item they say of each kind of them.
      ...(asked.name === 'Item' || implementsItem(asked) ? [`Item.${field}`] : []),
    ].every((coordinate) => (this.#guards.get(coordinate) ?? []).every((one) => lets(one, this.#viewer)));
  }

  /** Whether a viewer may see a field of any object that there may be of a type. */
  maySeeOfAny(type: string, field: string): boolean {
    const named = monolith.getType(type);
    const objects = isInterfaceType(named)
      ? monolith.getPossibleTypes(named).map(({ name }) => name)
      : [type];
    return objects.some((object) => this.maySee(object, field));
  }

  #withObjects(type: string): string[] {
    const named = monolith.getType(type);
    return isInterfaceType(named)
      ? [type, ...monolith.getPossibleTypes(named).map(({ name }) => name)]
      : [type];
  }

  /**
   * Throws where a field may not be seen wherever it is asked for; gives null where one may be null, and nothing is left
   * to ask of it; undefined: it is answered.
   */
  judge(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fieldName' | 'parentType'>): null | undefined {
    if (info.fieldNodes.every((node) => !this.#isSeen(node))) throw new Unauthorized();
    const type = monolith.getType(info.parentType.name);
    if (isObjectType(type) && isNonNullType(type.getFields()[info.fieldName]?.type)) return undefined;
    return info.fieldNodes.every((node) => !this.#isSeen(node) || this.#hasNothingLeft(node.selectionSet))
      ? null
      : undefined;
  }

  /** The paths, `@` for the elements of lists, at which the viewer misses something that these variables ask for. */
  missingPaths(variables: Variables): Set<string> {
    const paths = new Set<string>();
    const look = ({ selections }: SelectionSetNode, at: readonly string[]): void => {
      for (const selection of selections) {
        if (!counts(selection, variables)) continue;
        if (selection.kind !== Kind.FIELD) {
          if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet, at);
          continue;
        }
        const path = [...at, selection.alias?.value ?? selection.name.value];
        if (!this.#isSeen(selection)) paths.add(path.join('.'));
        else if (selection.selectionSet)
          look(selection.selectionSet, [...path, ...this.#elements(selection)]);
      }
    };
    look(this.#operation.selectionSet, []);
    return paths;
  }

  #isSeen(node: FieldNode): boolean {
    return this.#seen.has(node);
  }

  #elements(node: FieldNode): string[] {
    const type = monolith.getType(this.#askedOf.get(node) as string);
    let given: GraphQLType | undefined =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value]?.type : undefined;
    const elements: string[] = [];
    while (isNonNullType(given) || isListType(given)) {
      if (isListType(given)) elements.push('@');
      given = given.ofType;
    }
    return elements;
  }

  /** Whether all that is ever asked is missing, and some of it whatever the variables are. */
  #hasNothingLeft(selectionSet: SelectionSetNode | undefined): boolean {
    if (!selectionSet) return false;
    const counting = selectionSet.selections.filter((one) => counts(one, undefined));
    return (
      counting.every((one) => this.#isMissing(one)) &&
      counting.some(({ directives = [] }) => directives.every(isConstant))
    );
  }

  #isMissing(selection: SelectionNode): boolean {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.#hasNothingLeft(selection.selectionSet);
    if (!this.#isSeen(selection)) return true;
    const type = monolith.getType(this.#askedOf.get(selection) as string);
    const given =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value]?.type : undefined;
    return given !== undefined && !isNonNullType(given) && this.#hasNothingLeft(selection.selectionSet);
  }
}

function withoutSpreads({ definitions }: DocumentNode): OperationDefinitionNode {
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return visit(operation as OperationDefinitionNode, {
    FragmentSpread: ({ name, directives = [] }) => {
      const { typeCondition, selectionSet } = fragments.get(name.value) as FragmentDefinitionNode;
      const inline = { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet } as const;
      return structuredClone(inline);
    },
  });
}

function implementsItem(type: { getInterfaces(): readonly { readonly name: string }[] }): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Item');
}

function isConstant({
  name,
  arguments: given = [],
}: NonNullable<SelectionNode['directives']>[number]): boolean {
  return name.value === 'defer' || given.every(({ value }) => value.kind !== Kind.VARIABLE);
}

/** Whether `@skip` and `@include` let a selection count; without variables: whether they ever do. */
function counts({ directives = [] }: SelectionNode, variables: Variables | undefined): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    if (name.value === 'defer') return true;
    const value = given[0]?.value;
    if (value?.kind === Kind.VARIABLE && !variables) return true;
    const is =
      value?.kind === Kind.VARIABLE
        ? variables?.[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value;
    return name.value === 'include' ? is === true : is !== true;
  });
}
