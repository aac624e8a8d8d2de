import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { argumentOf, fieldsOf, namedTypeOf, ownsFields } from './sdl.ts';

/** A field with fixed arguments, which the planner knows as a field of its own without arguments. */
export interface FixedField {
  readonly name: string;
  /** The field as a subgraph is asked for it, with its arguments. */
  readonly node: FieldNode;
}

/** The supergraph as the planner is to see it, and how to read the plans it makes of it. */
export interface PlannerView {
  readonly document: DocumentNode;
  /** By the name the planner knows the field under. */
  readonly fixedFields: ReadonlyMap<string, FixedField>;
  /** By `Type.field`: every name in what the field requires. */
  readonly requirements: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that stand in keys. */
  readonly keyNames: ReadonlySet<string>;
  /** Names that stand in keys and requirements: the planner adds them to fetches unaliased. */
  readonly addedNames: ReadonlySet<string>;
}

/**
 * Two of the planner's mistakes are kept from happening by what it is shown:
 * it takes the first key for a way back into a subgraph, resolvable or not, so resolvable keys come first;
 * and it puts a required field with arguments under the field's plain name, where it meets the client's own or another
 * requirement's arguments, so such a field becomes one of its own, without arguments.
 */
export function plannerView(supergraph: DocumentNode): PlannerView {
  const types = new Map<string, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>();
  for (const definition of supergraph.definitions)
    if (ownsFields(definition)) types.set(definition.name.value, definition);
  const fixed = new FixedFields(types);
  const mentions = new Mentions();
  const requirements = new Map<string, Set<string>>();
  const keyNames = new Set<string>();
  const rewritten = visit(supergraph, {
    Directive: {
      leave(node, _key, _parent, _path, ancestors) {
        const graph = argumentOf(node, 'graph') ?? '';
        if (node.name.value === 'join__type') {
          const key = argumentOf(node, 'key');
          mentions.add(graph, key);
          for (const name of namesIn(key)) keyNames.add(name);
        }
        if (node.name.value !== 'join__field') return undefined;
        mentions.add(graph, argumentOf(node, 'provides'));
        const requires = argumentOf(node, 'requires');
        if (requires === undefined) return undefined;
        const [owner, field] = ancestors.filter((one) => 'kind' in one).slice(-2) as [
          ObjectTypeDefinitionNode,
          FieldDefinitionNode,
        ];
        const fieldSet = fixed.fieldSet(requires, owner.name.value);
        const key = `${owner.name.value}.${field.name.value}`;
        requirements.set(key, new Set([...(requirements.get(key) ?? []), ...namesIn(fieldSet)]));
        mentions.add(graph, fieldSet);
        return withArgument(node, 'requires', fieldSet);
      },
    },
  });
  const definitions = rewritten.definitions.map((definition) => {
    if (!ownsFields(definition)) return definition;
    const { name, directives = [], fields = [] } = definition;
    return {
      ...definition,
      directives: resolvableKeysFirst(directives),
      fields: [
        ...fields.map((field) =>
          fixed.isFixed(name.value, field.name.value) ? withoutUnusedExternals(field, mentions) : field,
        ),
        ...fixed.fieldsFor(definition),
      ],
    };
  });
  return {
    document: { ...rewritten, definitions },
    fixedFields: fixed.byName,
    requirements,
    keyNames,
    addedNames: mentions.all,
  };
}

function namesIn(fieldSet: string | undefined): readonly string[] {
  return fieldSet?.match(/[_A-Za-z]\w*/g) ?? [];
}

/** Which names stand in the field sets of each subgraph. */
class Mentions {
  readonly all = new Set<string>();
  readonly #byGraph = new Map<string, Set<string>>();

  add(graph: string, fieldSet: string | undefined): void {
    const names = this.#byGraph.get(graph) ?? new Set();
    this.#byGraph.set(graph, names);
    for (const name of namesIn(fieldSet)) {
      names.add(name);
      this.all.add(name);
    }
  }

  has(graph: string, name: string): boolean {
    return this.#byGraph.get(graph)?.has(name) ?? false;
  }
}

/** A subgraph that only required a field with fixed arguments has no more use for it under its plain name. */
function withoutUnusedExternals(field: FieldDefinitionNode, mentions: Mentions): FieldDefinitionNode {
  return {
    ...field,
    directives: (field.directives ?? []).filter(
      (directive) =>
        argumentOf(directive, 'external') !== 'true' ||
        mentions.has(argumentOf(directive, 'graph') ?? '', field.name.value),
    ),
  };
}

function resolvableKeysFirst(directives: readonly ConstDirectiveNode[]): readonly ConstDirectiveNode[] {
  const last = (node: ConstDirectiveNode): number =>
    Number(node.name.value === 'join__type' && argumentOf(node, 'resolvable') === 'false');
  return directives.toSorted((a, b) => last(a) - last(b));
}

function withArgument<Node extends DirectiveNode>(node: Node, name: string, text: string): Node {
  const value = { kind: Kind.STRING, value: text } as const;
  return {
    ...node,
    arguments: node.arguments?.map((argument) =>
      argument.name.value === name ? { ...argument, value } : argument,
    ),
  } as Node;
}

class FixedFields {
  readonly byName = new Map<string, FixedField>();
  readonly #types: ReadonlyMap<string, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>;
  readonly #names = new Map<string, string>();
  /** Which fixed fields each type gets. */
  readonly #byType = new Map<string, Set<string>>();

  constructor(types: ReadonlyMap<string, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>) {
    this.#types = types;
  }

  /** A field set with its fields with arguments replaced. */
  fieldSet(text: string, type: string): string {
    const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
    const { selectionSet } = definition as { selectionSet: SelectionSetNode };
    return print(this.#selections(selectionSet, type)).slice(1, -1).trim();
  }

  #selections(selectionSet: SelectionSetNode, type: string): SelectionSetNode {
    return {
      ...selectionSet,
      selections: selectionSet.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const inner = selection.typeCondition?.name.value ?? type;
          return { ...selection, selectionSet: this.#selections(selection.selectionSet, inner) };
        }
        const definition = fieldsOf(this.#types.get(type)).get(selection.name.value);
        const inner =
          selection.selectionSet && definition
            ? { selectionSet: this.#selections(selection.selectionSet, namedTypeOf(definition.type)) }
            : {};
        if ((selection.arguments?.length ?? 0) === 0) return { ...selection, ...inner };
        const name = this.#fix(selection, type);
        return { ...selection, ...inner, name: { kind: Kind.NAME, value: name }, arguments: [] };
      }),
    };
  }

  #fix(field: FieldNode, type: string): string {
    const { selectionSet: _, ...node } = field;
    const key = print(node);
    let name = this.#names.get(key);
    if (name === undefined) {
      name = `${field.name.value}__fixed${this.#names.size + 1}`;
      this.#names.set(key, name);
      this.byName.set(name, { name: field.name.value, node });
    }
    const fields = this.#byType.get(type) ?? new Set();
    this.#byType.set(type, fields.add(name));
    return name;
  }

  /** Whether a type has the field with fixed arguments too. */
  isFixed(type: string, field: string): boolean {
    return [...(this.#byType.get(type) ?? [])].some((name) => this.byName.get(name)?.name === field);
  }

  fieldsFor(definition: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): FieldDefinitionNode[] {
    const owners = [definition.name.value, ...(definition.interfaces ?? []).map(({ name }) => name.value)];
    const names = new Set(owners.flatMap((owner) => [...(this.#byType.get(owner) ?? [])]));
    return [...names].flatMap((name) => {
      const original = fieldsOf(definition).get((this.byName.get(name) as FixedField).name);
      return original
        ? [{ ...original, name: { kind: Kind.NAME, value: name }, arguments: [] } as const]
        : [];
    });
  }
}
