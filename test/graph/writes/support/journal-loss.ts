import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../../../engine/embedded/open.ts';
import { systemTiming } from '../../../../engine/timing.ts';
import type { WriteEngine } from '../../../../engine/write-engine.ts';
import { createLog } from '../../../../kit/log.ts';
import { readSettings } from '../../../../kit/settings.ts';
import { Metrics } from '../../../../kit/telemetry/metrics.ts';
import { createClock } from '../../../../kit/time.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../../../sources/sandbox-target.ts';
import { openSources, type Sources } from '../../../../sources/sources.ts';
import { readPolicyFile } from '../../../../subgraphs/sales/policy/read-policy.ts';
import { type Sweeper, startSweeper } from '../../../../subgraphs/sales/sweep/sweeper.ts';
import type { WriteSources } from '../../../../subgraphs/sales/write/write-sources.ts';
import { salesWrites } from '../../../../subgraphs/sales/writes.ts';
import { draftQuote, goodCustomers, soldProducts } from './quotes.ts';
import type { TwoSystems } from './two-systems.ts';

const log = createLog('silent');
/** The sweeper looks when the test says so. */
const NEVER_MS = 2 ** 31 - 1;
const PATIENCE_MS = 60_000;

/** A process that writes, whose journal can be lost. */
export interface Writer {
  readonly engine: WriteEngine;
  readonly sweeper: Sweeper;
  /** Ends it, and its journal with it. */
  lose(): Promise<void>;
}

/** What processes that write need of both systems, opened once. */
export async function writers(
  stack: TwoSystems,
): Promise<{ sources: Sources; start(): Writer; stop(): Promise<void> }> {
  const settings = readSettings({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000' });
  const targets = {
    salesforce: await salesforceSandboxTarget(stack.salesforceUrl),
    netsuite: await netsuiteSandboxTarget(stack.netsuiteUrl),
  };
  const sources = openSources(settings, targets, log, new Metrics());
  await sources.refresh();
  const clock = createClock(settings.today);
  const parts: WriteSources = { ...sources, clock, policy: readPolicyFile(settings.salesPolicyFile) };
  return {
    sources,
    start: () => {
      const directory = mkdtempSync(join(tmpdir(), 'q2c-writer-'));
      const engine = openEmbeddedEngine(directory, {
        definitions: salesWrites(parts),
        width: 16,
        policy: { baseMs: 2, ceilingMs: 20, giveUpAfterMs: 3_600_000 },
        timing: systemTiming(clock.now),
        log,
      });
      const sweeper = startSweeper(parts, engine, NEVER_MS, log);
      return {
        engine,
        sweeper,
        lose: async () => {
          await sweeper.stop();
          await engine.stop();
          rmSync(directory, { recursive: true, force: true });
        },
      };
    },
    stop: () => sources.stop(),
  };
}

/** Resolves once it holds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not so within ${PATIENCE_MS} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Approved quotes, one piece each of the cheapest product, by turns for every customer that policy allows it. */
export async function approvedQuotes(stack: TwoSystems, name: string, count: number): Promise<string[]> {
  const [customers, products] = await Promise.all([goodCustomers(stack), soldProducts(stack)]);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const quoteId = await draftQuote(stack, `${name} ${i}`, {
      customerId: customers[i % customers.length] as string,
      lines: [{ productId: products.at(-1)?.id as string, quantity: '1' }],
    });
    const { data } = await stack.ask(
      'mutation ($input: SubmitQuoteInput!) { submitQuote(input: $input) { quote { status } errors { message } } }',
      { input: { idempotencyKey: `submit ${name} ${i}`, quoteId } },
      'frontend',
    );
    if (data.submitQuote.quote?.status !== 'APPROVED')
      throw new Error(`no approved quote: ${JSON.stringify(data.submitQuote)}`);
    ids.push(quoteId.slice('quo_s'.length));
  }
  return ids;
}

/** Accepts quotes side by side: each is a lane of its own here. */
export async function acceptAll(engine: WriteEngine, quoteIds: readonly string[]): Promise<void> {
  for (const quoteId of quoteIds)
    await engine.submit({
      kind: 'acceptQuote',
      actor: { subject: 'seller', partner: undefined },
      idempotencyKey: `accept ${quoteId}`,
      input: { quoteId, expectedVersion: null, poNumber: `PO ${quoteId}` },
      lane: quoteId,
    });
}

export const ORDERS_REFUSED = [
  { path: '/services/rest/record/v1/salesOrder', method: 'POST', kind: 'status', status: 503 },
];
export const SALESFORCE_WRITES_REFUSED = [
  { path: '/services/data/v62.0/composite', method: 'POST', kind: 'status', status: 503 },
];

/**
 * Lets a process die with its journal while orders are half done: one half of them as drafts in Salesforce alone, the other
 * in both systems and not linked.
 */
export async function leaveHalfDone(
  stack: TwoSystems,
  start: () => Writer,
  quotes: { readonly drafts: readonly string[]; readonly unlinked: readonly string[] },
): Promise<void> {
  if (quotes.unlinked.length > 0) await leaveUnlinked(stack, start(), quotes.unlinked);
  if (quotes.drafts.length === 0) return;
  const writer = start();
  await stack.faults('netsuite', ORDERS_REFUSED);
  await acceptAll(writer.engine, quotes.drafts);
  await until(async () => (await ordersOf(stack, quotes.drafts)).length === quotes.drafts.length);
  await writer.lose();
  await stack.mend();
}

async function leaveUnlinked(stack: TwoSystems, writer: Writer, quoteIds: readonly string[]): Promise<void> {
  await stack.faults('netsuite', ORDERS_REFUSED);
  await acceptAll(writer.engine, quoteIds);
  await until(async () => (await ordersOf(stack, quoteIds)).length === quoteIds.length);
  await stack.faults('salesforce', SALESFORCE_WRITES_REFUSED);
  await stack.faults('netsuite', []);
  const keys = (await ordersOf(stack, quoteIds)).map(({ key }) => key);
  await until(async () => (await salesOrderCount(stack, keys)) === keys.length);
  await writer.lose();
  await stack.mend();
}

export interface OrderRow {
  readonly id: string;
  readonly key: string;
  readonly status: string;
  readonly netsuiteId: string | null;
  readonly quoteId: string;
  readonly quoteStatus: string;
}

/** Salesforce's orders of these quotes. */
export async function ordersOf(stack: TwoSystems, quoteIds: readonly string[]): Promise<OrderRow[]> {
  const rows = await stack.soql(
    `SELECT Id, External_Id__c, Status, NetSuite_Id__c, QuoteId, Quote.Status FROM Order
      WHERE QuoteId IN (${quoteIds.map((id) => `'${id}'`).join(',')}) ORDER BY Id`,
  );
  return rows.map((row) => ({
    id: String(row.Id),
    key: String(row.External_Id__c),
    status: String(row.Status),
    netsuiteId: row.NetSuite_Id__c as string | null,
    quoteId: String(row.QuoteId),
    quoteStatus: (row.Quote as { Status: string }).Status,
  }));
}

/** How many sales orders NetSuite has with these keys. */
export async function salesOrderCount(stack: TwoSystems, keys: readonly string[]): Promise<number> {
  const [row] = await stack.suiteql(
    `SELECT COUNT(*) AS n FROM transaction t WHERE t.type = 'SalesOrd' AND t.externalid IN (${keys.map((key) => `'${key}'`).join(',')}) ORDER BY n`,
  );
  return Number(row?.n);
}
