import { type MetricGroup, metricsOf } from './metric.ts';
import { revenueMetrics } from './metrics/revenue.ts';

/** Every metric of the graph, in the order of `docs/metrics.md`. */
export const metricGroups: readonly MetricGroup[] = [
  { title: 'Bookings and revenue', metrics: metricsOf(revenueMetrics) },
];
