import { type MetricGroup, metricsOf } from './metric.ts';
import {
  forecastMetrics,
  receiptsMetrics,
  receivablesMetrics,
  workingCapitalMetrics,
} from './metrics/cash.ts';
import { revenueMetrics } from './metrics/revenue.ts';

/** Every metric of the graph, in the order of `docs/metrics.md`. */
export const metricGroups: readonly MetricGroup[] = [
  { title: 'Bookings and revenue', metrics: metricsOf(revenueMetrics) },
  { title: 'Receivables', metrics: metricsOf(receivablesMetrics) },
  { title: 'Cash receipts', metrics: metricsOf(receiptsMetrics) },
  { title: 'Cash forecast', metrics: metricsOf(forecastMetrics) },
  { title: 'Working capital', metrics: metricsOf(workingCapitalMetrics) },
];
