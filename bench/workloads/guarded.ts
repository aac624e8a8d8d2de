import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import type { World } from './world.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@authenticated", "@requiresScopes", "@policy"])`;

const ofObject = directives('@authenticated');
const ofRootField = directives('@requiresScopes(scopes: [["sales:read"], ["partner:order"]])');
const ofField = directives(
  '@requiresScopes(scopes: [["sales:read"], ["billing:read"]]) @policy(policies: [["internal"]])',
);

/**
 * A world whose every type needs a token and whose every field needs scopes and a policy: more than the product's own
 * schema asks. Whoever has them is answered the same as without.
 */
export function guarded(world: World): World {
  return {
    ...world,
    parts: world.parts.map((part) => ({ ...part, sdl: `${LINK}\n${guardedSdl(part.sdl)}` })),
  };
}

function guardedSdl(sdl: string): string {
  const document = visit(parse(sdl), {
    SchemaExtension: () => null,
    ObjectTypeDefinition: (type): ObjectTypeDefinitionNode =>
      type.name.value === 'Query'
        ? { ...type, fields: (type.fields ?? []).map((field) => withDirectives(field, ofRootField)) }
        : {
            ...type,
            directives: [...(type.directives ?? []), ...ofObject],
            fields: (type.fields ?? []).map((field) => withDirectives(field, ofField)),
          },
  });
  return print(document);
}

function withDirectives(
  field: FieldDefinitionNode,
  more: readonly ConstDirectiveNode[],
): FieldDefinitionNode {
  // What is another subgraph's is guarded there.
  if (field.directives?.some(({ name }) => name.value === 'external')) return field;
  return { ...field, directives: [...(field.directives ?? []), ...more] };
}

function directives(text: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type T { f: ID ${text} }`, { noLocation: true }).definitions;
  const field = definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? definition.fields?.[0] : undefined;
  return field?.directives ?? [];
}
