import { composeServices } from '@apollo/composition';
import { HintLevel } from '@apollo/composition/dist/hints.js';
import { parse, printSchema } from 'graphql';
import { loadSubgraphSdl, subgraphNames } from './load.ts';

export interface Composition {
  readonly supergraph: string;
  /** The schema that clients see. */
  readonly api: string;
  /** Hints below WARN, for people. */
  readonly remarks: readonly string[];
}

/** Composes the subgraphs. Throws on composition errors and on hints of level WARN. */
export function compose(): Composition {
  const result = composeServices(
    subgraphNames.map((name) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(loadSubgraphSdl(name)),
    })),
  );
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  const warnings = result.hints.filter((hint) => hint.definition.level.value >= HintLevel.WARN);
  if (warnings.length > 0) throw new Error(warnings.map((hint) => hint.toString()).join('\n'));
  return {
    supergraph: result.supergraphSdl,
    api: printSchema(result.schema.toAPISchema().toGraphQLJSSchema({ includeDefer: true })),
    remarks: result.hints.map((hint) => hint.toString()),
  };
}
