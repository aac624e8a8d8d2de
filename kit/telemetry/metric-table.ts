/** One metric. `docs/telemetry.md` is made from this table. */
interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** What it counts or measures, as Prometheus shows it. */
  readonly help: string;
  /** Labels; each takes values of a small set only, so that no client can make the number of series grow. */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in the metric's unit. */
  readonly buckets?: readonly number[];
}

/** Seconds, from what memory answers to what a time limit ends. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Costs, which have no unit: an object is 1. */
const COSTS = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** Every metric of the product; beside these there are prom-client's own of the process (`process_…`, `nodejs_…`). */
export const metricTable = {
  gateway_requests_total: {
    type: 'counter',
    help: 'Answered requests by kind of operation (none: refused before it was known), code of the first error (OK: none; CLIENT_GONE: the client did not wait for the answer) and client (none: it gives no name in `apollographql-client-name` or `graphql-client-name`; other: fifty before it have series of their own).',
    labels: ['kind', 'code', 'client'],
  },
  gateway_request_duration_seconds: {
    type: 'histogram',
    help: 'Time from a request to its answer, by kind of operation.',
    labels: ['kind'],
    buckets: SECONDS,
  },
  gateway_requests_in_flight: { type: 'gauge', help: 'Requests under way.', labels: [] },
  gateway_refusals_total: {
    type: 'counter',
    help: 'Requests that the edge turned away before any work was done for them, by reason.',
    labels: ['reason'],
  },
  gateway_subscriptions_open: { type: 'gauge', help: 'Subscriptions that are open.', labels: [] },
  gateway_subscription_events_total: {
    type: 'counter',
    help: 'Events of subscriptions that were answered.',
    labels: [],
  },
  gateway_document_lookups_total: {
    type: 'counter',
    help: 'Lookups of a document among those kept; a miss is parsed, validated and planned.',
    labels: ['result'],
  },
  gateway_documents: {
    type: 'gauge',
    help: 'Documents that are kept with their compiled operations, by audience.',
    labels: ['audience'],
  },
  gateway_plan_duration_seconds: {
    type: 'histogram',
    help: 'Time to plan and compile an operation that was not kept.',
    labels: [],
    buckets: SECONDS,
  },
  gateway_operation_cost_estimated: {
    type: 'histogram',
    help: 'What operations may cost, before they run, by audience; those over the limit as well.',
    labels: ['audience'],
    buckets: COSTS,
  },
  gateway_operation_cost_actual: {
    type: 'histogram',
    help: 'What answers have cost, by audience; answers in parts are not measured.',
    labels: ['audience'],
    buckets: COSTS,
  },
  gateway_fetch_duration_seconds: {
    type: 'histogram',
    help: 'Time of a fetch, by subgraph and outcome: ok, errors (answered with errors), or the code of its failure.',
    labels: ['subgraph', 'outcome'],
    buckets: SECONDS,
  },
  gateway_fetches_joined_total: {
    type: 'counter',
    help: 'Fetches that shared the answer of an equal one under way.',
    labels: ['subgraph'],
  },
  gateway_fetch_retries_total: {
    type: 'counter',
    help: 'Fetches that were sent once more.',
    labels: ['subgraph'],
  },
  gateway_breaker_open: {
    type: 'gauge',
    help: '1 while a subgraph is not asked because it has stopped answering, else 0.',
    labels: ['subgraph'],
  },
  source_request_duration_seconds: {
    type: 'histogram',
    help: 'Time of a request to a source, by system, kind (query, composite, record, token, other), whether it is background work that nobody waits for, and outcome: ok, unavailable, timeout, rateLimited, busy, rejected, or cancelled because whoever waited has gone.',
    labels: ['system', 'kind', 'background', 'outcome'],
    buckets: SECONDS,
  },
  source_queue_seconds: {
    type: 'histogram',
    help: 'Time that a request waited because the source takes only so many at once, by urgency: write, read, dashboard, background.',
    labels: ['system', 'urgency'],
    buckets: SECONDS,
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricTable = typeof metricTable;
export type MetricName = keyof MetricTable;
