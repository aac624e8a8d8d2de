import { type AcceptedOrder, type Differences, differences } from './support/compare.ts';
import { type Client, type OperationView, settled, written } from './support/graph-client.ts';
import { netsuiteOrders, salesforceOrders } from './support/held-orders.ts';
import type { ProductProgram } from './support/product-program.ts';
import { type ResellerOrder, resellerOrders } from './support/reseller-orders.ts';
import type { Vendor } from './support/sandbox-programs.ts';
import { type EngineKind, startWorld, type World } from './support/world.ts';

/** The steps of a reseller's order, in each of which the process dies while it waits for a source. */
export const resumedSteps = [
  'judged',
  'order-in-salesforce',
  'order-in-netsuite',
  'order-activated',
] as const;
export type ResumedStep = (typeof resumedSteps)[number];

export interface ResumeReport extends Differences {
  /**
   * Milliseconds until the order is done in both systems: from the restarted process's first answer where the engine is
   * embedded, from the death where another process lives.
   */
  readonly ms: Readonly<Record<ResumedStep, readonly number[]>>;
}

const PREFIX = 'RESUME-';
const LOOK_EVERY_MS = 5;
const LIMIT_MS = 60_000;
/** The process dies while its write is on the way: the write arrives all the same. */
const LATENCY_MS = 400;
const SALESFORCE_WRITES = '/services/data/v62.0/composite';
const NETSUITE_WRITES = '/services/rest/record/v1/salesOrder';

/** Kills the process that works on an order in every step, `crashes` times each, and measures when the order is done. */
export async function resumeRun(
  engine: EngineKind,
  crashes: number,
  steps: readonly ResumedStep[] = resumedSteps,
): Promise<ResumeReport> {
  const world = await startWorld(engine, { WRITE_ANSWER_MS: '0' });
  return world.during(async () => {
    const { sandboxes } = world;
    const orders = await resellerOrders(sandboxes, {
      prefix: PREFIX,
      count: crashes * steps.length,
      seed: 1,
      partners: 16,
    });
    const other = engine === 'redis' ? await world.another() : undefined;
    let [working, spare] = [world.product, other];
    const ms: Record<ResumedStep, number[]> = {
      judged: [],
      'order-in-salesforce': [],
      'order-in-netsuite': [],
      'order-activated': [],
    };
    const accepted: AcceptedOrder[] = [];
    for (const [n, order] of orders.entries()) {
      const step = steps[n % steps.length] as ResumedStep;
      const token = await world.product.token('partner', order.partner);
      const client = { url: working.url, token };
      await spare?.start();
      // It has looked at everything and lives, but must not take the work before the other dies.
      spare?.pause();
      const { operation } = await submittedUpTo(world, step, client, order);
      await sandboxes.faults([]);
      spare?.proceed();
      const since = await killed(working, spare);
      const survivor = spare ?? working;
      const done = await settled({ url: survivor.url, token }, operation.id, LIMIT_MS, LOOK_EVERY_MS);
      ms[step].push(Math.max(0, performance.now() - since));
      accepted.push({ order, operation: done });
      if (spare) [working, spare] = [spare, working];
    }
    const held = {
      salesforce: await salesforceOrders(sandboxes.url('salesforce'), PREFIX),
      netsuite: await netsuiteOrders(sandboxes.url('netsuite'), PREFIX),
    };
    return { ...differences(accepted, held), ms };
  });
}

/** Kills the one that works; gives the moment from which is measured. */
async function killed(working: ProductProgram, spare: ProductProgram | undefined): Promise<number> {
  await working.kill();
  if (!spare) await working.start();
  return performance.now();
}

/** Submits an order whose operation then waits in that step for a source that does not answer. */
async function submittedUpTo(
  { sandboxes, product }: World,
  step: ResumedStep,
  client: Client,
  order: ResellerOrder,
): ReturnType<typeof written> {
  const fault = (kind: 'hang' | 'latency', vendor: Vendor, path: string): Promise<void> =>
    sandboxes.faults([{ kind, path, ms: LATENCY_MS }], [vendor]);
  if (step === 'judged') await fault('hang', 'salesforce', '/services/data/');
  if (step === 'order-in-salesforce') await fault('latency', 'salesforce', SALESFORCE_WRITES);
  if (step === 'order-in-netsuite') await fault('hang', 'netsuite', NETSUITE_WRITES);
  if (step === 'order-activated') await fault('latency', 'salesforce', SALESFORCE_WRITES);
  const answer = await written(client, 'submitResellerOrder', order.input);
  // Partners are not told the ids in the systems behind.
  const operator = { url: client.url, token: await product.token('admin') };
  const now = (): Promise<OperationView> => settled(operator, answer.operation.id, 0, LOOK_EVERY_MS);
  const { poNumber } = order;
  if (step === 'judged') await until(async () => (await now()).status === 'RUNNING');
  if (step === 'order-in-salesforce')
    await until(() => sandboxes.hasMet('salesforce', SALESFORCE_WRITES, 'PATCH', poNumber));
  if (step === 'order-in-netsuite')
    await until(() => sandboxes.hasMet('netsuite', NETSUITE_WRITES, poNumber));
  if (step === 'order-activated') {
    await until(async () => (await now()).effects.some(({ system }) => system === 'NETSUITE'));
    const [made] = (await now()).effects;
    await until(() => sandboxes.hasMet('salesforce', SALESFORCE_WRITES, 'PATCH', made?.recordId as string));
  }
  return answer;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error('the order never got there');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
