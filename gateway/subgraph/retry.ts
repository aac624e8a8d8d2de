import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** Tries of a query after the first may be this share of all queries, so that retries never add up to a flood. */
const BUDGET_SHARE = 0.1;
const BUDGET_MAX = 10;

/** A failure that the subgraph may not have seen, or that is expected to pass: worth another try. */
export class PassingFailure extends Error {}

/** Sends a query once more when it failed in passing; a mutation never, since it may have been carried out. */
export function withRetry(link: SubgraphLink, metrics: Metrics): SubgraphLink {
  const retries = metrics.family('gateway_fetch_retries_total').with(link.name);
  let budget = BUDGET_MAX;
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      if (operation.kind !== 'query') return (...sent) => send(...sent).catch(settle);
      return async (variables, context, json) => {
        budget = Math.min(BUDGET_MAX, budget + BUDGET_SHARE);
        try {
          return await send(variables, context, json);
        } catch (error) {
          if (!(error instanceof PassingFailure) || budget < 1 || context.signal.aborted)
            return settle(error);
          budget--;
          retries.add();
          return send(variables, context, json).catch(settle);
        }
      };
    },
  };
}

/** What is left of a passing failure is what it stands for. */
function settle(error: unknown): never {
  throw error instanceof PassingFailure ? error.cause : error;
}
