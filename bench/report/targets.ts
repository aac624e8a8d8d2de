import type { VariantName } from '../fleet/fleet.ts';
import type { Figures } from '../load/measure.ts';
import { TARGET_CONNECTIONS, TARGET_DELAY_MS } from '../plan.ts';
import type { BenchResult } from '../run-bench.ts';

/** One promise, with what was measured of it. */
export interface Verdict {
  readonly text: string;
  /** Undefined: not measured. */
  readonly figure: number | undefined;
  readonly target: number;
  readonly unit: string;
  readonly holds: boolean;
}

type Read = (figures: Figures) => number;
const all: Read = ({ cpuAll }) => cpuAll;
const gatewayAlone: Read = ({ cpuServer }) => cpuServer;
const p99: Read = (figures) => figures.p99;

/** What is promised, at 16 connections and without source delay. */
export function verdicts(result: BenchResult): Verdict[] {
  /** How many times what ours needs the other needs. */
  const times = (
    workload: string,
    ours: VariantName,
    other: VariantName,
    read: Read,
    target: number,
    text: string,
  ): Verdict => {
    const figures =
      workload === 'cold'
        ? result.cold
        : result.cells.find(
            (cell) =>
              cell.workload === workload &&
              cell.connections === TARGET_CONNECTIONS &&
              cell.delayMs === TARGET_DELAY_MS,
          )?.figures;
    const own = figures?.get(ours);
    const theirs = figures?.get(other);
    const figure = own && theirs ? read(theirs) / read(own) : undefined;
    return {
      text: `${workload}: ${text}`,
      figure,
      target,
      unit: '×',
      holds: figure !== undefined && figure >= target,
    };
  };
  return [
    times('q2c', 'inProcess', 'apolloGateway', all, 15, 'in process, against plain @apollo/gateway'),
    times('q2c', 'inProcess', 'monolith', all, 2.5, 'in process, against the monolith'),
    times('dash', 'inProcess', 'monolith', all, 5, 'in process, against the monolith'),
    ...(
      [
        ['q2c', 4],
        ['dash', 4],
        ['shallow', 3],
      ] as const
    ).map(([workload, target]) =>
      times(
        workload,
        'overHttp',
        'apolloGateway',
        gatewayAlone,
        target,
        'over HTTP, the gateway process alone, against plain @apollo/gateway',
      ),
    ),
    ...['q2c', 'dash', 'shallow'].map((workload) =>
      times(
        workload,
        'overHttp',
        'hive',
        gatewayAlone,
        2,
        "over HTTP, the gateway process alone, against Hive Gateway's Rust runtime",
      ),
    ),
    ...['q2c', 'dash', 'shallow'].map((workload) =>
      times(workload, 'inProcess', 'monolith', p99, 1, 'in process, 99th percentile against the monolith'),
    ),
    times('cold', 'inProcess', 'apolloGateway', all, 1, 'in process, CPU of an operation never seen before'),
    times('cold', 'overHttp', 'apolloGateway', all, 1, 'over HTTP, CPU of an operation never seen before'),
  ];
}
