import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { SubgraphAnswer, SubgraphLink } from './subgraph-link.ts';

/** A fetch that is under way, and what ends it. */
interface Sent {
  readonly answer: Promise<SubgraphAnswer>;
  readonly signal: AbortSignal;
}

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
      const underWay = new Map<string, { sent: Sent | undefined }>();
      return async (variables, context, json) => {
        const key = `${context.identity}\n${json}`;
        const first = underWay.get(key)?.sent;
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
        const entry: { sent: Sent | undefined } = { sent: { answer, signal: context.signal } };
        underWay.set(key, entry);
        try {
          return await answer;
        } finally {
          underWay.delete(key);
          // V8 makes a map's table anew now and then, and the old one, once in old space, holds its entries until that
          // is collected: with them every answer, which would be copied twice before it is let go.
          entry.sent = undefined;
        }
      };
    },
  };
}
