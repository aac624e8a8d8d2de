import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { enforce } from './authorization/enforce.ts';
import type { Viewer } from './identity/viewer.ts';
import { refuseWhatIsNoText } from './plain-text.ts';
import { scalarResolvers } from './scalars.ts';

/** A subgraph as its process or the gateway's holds it: a schema, and a context for each request of a viewer. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** One per request, and per event of a subscription: loaders and what they have read are shared by nobody else. */
  createContext(viewer: Viewer): unknown;
}

/**
 * A subgraph's executable schema, which takes no text that is none and shows each viewer what the SDL's directives allow.
 * Throws when a resolver names a type or field that the SDL lacks.
 */
export function buildSchema(sdl: string, resolvers: Readonly<Record<string, object>>): GraphQLSchema {
  const all = { ...scalarResolvers, ...resolvers };
  const document = parse(sdl);
  const build = (): GraphQLSchema => {
    const built = buildSubgraphSchema([{ typeDefs: document, resolvers: all as never }]);
    refuseWhatIsNoText(built);
    return built;
  };
  const schema = build();
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!type) throw new Error(`resolvers for ${typeName}, which the schema does not have`);
    if (!('getFields' in type)) continue;
    const known = type.getFields();
    for (const name of Object.keys(fields)) {
      if (!name.startsWith('__') && !(name in known))
        throw new Error(`a resolver for ${typeName}.${name}, which the schema does not have`);
    }
  }
  // Around what refuses texts: who may not ask is refused first.
  enforce(schema, document, build);
  return schema;
}
