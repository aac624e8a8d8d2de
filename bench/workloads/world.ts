import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, parse, printSchema } from 'graphql';
import { buildSchema, type Subgraph } from '../../kit/subgraph.ts';
import type { Source } from './source.ts';

export type Resolvers = Readonly<Record<string, object>>;

/** One subgraph of a world. */
export interface Part {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Resolvers;
  /** The loaders of one request. */
  readonly createContext: (source: Source) => object;
}

/** Subgraphs that make one graph. */
export interface World {
  readonly name: string;
  readonly parts: readonly Part[];
}

export function subgraphOf(part: Part, source: Source): Subgraph {
  return {
    name: part.name,
    schema: buildSchema(part.sdl, part.resolvers),
    createContext: (viewer) => ({ viewer, ...part.createContext(source) }),
  };
}

/** The supergraph of a world whose subgraphs are at these URLs. */
export function supergraphOf(world: World, urls: Readonly<Record<string, string>>): string {
  const { supergraphSdl } = composed(world, urls);
  return supergraphSdl;
}

/** The same graph as one schema: the resolvers of all parts on the types that clients see. */
export function monolithOf(world: World): {
  readonly typeDefs: string;
  readonly resolvers: Record<string, object>;
  readonly createContext: (source: Source) => object;
} {
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const part of world.parts)
    for (const [type, fields] of Object.entries(part.resolvers)) {
      const { __resolveReference: _unused, ...own } = fields as Record<string, unknown>;
      if (Object.keys(own).length > 0) resolvers[type] = { ...resolvers[type], ...own };
    }
  return {
    typeDefs: printSchema(composed(world, {}).api),
    resolvers,
    createContext: (source) =>
      Object.assign({}, ...world.parts.map((part) => part.createContext(source))) as object,
  };
}

function composed(
  world: World,
  urls: Readonly<Record<string, string>>,
): { readonly supergraphSdl: string; readonly api: GraphQLSchema } {
  const result = composeServices(
    world.parts.map(({ name, sdl }) => ({
      name,
      url: urls[name] ?? `http://${name}.invalid/graphql`,
      typeDefs: parse(sdl),
    })),
  );
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return {
    supergraphSdl: result.supergraphSdl,
    api: result.schema.toAPISchema().toGraphQLJSSchema(),
  };
}
