import { clientError } from '../../kit/errors.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** When a subgraph is given up on, and when it is tried again. */
export interface CircuitBreakerOptions {
  /** Fetches in a row that must fail before no more are sent. */
  readonly failures: number;
  /** How long none is sent; then one is tried. */
  readonly pauseMs: number;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Told when the subgraph is given up on, and when it answers. */
  readonly onState: (state: 'open' | 'closed') => void;
}

/**
 * Stops asking a subgraph that has stopped answering: its fields fail at once instead of after the time limit, and it
 * is left alone until one fetch succeeds. An answer with errors is an answer.
 */
export function withCircuitBreaker(link: SubgraphLink, options: CircuitBreakerOptions): SubgraphLink {
  const { failures, pauseMs, now, onState } = options;
  let failed = 0;
  let closedAgainAt = 0;
  onState('closed');
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      return async (variables, context, json) => {
        if (failed >= failures) {
          const wait = closedAgainAt - now();
          if (wait > 0)
            throw clientError('SOURCE_UNAVAILABLE', 'A part of the graph cannot be reached', {
              retryAfterMs: Math.ceil(wait),
            });
          // This one tries; whoever comes meanwhile is still turned away.
          closedAgainAt = now() + pauseMs;
        }
        try {
          const answer = await send(variables, context, json);
          if (failed >= failures) onState('closed');
          failed = 0;
          return answer;
        } catch (error) {
          // A client that has gone says nothing about the subgraph.
          if (!context.signal.aborted && ++failed >= failures) {
            closedAgainAt = now() + pauseMs;
            onState('open');
          }
          throw error;
        }
      };
    },
  };
}
