import { Dice } from '../support/dice.ts';
import { auditRows, notAudited } from './support/audit-rows.ts';
import { type AcceptedOrder, type Differences, differences } from './support/compare.ts';
import { type Answered, settled, written } from './support/graph-client.ts';
import { netsuiteOrders, salesforceOrders } from './support/held-orders.ts';
import { type ResellerOrder, resellerOrders } from './support/reseller-orders.ts';
import type { SandboxFault } from './support/sandbox-programs.ts';
import { type EngineKind, startWorld, type World } from './support/world.ts';

export interface KillRun {
  readonly engine: EngineKind;
  /** What is killed. */
  readonly victim: 'product' | 'redis';
  readonly orders: number;
  readonly kills: number;
  /** How many submit at the same time. */
  readonly clients: number;
  readonly seed: number;
  readonly faults: readonly SandboxFault[];
  /** What is done after each kill; for those who watch. */
  readonly onKill?: (kills: number, answered: number) => void;
}

export interface KillReport extends Differences {
  readonly kills: number;
  readonly accepted: number;
  /** Requests that clients sent, repeats included. */
  readonly requests: number;
  readonly succeeded: number;
  readonly refused: readonly string[];
  /** Calls of both sandboxes. */
  readonly sourceCalls: number;
  readonly auditRows: number;
  readonly notAudited: readonly string[];
  readonly seconds: number;
}

interface SubmittedOrder extends Answered {
  readonly order: ResellerOrder;
}

/** Of 2 % of source calls the answer is lost after the work, and 5 % are refused with 503. */
export const FAILING_SOURCES: readonly SandboxFault[] = [
  { kind: 'lostResponse', rate: 0.02 },
  { kind: 'status', status: 503, body: {}, rate: 0.05 },
];

const PREFIX = 'PROOF-';
/** Of so many kills one falls on a process that has not begun to answer. */
const EARLY = 5;
const EARLY_WITHIN_MS = 1_500;
const AFTER_ANSWER_WITHIN_MS = 200;
const SETTLE_LIMIT_MS = 180_000;
const LOOK_EVERY_MS = 50;

/**
 * Orders arrive through the gateway while the victim is killed at random moments and started again; the orders are
 * rationed, so that every life has work under way. When all is settled, both systems' own word is compared.
 */
export async function killRun(run: KillRun): Promise<KillReport> {
  const begun = performance.now();
  const world = await startWorld(run.engine);
  return world.during(async () => {
    const orders = await resellerOrders(world.sandboxes, {
      prefix: PREFIX,
      count: run.orders,
      seed: run.seed,
      partners: 16,
    });
    const tokens = new Map<string, string>();
    for (const partner of new Set(orders.map((order) => order.partner)))
      tokens.set(partner, await world.product.token('partner', partner));
    await world.sandboxes.faults(run.faults);

    const answers: SubmittedOrder[] = [];
    let kills = 0;
    let next = 0;
    /** So many orders may have been sent when the next kill comes. */
    const quota = (): number => Math.floor(((kills + 1) * orders.length) / (run.kills + 1));
    const dice = new Dice(run.seed);
    const client = async (): Promise<void> => {
      while (next < orders.length) {
        if (next >= quota()) {
          await pause(LOOK_EVERY_MS);
          continue;
        }
        const order = orders[next++] as ResellerOrder;
        const token = tokens.get(order.partner) as string;
        const client = { url: world.product.url, token };
        const answer = await written(
          client,
          'submitResellerOrder',
          order.input,
          () => 20 + 100 * dice.fraction(),
        );
        answers.push({ ...answer, order });
      }
    };
    const killer = async (): Promise<void> => {
      for (; kills < run.kills; kills++) {
        if (kills % EARLY === EARLY - 1 && run.victim === 'product') {
          await pause(dice.below(EARLY_WITHIN_MS));
        } else {
          await alive(world, run.victim);
          const enough = dice.between(Math.min(answers.length + 1, quota()), quota());
          while (answers.length < enough) await pause(5);
          await pause(dice.below(AFTER_ANSWER_WITHIN_MS));
        }
        await killAndBegin(world, run.victim);
        run.onKill?.(kills + 1, answers.length);
      }
      await alive(world, run.victim);
    };
    await Promise.all([killer(), ...Array.from({ length: run.clients }, client)]);
    const accepted: AcceptedOrder[] = [];
    // Partners are not told the ids in the systems behind, which the audit is compared by.
    const operator = { url: world.product.url, token: await world.product.token('admin') };
    for (const { order, operation } of answers)
      accepted.push({ order, operation: await settled(operator, operation.id, SETTLE_LIMIT_MS) });
    await world.sandboxes.faults([]);

    const held = {
      salesforce: await salesforceOrders(world.sandboxes.url('salesforce'), PREFIX),
      netsuite: await netsuiteOrders(world.sandboxes.url('netsuite'), PREFIX),
    };
    const rows = await auditRows(world);
    return {
      ...differences(accepted, held),
      kills,
      accepted: accepted.length,
      requests: answers.reduce((sum, { requests }) => sum + requests, 0),
      succeeded: accepted.filter(({ operation }) => operation.status === 'SUCCEEDED').length,
      refused: accepted.flatMap(({ order, operation }) =>
        operation.errors.map(({ message }) => `${order.poNumber}: ${message}`),
      ),
      sourceCalls: await world.sandboxes.calls(),
      auditRows: rows.length,
      notAudited: notAudited(accepted, rows),
      seconds: (performance.now() - begun) / 1_000,
    };
  });
}

async function alive({ product }: World, victim: KillRun['victim']): Promise<void> {
  if (victim === 'product') await product.alive();
}

async function killAndBegin({ product, redis }: World, victim: KillRun['victim']): Promise<void> {
  if (victim === 'product') {
    await product.kill();
    product.begin();
    return;
  }
  await redis?.kill();
  await redis?.start();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
