import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

type ResolveReference = (reference: unknown, context: unknown, info: unknown) => unknown;

/** A type whose objects are looked up by a key, for other subgraphs. */
export interface Entity {
  readonly type: GraphQLObjectType;
  /** What there is to see of it beside its keys, as far as this subgraph answers it. */
  readonly ownFields: readonly GraphQLField<unknown, unknown>[];
  /** Where the federation library keeps what looks objects up; undefined: nothing does. */
  readonly resolver: { resolveReference: ResolveReference } | undefined;
}

/** The entities of a subgraph's schema. */
export function entitiesOf(schema: GraphQLSchema, document: DocumentNode): Entity[] {
  const definitions = new Map<string, (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[]>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION)
      definitions.set(definition.name.value, [...(definitions.get(definition.name.value) ?? []), definition]);
  return [...definitions].flatMap(([name, parts]) => {
    const type = schema.getType(name);
    const keys = parts.flatMap(({ directives = [] }) => directives).filter(named('key'));
    if (!isObjectType(type) || keys.length === 0) return [];
    const notOwn = new Set(keys.flatMap(({ arguments: given = [] }) => given.flatMap(namesIn)));
    for (const field of parts.flatMap(({ fields = [] }) => fields))
      if (field.directives?.some(named('external'))) notOwn.add(field.name.value);
    const { apollo } = type.extensions as { apollo?: { subgraph?: { resolveReference: ResolveReference } } };
    return [
      {
        type,
        ownFields: Object.values(type.getFields()).filter((field) => !notOwn.has(field.name)),
        resolver: apollo?.subgraph,
      },
    ];
  });
}

function named(directive: string): (node: { readonly name: { readonly value: string } }) => boolean {
  return ({ name }) => name.value === directive;
}

/** The names in a key's field set. */
function namesIn({ name, value }: { name: { value: string }; value: { kind: string } }): readonly string[] {
  if (name.value !== 'fields' || value.kind !== Kind.STRING) return [];
  return (value as unknown as { value: string }).value.match(/\w+/g) ?? [];
}
