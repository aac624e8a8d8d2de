import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES } from '@apollo/federation-internals';
import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { argumentOf } from './sdl.ts';

const SPECS = 'https://specs.apollo.dev/';

/** What a supergraph may need of its gateway: what the planner knows, and what `gateway/authorization` enforces. */
export const supportedFeatures: ReadonlySet<string> = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  `${SPECS}authenticated/v0.1`,
  `${SPECS}requiresScopes/v0.1`,
  `${SPECS}policy/v0.1`,
]);

/**
 * Under which name a supergraph has a directive of a feature, such as `tag`; undefined where it does not link the feature.
 * Most features have the one directive of their name. A link may rename the feature as a whole or the directive alone.
 */
export function directiveName(
  supergraph: DocumentNode,
  feature: string,
  directive = feature,
): string | undefined {
  for (const link of links(supergraph)) {
    const url = argumentOf(link, 'url');
    if (!url?.startsWith(`${SPECS}${feature}/`)) continue;
    const prefix = argumentOf(link, 'as') ?? feature;
    return importedAs(link, directive) ?? (directive === feature ? prefix : `${prefix}__${directive}`);
  }
  return undefined;
}

function links(supergraph: DocumentNode): readonly ConstDirectiveNode[] {
  return supergraph.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(({ name }) => name.value === 'link' || name.value === 'core')
      : [],
  );
}

/** The name in `import: ["@tag", { name: "@tag", as: "@label" }]`. */
function importedAs(link: ConstDirectiveNode, directive: string): string | undefined {
  const value = link.arguments?.find(({ name }) => name.value === 'import')?.value;
  if (value?.kind !== Kind.LIST) return undefined;
  for (const one of value.values) {
    if (one.kind === Kind.STRING && one.value === `@${directive}`) return directive;
    if (one.kind !== Kind.OBJECT) continue;
    const text = (name: string): string | undefined => {
      const field = one.fields.find((given) => given.name.value === name)?.value;
      return field?.kind === Kind.STRING ? field.value : undefined;
    };
    if (text('name') === `@${directive}`) return text('as')?.slice(1);
  }
  return undefined;
}
