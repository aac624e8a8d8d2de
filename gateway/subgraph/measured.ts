import { isErrorCode } from '../../kit/errors.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { SubgraphLink } from './subgraph-link.ts';

/** Measures every fetch of a subgraph, for the metrics and for the record of the request that it is sent for. */
export function withMeasured(link: SubgraphLink, metrics: Metrics): SubgraphLink {
  const durations = metrics.family('gateway_fetch_duration_seconds');
  const ok = durations.with(link.name, 'ok');
  const withErrors = durations.with(link.name, 'errors');
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      return async (variables, context, json) => {
        const { record } = context;
        record.fetches++;
        const startedAt = performance.now();
        let measured = ok;
        try {
          const answer = await send(variables, context, json);
          if (answer.errors) measured = withErrors;
          return answer;
        } catch (error) {
          measured = durations.with(link.name, codeOf(error));
          throw error;
        } finally {
          const ms = performance.now() - startedAt;
          measured.observe(ms / 1_000);
          record.fetchMs += ms;
        }
      };
    },
  };
}

function codeOf(error: unknown): string {
  const code = (error as { extensions?: { code?: unknown } } | undefined)?.extensions?.code;
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}
