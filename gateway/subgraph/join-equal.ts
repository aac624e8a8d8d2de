import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { SubgraphAnswer, SubgraphLink } from './subgraph-link.ts';

/**
 * Lets equal queries of one identity that are under way at the same time share one fetch. Each gets a copy of its own,
 * since what a fetch brings is written into.
 */
export function withEqualJoined(link: SubgraphLink, metrics: Metrics): SubgraphLink {
  const joined = metrics.family('gateway_fetches_joined_total').with(link.name);
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      if (operation.kind !== 'query') return send;
      const underWay = new Map<string, { answer: Promise<SubgraphAnswer>; signal: AbortSignal }>();
      return async (variables, context, json) => {
        const key = `${context.identity}\n${json}`;
        const first = underWay.get(key);
        if (first) {
          joined.add();
          try {
            return structuredClone(await first.answer);
          } catch (error) {
            // That the one who sent it has gone away is no answer for those who have not.
            if (!first.signal.aborted || context.signal.aborted) throw error;
            return send(variables, context, json);
          }
        }
        const answer = send(variables, context, json);
        // Whoever joins copies before the owner, who is told later in the same turn, begins to write.
        underWay.set(key, { answer, signal: context.signal });
        try {
          return await answer;
        } finally {
          underWay.delete(key);
        }
      };
    },
  };
}
