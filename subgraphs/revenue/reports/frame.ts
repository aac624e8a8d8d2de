import type { ReportCurrency } from '#kit/report/dimensions.ts';
import type { MetricDefinition, MetricTable } from '#kit/report/metric.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Context } from '../context.ts';
import { isPreliminary, type ReportRequest } from './report-request.ts';

/** What every report says beside its figures. */
export interface ReportFrame {
  readonly asOf: string;
  readonly preliminary: boolean;
  readonly observedAt: string;
  readonly periods: readonly ReportPeriod[];
  readonly currency: ReportCurrency;
  readonly conversion: Conversion | null;
  readonly metrics: readonly MetricDefinition[];
}

/** By which rates a report was consolidated. */
export interface Conversion {
  readonly currencyCode: string;
  readonly rateTypes: readonly RateType[];
  readonly ratesAsOf: string | null;
  /** How many rates of a subsidiary and period the books lack. */
  readonly missing: number;
}

/** Something that a report lacks. */
export interface Gap {
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

export function reportFrame(
  request: ReportRequest,
  context: Context,
  parts: {
    readonly readAt: string;
    readonly conversion: Conversion | null;
    readonly metrics: MetricDefinition[];
  },
): ReportFrame {
  return {
    asOf: context.today,
    preliminary: isPreliminary(request),
    observedAt: parts.readAt,
    periods: request.periods,
    currency: request.currency,
    conversion: parts.conversion,
    metrics: parts.metrics,
  };
}

/** What a report lacks, of all that it may lack. */
export function completeness(gaps: readonly Gap[]): { complete: boolean; gaps: Gap[] } {
  const missing = gaps.filter(({ count }) => count > 0);
  return { complete: missing.length === 0, gaps: missing };
}

/** Rates that a consolidated report went without. */
export function ratesGap(conversion: Conversion | null): Gap {
  return {
    code: 'RATES_MISSING',
    message:
      'The books have no consolidated rate of a subsidiary and period; the latest one before it was taken, or the amount left out where there is none.',
    count: conversion?.missing ?? 0,
  };
}

/** Some metrics of a table, in the order of their names. */
export function metricsNamed<T extends MetricTable>(
  table: T,
  names: readonly (keyof T & string)[],
): MetricDefinition[] {
  return names.map((name) => ({ name, ...(table[name] as MetricTable[string]) }));
}
