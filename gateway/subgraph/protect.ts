import { performance } from 'node:perf_hooks';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import { withCircuitBreaker } from './circuit-breaker.ts';
import { withEqualJoined } from './join-equal.ts';
import { withMeasured } from './measured.ts';
import type { SubgraphLink } from './subgraph-link.ts';
import { withTimeLimit } from './time-limit.ts';

const FAILURES_IN_A_ROW = 10;
const PAUSE_MS = 5_000;

/** A subgraph that may be slow or gone, behind all that keeps that from costing more than its own fields. */
export function protect(link: SubgraphLink, timeoutMs: number, metrics: Metrics): SubgraphLink {
  const open = metrics.family('gateway_breaker_open').with(link.name);
  const guarded = withCircuitBreaker(withTimeLimit(link, timeoutMs), {
    failures: FAILURES_IN_A_ROW,
    pauseMs: PAUSE_MS,
    now: () => performance.now(),
    onState: (state) => open.set(state === 'open' ? 1 : 0),
  });
  return withEqualJoined(withMeasured(guarded, metrics), metrics);
}
