import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse, print, visit } from 'graphql';
import type { SubgraphOperation } from '../subgraph/subgraph-link.ts';
import type { FixedField } from '../supergraph/planner-view.ts';

/** What a fetch sends: fields with fixed arguments, which only the planner knows, become the subgraph's own. */
export function subgraphOperation(
  fetch: FetchNode,
  fixedFields: ReadonlyMap<string, FixedField>,
): SubgraphOperation {
  const { operation, operationKind: kind, operationName } = fetch;
  if (fixedFields.size === 0) return { kind, query: operation, operationName };
  const document = visit(parse(operation, { noLocation: true }), {
    Field: {
      leave: (field) => {
        const fixed = fixedFields.get(field.name.value);
        if (!fixed) return undefined;
        const { name, arguments: args } = fixed.node;
        return {
          ...field,
          name,
          alias: field.alias ?? { kind: Kind.NAME, value: field.name.value },
          ...(args ? { arguments: args } : {}),
        };
      },
    },
  });
  return { kind, query: print(document), operationName };
}
