import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider } from '../../kit/identity/embedded-provider.ts';
import type { Variant } from '../fleet/fleet.ts';
import { sameAnswers } from '../fleet/same-answers.ts';
import { type ServerProcess, startServer } from '../fleet/server-process.ts';
import { startLoadProcess } from '../load/load-process.ts';
import { measure } from '../load/measure.ts';
import { median } from '../statistics.ts';
import { guarded } from '../workloads/guarded.ts';
import { quoteToCash } from '../workloads/quote-to-cash.ts';
import { bodyOf, type Guard, workloads } from '../workloads/workloads.ts';
import { supergraphOf } from '../workloads/world.ts';
import { show } from './measured.ts';

const CONNECTIONS = 16;
const ROUNDS = 9;
const FOR_MS = 1_200;
const WARM_UP_MS = 3_000;
const LIMIT = 0.15;

const guards: readonly Guard[] = ['open', 'guarded'];

/**
 * What it costs to know who asks, to hold every field to what it requires, and to count each operation against a rate:
 * throughput without all of it and with, in turn, in process and over HTTP. Weighing is in
 * both, and over HTTP so are the signatures of fetches; what the subgraphs do there is in neither.
 */
export async function guardCostProof(): Promise<boolean> {
  const workDir = mkdtempSync(join(tmpdir(), 'q2c-guard-'));
  const subgraphs = await Promise.all(
    quoteToCash.parts.map(({ name }) => startServer('subgraph.ts', [quoteToCash.name, name])),
  );
  const urls = Object.assign({}, ...subgraphs.map((one) => one.urls)) as Record<string, string>;
  const file = (guard: Guard): string => join(workDir, `${guard}.graphql`);
  writeFileSync(file('open'), supergraphOf(quoteToCash, urls));
  writeFileSync(file('guarded'), supergraphOf(guarded(quoteToCash), urls));
  const token = await (await openEmbeddedProvider(workDir)).sign('frontend');
  const holds = [
    await compare('in process', [], token, (guard) =>
      startServer('in-process.ts', [quoteToCash.name, workDir, guard]),
    ),
    await compare('over HTTP', subgraphs, token, (guard) =>
      startServer('over-http.ts', [file(guard), workDir, guard]),
    ),
  ];
  for (const one of subgraphs) await one.stop();
  rmSync(workDir, { recursive: true, force: true });
  return holds.every(Boolean);
}

async function compare(
  where: string,
  subgraphs: readonly ServerProcess[],
  token: string,
  start: (guard: Guard) => Promise<ServerProcess>,
): Promise<boolean> {
  const generator = startLoadProcess();
  const variants = new Map<Guard, Variant>();
  for (const guard of guards)
    variants.set(guard, {
      name: where === 'in process' ? 'inProcess' : 'overHttp',
      server: await start(guard),
      subgraphs,
    });
  let holds = true;
  try {
    for (const workload of workloads.filter(({ world }) => world === quoteToCash)) {
      await sameAnswers(workload, [...variants.values()], token);
      const bodies = Array.from({ length: workload.variety }, (_, n) =>
        bodyOf(workload.query, workload.variables(n)),
      );
      const load = async (guard: Guard, forMs: number) => {
        const variant = variants.get(guard) as Variant;
        const all = { connections: CONNECTIONS, bodies, from: 0, token, forMs };
        return (await measure(variant, workload.name, all, generator)).figures;
      };
      for (const guard of guards) await load(guard, WARM_UP_MS);
      const shares: number[] = [];
      const perSecond: Record<Guard, number[]> = { open: [], guarded: [] };
      const cpu: Record<Guard, number[]> = { open: [], guarded: [] };
      for (let round = 0; round < ROUNDS; round++) {
        // In turn, and each first in every other round: what else the machine does is met by both.
        for (const guard of round % 2 === 0 ? guards : guards.toReversed()) {
          const { requestsPerSecond, cpuServer } = await load(guard, FOR_MS);
          perSecond[guard].push(requestsPerSecond);
          cpu[guard].push(cpuServer);
        }
        shares.push(1 - (perSecond.guarded.at(-1) as number) / (perSecond.open.at(-1) as number));
      }
      const share = median(shares);
      const times = `CPU of a request ${median(cpu.open).toFixed(3)} ms, ${median(cpu.guarded).toFixed(3)} ms`;
      const measured = {
        promise: `${where}, ${workload.name}, requests a second open and guarded`,
        figure: `${median(perSecond.open).toFixed(0)}, ${median(perSecond.guarded).toFixed(0)}: ${(share * 100).toFixed(1)} % less; ${times}`,
        limit: `${LIMIT * 100} %`,
        holds: share < LIMIT,
      };
      holds = show([measured]) && holds;
    }
  } finally {
    generator.stop();
    for (const { server } of variants.values()) await server.stop();
  }
  return holds;
}
