import { type ConstDirectiveNode, type DocumentNode, isTypeDefinitionNode, Kind } from 'graphql';
import { directiveName } from './features.ts';
import { argumentOf } from './sdl.ts';

/** The tags of a supergraph, by schema coordinate. */
export type Tags = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The names of the tags that a supergraph's types, fields, arguments and enum values carry, by schema coordinate:
 * `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`.
 */
export function readTags(supergraph: DocumentNode): Tags {
  const tags = new Map<string, ReadonlySet<string>>();
  const directive = directiveName(supergraph, 'tag');
  if (directive === undefined) return tags;
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
    const names = directives
      .filter(({ name }) => name.value === directive)
      .map((one) => argumentOf(one, 'name') ?? '');
    if (names.length > 0) tags.set(coordinate, new Set(names));
  };
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives);
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION)
      for (const value of definition.values ?? []) note(`${type}.${value.name.value}`, value.directives);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      note(coordinate, field.directives);
      if (field.kind === Kind.FIELD_DEFINITION)
        for (const argument of field.arguments ?? [])
          note(`${coordinate}(${argument.name.value}:)`, argument.directives);
    }
  }
  return tags;
}
