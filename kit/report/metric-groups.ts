import { type MetricGroup, metricsOf } from './metric.ts';
import {
  forecastMetrics,
  receiptsMetrics,
  receivablesMetrics,
  workingCapitalMetrics,
} from './metrics/cash.ts';
import {
  deferralMetrics,
  obligationMetrics,
  recurringMetrics,
  revenueMetrics,
  waterfallMetrics,
} from './metrics/revenue.ts';

/** Every metric of the graph, in the order of `docs/metrics.md`. */
export const metricGroups: readonly MetricGroup[] = [
  { title: 'Bookings and revenue', metrics: metricsOf(revenueMetrics) },
  { title: 'Deferred revenue', metrics: metricsOf(deferralMetrics) },
  { title: 'Revenue waterfall', metrics: metricsOf(waterfallMetrics) },
  { title: 'Remaining performance obligations', metrics: metricsOf(obligationMetrics) },
  { title: 'Recurring revenue', metrics: metricsOf(recurringMetrics) },
  { title: 'Receivables', metrics: metricsOf(receivablesMetrics) },
  { title: 'Cash receipts', metrics: metricsOf(receiptsMetrics) },
  { title: 'Cash forecast', metrics: metricsOf(forecastMetrics) },
  { title: 'Working capital', metrics: metricsOf(workingCapitalMetrics) },
];
