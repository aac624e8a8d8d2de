import { cpus } from 'node:os';
import { type VariantName, variantNames } from '../fleet/fleet.ts';
import type { Figures } from '../load/measure.ts';
import type { BenchPlan } from '../plan.ts';
import type { BenchResult } from '../run-bench.ts';
import { workloads } from '../workloads/workloads.ts';
import { type Verdict, verdicts } from './targets.ts';

export const titles: Readonly<Record<VariantName, string>> = {
  inProcess: 'ours, subgraphs in process',
  overHttp: 'ours, subgraphs over HTTP',
  apolloGateway: '@apollo/gateway, over HTTP',
  hive: 'Hive Gateway, Rust runtime, over HTTP',
  monolith: 'one schema in @apollo/server',
  floor: 'floor: the same bytes from node:http',
};

const HEAD = `| | req/s | p50 ms | p99 ms | waited for a core | CPU ms, all processes | CPU ms, gateway | CPU, times ours in process | source calls | peak memory MB |
|---|---|---|---|---|---|---|---|---|---|`;

/** The promises with their figures, as text lines. */
export function verdictLines(all: readonly Verdict[]): string[] {
  return all.map(({ text, figure, target, unit, holds }) => {
    const found = figure === undefined ? 'not measured' : `${figure.toFixed(2)}${unit}`;
    return `${holds ? 'holds' : 'short'}  ${found} (at least ${target}${unit})  ${text}`;
  });
}

/** The whole result as a Markdown page. */
export function page(result: BenchResult, plan: BenchPlan): string {
  const missing = [...result.missing].map(([name, why]) => `- not measured: ${titles[name]} (${why})`);
  const tables = result.cells.map(({ workload, connections, delayMs, figures }) => {
    const title = `### ${workload}, ${connections} ${connections === 1 ? 'connection' : 'connections'}, ${delayMs} ms of source delay`;
    return `${title}\n\n${table(figures, result.missing)}`;
  });
  return `# Benchmark

Written by \`npm run bench\`. Node ${process.versions.node}, ${cpus().length} cores that load generator and servers share: ratios
count, absolute numbers do not. Medians of ${plan.rounds} rounds of ${plan.secondsEach} s for each figure, the servers in turn within each
round. Each server is a process of its own; what is behind it over HTTP is one \`@apollo/server\` for each subgraph. Before
anything is timed all servers are asked the same and their data is compared; an answer that is not 200, or has
errors, ends the run. Every request has other variables than its neighbours. CPU is user and system time from /proc; a gateway's
own CPU is that of its process alone. Where a server waited for a core, other processes had it: the wait is in its p99, and
falls on whoever is measured at that moment. Ours has everything on: tokens are verified, limits hold, every operation is counted,
measured and logged, and over HTTP each fetch says, signed, who is asking. The others run as their documentation shows them,
and verify, measure and log nothing.

${workloads.map(({ name, about }) => `- **${name}**: ${about}`).join('\n')}
- **cold**: q2c in a document that the server has never seen, one at a time

![CPU per request](benchmark.svg)

## Promised

| | measured | at least | |
|---|---|---|---|
${verdicts(result)
  .map(
    ({ text, figure, target, unit, holds }) =>
      `| ${text} | ${figure === undefined ? 'not measured' : `${figure.toFixed(2)}${unit}`} | ${target}${unit} | ${holds ? 'holds' : 'short'} |`,
  )
  .join('\n')}
${missing.length > 0 ? `\n${missing.join('\n')}\n` : ''}
## Measured

${tables.join('\n\n')}

### cold, 1 connection, 0 ms of source delay

${table(result.cold, result.missing)}
`;
}

function table(
  figures: ReadonlyMap<VariantName, Figures>,
  missing: ReadonlyMap<VariantName, string>,
): string {
  const ours = figures.get('inProcess')?.cpuAll;
  const rows = variantNames.flatMap((name) => {
    const of = figures.get(name);
    if (!of) return missing.has(name) ? [`| ${titles[name]} | not measured | | | | | | | | |`] : [];
    const times = ours === undefined ? '' : (of.cpuAll / ours).toFixed(1);
    return [
      `| ${titles[name]} | ${of.requestsPerSecond.toFixed(0)} | ${of.p50.toFixed(2)} | ${of.p99.toFixed(2)} | ${(of.waited * 100).toFixed(0)} % | ${of.cpuAll.toFixed(3)} | ${of.cpuServer.toFixed(3)} | ${times} | ${name === 'floor' ? '' : of.sourceCalls.toFixed(1)} | ${of.peakMemoryMb.toFixed(0)} |`,
    ];
  });
  return `${HEAD}\n${rows.join('\n')}`;
}
