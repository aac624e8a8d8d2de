import { type Fleet, startFleet, startFloor, type Variant, type VariantName } from './fleet/fleet.ts';
import { sameAnswers } from './fleet/same-answers.ts';
import { type LoadProcess, startLoadProcess } from './load/load-process.ts';
import { type Figures, measure, medians } from './load/measure.ts';
import { type BenchPlan, TARGET_CONNECTIONS } from './plan.ts';
import { bodyOf, coldQuery, type Workload, workloads, worlds } from './workloads/workloads.ts';

/** One thing that was measured of every variant. */
export interface Cell {
  readonly workload: string;
  readonly connections: number;
  readonly delayMs: number;
  readonly figures: ReadonlyMap<VariantName, Figures>;
}

export interface BenchResult {
  readonly cells: readonly Cell[];
  /** Operations that no server had seen before, at one connection. */
  readonly cold: ReadonlyMap<VariantName, Figures>;
  readonly missing: ReadonlyMap<VariantName, string>;
}

const WARM_UP_MS = 2_000;
const COLD_WARM_UP = 80;

/** Measures every variant on every workload, the variants in turn within each round. */
export async function runBench(plan: BenchPlan, workDir: string, token: string): Promise<BenchResult> {
  const generator = startLoadProcess();
  const cells: Cell[] = [];
  let cold: BenchResult['cold'] = new Map();
  const missing = new Map<VariantName, string>();
  try {
    for (const world of worlds) {
      const fleet = await startFleet(world, workDir);
      try {
        for (const [name, why] of fleet.missing) missing.set(name, why);
        const own = workloads.filter((one) => one.world === world);
        cells.push(...(await measureWorld(fleet, own, plan, workDir, token, generator)));
        if (own.some(({ name }) => name === 'q2c')) cold = await measureCold(fleet, plan, token, generator);
      } finally {
        await fleet.stop();
      }
    }
  } finally {
    generator.stop();
  }
  return { cells, cold, missing };
}

async function measureWorld(
  fleet: Fleet,
  own: readonly Workload[],
  plan: BenchPlan,
  workDir: string,
  token: string,
  generator: LoadProcess,
): Promise<Cell[]> {
  const answers: Record<string, string> = {};
  for (const workload of own) answers[workload.name] = await sameAnswers(workload, fleet.variants, token);
  console.log(`${fleet.world.name}: all answers are the same`);
  const floor = await startFloor(answers, workDir);
  const variants = [...fleet.variants, floor];
  const places = new Map<Variant, number>();
  const load = async (variant: Variant, workload: Workload, connections: number, forMs: number) => {
    const bodies = Array.from({ length: workload.variety }, (_, n) =>
      bodyOf(workload.query, workload.variables(n)),
    );
    const from = places.get(variant) ?? 0;
    const measured = await measure(
      variant,
      workload.name,
      { connections, bodies, from, token, forMs },
      generator,
    );
    places.set(variant, measured.next);
    return measured.figures;
  };
  try {
    for (const workload of own)
      for (const variant of variants) await load(variant, workload, TARGET_CONNECTIONS, WARM_UP_MS);
    const rounds = new Map<string, Map<VariantName, Figures[]>>();
    const keyOf = (...parts: readonly (string | number)[]): string => parts.join(' ');
    for (let round = 0; round < plan.rounds; round++)
      for (const delayMs of plan.delays) {
        await fleet.setDelay(delayMs);
        for (const workload of own)
          for (const connections of plan.connections) {
            const key = keyOf(workload.name, connections, delayMs);
            const known = rounds.get(key) ?? new Map<VariantName, Figures[]>();
            rounds.set(key, known);
            for (const variant of rotated(variants, round)) {
              const figures = await load(variant, workload, connections, plan.secondsEach * 1000);
              known.set(variant.name, [...(known.get(variant.name) ?? []), figures]);
            }
          }
        console.log(`${fleet.world.name}: round ${round + 1}, ${delayMs} ms of source delay measured`);
      }
    await fleet.setDelay(0);
    return plan.delays.flatMap((delayMs) =>
      own.flatMap(({ name: workload }) =>
        plan.connections.map((connections) => ({
          workload,
          connections,
          delayMs,
          figures: mediansOf(rounds.get(keyOf(workload, connections, delayMs)) ?? new Map()),
        })),
      ),
    );
  } finally {
    await floor.server.stop();
  }
}

/** Sends documents that differ from all before, one after the other. */
async function measureCold(
  { variants }: Fleet,
  plan: BenchPlan,
  token: string,
  generator: LoadProcess,
): Promise<Map<VariantName, Figures>> {
  const rounds = new Map<VariantName, Figures[]>();
  const send = async (variant: Variant, round: number | string, count: number): Promise<Figures> => {
    const bodies = Array.from({ length: count }, (_, n) =>
      bodyOf(coldQuery(`${variant.name}_${round}_${n}`), { id: `C${n}` }),
    );
    const load = { connections: 1, bodies, from: 0, token, forMs: undefined };
    return (await measure(variant, 'cold', load, generator)).figures;
  };
  for (const variant of variants) await send(variant, 'first', COLD_WARM_UP);
  for (let round = 0; round < plan.rounds; round++)
    for (const variant of rotated(variants, round))
      rounds.set(variant.name, [
        ...(rounds.get(variant.name) ?? []),
        await send(variant, round, plan.coldOperations),
      ]);
  console.log('operations that are new to every server measured');
  return mediansOf(rounds);
}

function mediansOf(rounds: ReadonlyMap<VariantName, readonly Figures[]>): Map<VariantName, Figures> {
  return new Map([...rounds].map(([name, figures]) => [name, medians(figures)]));
}

/** No variant always comes first, or always after the same one. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const cut = by % items.length;
  return [...items.slice(cut), ...items.slice(0, cut)];
}
