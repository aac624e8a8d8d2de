import { urlOf, type Variant } from '../fleet/fleet.ts';
import { cpuMs, peakMemoryMb, waitedMs } from '../fleet/process-usage.ts';
import { median } from '../statistics.ts';
import type { Load } from './generator.ts';
import type { LoadProcess } from './load-process.ts';

/** What one load on one variant showed. Times in milliseconds. */
export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU per request of the server's process. */
  readonly cpuServer: number;
  /** CPU per request of the server's and the subgraphs' processes. */
  readonly cpuAll: number;
  /** The share of the time in which the server was ready to work and had no core: what it adds to p99 is not the server's. */
  readonly waited: number;
  readonly sourceCalls: number;
  readonly peakMemoryMb: number;
}

/** Puts load on a variant. Throws when an answer was not right: a time of wrong answers says nothing. */
export async function measure(
  variant: Variant,
  workload: string,
  load: Omit<Load, 'url'>,
  generator: LoadProcess,
): Promise<{ readonly figures: Figures; readonly next: number }> {
  const { server, subgraphs } = variant;
  const all = [server, ...subgraphs];
  for (const one of all) await one.takeCalls();
  const serverBefore = cpuMs(server.pid);
  const subgraphsBefore = subgraphs.map(({ pid }) => cpuMs(pid));
  const waitedBefore = waitedMs(server.pid);
  const result = await generator.run({ ...load, url: urlOf(variant, workload) });
  const { requests, wrong, seconds, p50, p99, next } = result;
  if (wrong !== undefined) throw new Error(`${variant.name} answered ${workload} with ${wrong}`);
  const serverCpu = cpuMs(server.pid) - serverBefore;
  const waited = (waitedMs(server.pid) - waitedBefore) / (seconds * 1000);
  const behind = subgraphs.reduce((sum, { pid }, i) => sum + cpuMs(pid) - (subgraphsBefore[i] ?? 0), 0);
  let calls = 0;
  for (const one of all) calls += await one.takeCalls();
  return {
    figures: {
      requestsPerSecond: requests / seconds,
      p50,
      p99,
      cpuServer: serverCpu / requests,
      cpuAll: (serverCpu + behind) / requests,
      waited,
      sourceCalls: calls / requests,
      peakMemoryMb: peakMemoryMb(server.pid),
    },
    next,
  };
}

/** The median of each figure. */
export function medians(rounds: readonly Figures[]): Figures {
  const of = (figure: keyof Figures): number => median(rounds.map((one) => one[figure]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuServer: of('cpuServer'),
    cpuAll: of('cpuAll'),
    waited: of('waited'),
    sourceCalls: of('sourceCalls'),
    peakMemoryMb: of('peakMemoryMb'),
  };
}
