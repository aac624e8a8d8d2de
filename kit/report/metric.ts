/** What a figure of a report means: served by the graph beside the figure, and written down in `docs/metrics.md`. */
export interface MetricDefinition {
  /** The name of the figure in the graph. */
  readonly name: string;
  readonly definition: string;
  /** How it is computed, in terms of what the books hold. */
  readonly formula: string;
  /** Which records it comes from. */
  readonly source: string;
  /** By which rate its amounts become those of another currency. */
  readonly currencyBasis: string;
}

/** Metrics of one kind, as `docs/metrics.md` lists them. */
export interface MetricGroup {
  readonly title: string;
  readonly metrics: readonly MetricDefinition[];
}

/** What a table of metrics says of one; its key is the name. */
export type MetricTable = Readonly<Record<string, Omit<MetricDefinition, 'name'>>>;

/** The metrics of a table by their names. */
export function metricsOf(table: MetricTable): MetricDefinition[] {
  return Object.entries(table).map(([name, metric]) => ({ name, ...metric }));
}
