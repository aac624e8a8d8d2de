import type { GraphQLSchema } from 'graphql';
import { scalarResolvers } from '../../kit/scalars.ts';

/** Gives the graph's scalars their checks, so that a malformed value is refused before any subgraph is asked. */
export function checkScalars(schema: GraphQLSchema): void {
  for (const scalar of Object.values(scalarResolvers)) {
    const { parseValue, parseLiteral } = scalar;
    const known = schema.getType(scalar.name);
    if (known) Object.assign(known, { parseValue, parseLiteral });
  }
}
