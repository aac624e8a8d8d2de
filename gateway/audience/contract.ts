import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
  type StringValueNode,
  type UnionTypeDefinitionNode,
  visit,
} from 'graphql';
import { namedTypeOf, ownsFields } from '../supergraph/sdl.ts';
import type { Tags } from '../supergraph/tags.ts';

type FieldsOwner = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** A contract cannot be made of the tags as they are. */
export class ContractError extends Error {
  constructor(tag: string, faults: readonly string[]) {
    super(`The contract ${tag} cannot be made:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ContractError';
  }
}

/**
 * The schema of those who see what is tagged for them. A tag on a type shows all its fields, but not those of a type that
 * is not shown; a tag on a field shows that field. What a shown field needs of scalars, enums and inputs comes along.
 * Undefined: nothing that can be asked for is tagged. Throws a ContractError where a tagged field cannot be shown, or an
 * object does not keep what an interface promises. `words` is what becomes of descriptions.
 */
export function contractSchema(
  graph: GraphQLSchema,
  tags: Tags,
  tag: string,
  words: (text: string) => string,
): GraphQLSchema | undefined {
  const { definitions } = parse(printSchema(graph), { noLocation: true });
  const owners = definitions.filter(ownsFields);
  const unions = definitions.filter((one) => one.kind === Kind.UNION_TYPE_DEFINITION);
  const isTagged = (coordinate: string): boolean => tags.get(coordinate)?.has(tag) ?? false;
  const fieldsOwners = new Map(owners.map((one) => [one.name.value, one]));
  const shown = shownTypes(owners, unions, isTagged);

  const faults: string[] = [];
  const kept: DefinitionNode[] = [];
  for (const owner of owners) {
    const fields = shown.get(owner.name.value);
    if (!fields) continue;
    for (const { name, type } of owner.fields ?? [])
      if (isTagged(`${owner.name.value}.${name.value}`) && !fields.some((one) => one.name === name))
        faults.push(`${owner.name.value}.${name.value}: tagged, but ${namedTypeOf(type)} is not shown`);
    const interfaces = owner.interfaces?.filter((one) => shown.has(one.name.value)) ?? [];
    faults.push(...brokenPromises(owner.name.value, fields, interfaces, shown));
    kept.push({ ...owner, fields, interfaces });
  }
  if (faults.length > 0) throw new ContractError(tag, faults);
  const query = graph.getQueryType()?.name ?? 'Query';
  if (!shown.has(query)) return undefined;
  for (const union of unions)
    if (isTagged(union.name.value))
      kept.push({ ...union, types: union.types?.filter((one) => shown.has(one.name.value)) ?? [] });
  const needed = neededBy(kept, definitions, fieldsOwners);
  const byName = new Map([...kept, ...needed].map((one) => [nameOf(one), one]));
  const inOrder = [
    ...definitions.filter((one) => one.kind === Kind.DIRECTIVE_DEFINITION),
    ...definitions.flatMap((one) =>
      one.kind === Kind.DIRECTIVE_DEFINITION ? [] : (byName.get(nameOf(one)) ?? []),
    ),
  ];
  return buildASTSchema(described({ kind: Kind.DOCUMENT, definitions: inOrder }, words));
}

/** The shown fields of each shown type: less and less, until no field is left whose type is not shown. */
function shownTypes(
  owners: readonly FieldsOwner[],
  unions: readonly UnionTypeDefinitionNode[],
  isTagged: (coordinate: string) => boolean,
): Map<string, readonly FieldDefinitionNode[]> {
  const shown = new Map<string, readonly FieldDefinitionNode[]>();
  for (const { name, fields = [] } of owners) {
    const own = isTagged(name.value)
      ? fields
      : fields.filter((one) => isTagged(`${name.value}.${one.name.value}`));
    if (own.length > 0) shown.set(name.value, own);
  }
  const composite = new Set([...owners, ...unions].map(({ name }) => name.value));
  const isShown = (type: string): boolean =>
    !composite.has(type) ||
    shown.has(type) ||
    unions.some(
      (union) =>
        union.name.value === type && isTagged(type) && union.types?.some((one) => shown.has(one.name.value)),
    );
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, fields] of shown) {
      const left = fields.filter(({ type }) => isShown(namedTypeOf(type)));
      if (left.length === fields.length) continue;
      changed = true;
      if (left.length > 0) shown.set(name, left);
      else shown.delete(name);
    }
  }
  return shown;
}

/** Fields that a type would have to have for the interfaces that it implements. */
function brokenPromises(
  type: string,
  fields: readonly FieldDefinitionNode[],
  interfaces: readonly NamedTypeNode[],
  shown: ReadonlyMap<string, readonly FieldDefinitionNode[]>,
): string[] {
  const own = new Set(fields.map(({ name }) => name.value));
  return interfaces.flatMap(({ name }) =>
    (shown.get(name.value) ?? [])
      .filter((field) => !own.has(field.name.value))
      .map((field) => `${type}: shows no ${field.name.value}, which ${name.value} promises`),
  );
}

/** The scalars, enums and inputs that shown types mention, and those mention in turn. */
function neededBy(
  kept: readonly DefinitionNode[],
  definitions: readonly DefinitionNode[],
  owners: ReadonlyMap<string, FieldsOwner>,
): DefinitionNode[] {
  const directives = definitions.filter((one) => one.kind === Kind.DIRECTIVE_DEFINITION);
  const others = new Map(
    definitions
      .filter((one) => one.kind !== Kind.DIRECTIVE_DEFINITION && one.kind !== Kind.UNION_TYPE_DEFINITION)
      .filter((one) => !owners.has(nameOf(one) ?? ''))
      .map((one) => [nameOf(one), one]),
  );
  const needed = new Set<DefinitionNode>();
  const look = (definition: DefinitionNode): void => {
    visit(definition, {
      NamedType({ name }) {
        const other = others.get(name.value);
        if (!other || needed.has(other)) return;
        needed.add(other);
        look(other);
      },
    });
  };
  for (const definition of [...kept, ...directives]) look(definition);
  return [...needed];
}

/** The same with other words in descriptions and in reasons of deprecations. */
function described(document: DocumentNode, words: (text: string) => string): DocumentNode {
  const inWords = (node: StringValueNode): StringValueNode => ({ ...node, value: words(node.value) });
  return visit(document, {
    enter(node) {
      if ('description' in node && node.description)
        return { ...node, description: inWords(node.description) };
      if (node.kind !== Kind.DIRECTIVE || node.name.value !== 'deprecated') return undefined;
      return visit(node, { StringValue: inWords });
    },
  });
}

function nameOf(definition: DefinitionNode): string | undefined {
  return 'name' in definition ? definition.name?.value : undefined;
}
