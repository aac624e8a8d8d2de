import { collectDefaultMetrics, type Metric, Registry } from 'prom-client';
import { Histogram, Tally } from './accumulators.ts';
import { Family } from './family.ts';
import { type MetricName, type MetricTable, metricTable } from './metric-table.ts';

type Accumulator = { counter: Tally; gauge: Tally; histogram: Histogram };
type FamilyOf<Name extends MetricName> = Family<
  Accumulator[MetricTable[Name]['type']],
  MetricTable[Name]['labels']
>;

/** What a process counts and measures of its work; one per process, handed on like its log. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #families: { readonly [Name in MetricName]: FamilyOf<Name> };

  constructor() {
    const families: Record<string, Family<Tally | Histogram, readonly string[]>> = {};
    for (const [name, definition] of Object.entries(metricTable)) {
      const family = new Family<Tally | Histogram, readonly string[]>(definition.labels, () =>
        'buckets' in definition ? new Histogram(definition.buckets) : new Tally(),
      );
      families[name] = family;
      const { type, help } = definition;
      const collected = {
        name,
        get: async () => ({
          name,
          help,
          type,
          values: family
            .samples()
            .map(({ suffix, labels, value }) => ({ metricName: name + suffix, labels, value })),
        }),
      };
      // The registry asks no more of a metric than this when it is read.
      this.#registry.registerMetric(collected as unknown as Metric);
    }
    this.#families = families as never;
  }

  /** A metric of the table. */
  family<Name extends MetricName>(name: Name): { readonly [N in MetricName]: FamilyOf<N> }[Name] {
    return this.#families[name];
  }

  /** Measures the process as well: memory, garbage collection, delay of the event loop. Once per process. */
  watchProcess(): this {
    collectDefaultMetrics({ register: this.#registry });
    return this;
  }

  /** Everything in Prometheus' text format, whose media type is `contentType`. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
