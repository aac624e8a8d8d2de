import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { startNetSuiteSandbox } from '../../sandbox/netsuite/service.ts';
import { type InvoiceChange, invoiceChanges } from '../../sources/netsuite/invoice-changes.ts';
import { createNetSuite } from '../../sources/netsuite/netsuite.ts';
import { netsuiteSandboxTarget } from '../../sources/sandbox-target.ts';
import { SourceMeter } from '../../sources/source-meter.ts';
import { SMALL_TODAY, smallCompany } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

const MINUTE = 60;
/** Ten to two on the morning on which clocks are put back. */
let clock = Date.UTC(2026, 10, 1, 1, 50) / 1_000;
let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: WireClient;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({
    port: 0,
    dataSet: smallCompany(),
    today: SMALL_TODAY,
    clock: () => clock,
  });
  client = await WireClient.connect(sandbox.url);
});
afterAll(() => sandbox?.stop());

const invoice = async (): Promise<string> => {
  const made = await client.record('POST', 'invoice', {
    entity: { externalId: 'C-1' },
    item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 7 }] },
  });
  if (made.status !== 204) throw new Error(WireClient.detail(made));
  return made.headers.get('location')?.split('/').at(-1) as string;
};

test('what changes in the hour that comes twice in autumn is told, and each change once', async () => {
  const { fields, netsuiteConcurrency } = readSettings({});
  const netsuite = createNetSuite(
    {
      ...(await netsuiteSandboxTarget(sandbox.url)),
      timeoutMs: 5_000,
      concurrency: netsuiteConcurrency,
      meter: new SourceMeter('netsuite', new Metrics()),
    },
    fields.netsuite,
  );
  const told: InvoiceChange[] = [];
  const end = new AbortController();
  const started = Promise.withResolvers<void>();
  const source = invoiceChanges(netsuite, 10, (error) => expect(error).toBeUndefined());
  const over = source.run(undefined, ({ value }) => told.push(value), started.resolve, end.signal);
  onTestFinished(async () => {
    end.abort();
    await over;
  });
  await started.promise;
  const seen = () =>
    told.map(({ kind, invoiceId, isSettled }) => `${invoiceId} ${kind}${isSettled ? ' settled' : ''}`).sort();
  const first = await invoice();
  await expect.poll(seen).toEqual([`${first} CREATED`]);
  clock -= 40 * MINUTE;
  const second = await invoice();
  clock += MINUTE;
  const paid = await client.record('POST', 'customerPayment', {
    customer: { externalId: 'C-1' },
    payment: 7,
    apply: { items: [{ doc: { id: first }, amount: 7 }] },
  });
  expect(paid.status).toBe(204);
  await expect
    .poll(seen, { timeout: 20_000 })
    .toEqual([`${first} CREATED`, `${first} UPDATED settled`, `${second} CREATED`]);
  // Looked at again, from close by and from far.
  await fetch(`${sandbox.url}/sandbox/stats`, { method: 'DELETE' });
  const looks = async () =>
    ((await (await fetch(`${sandbox.url}/sandbox/stats`)).json()) as { background: number }).background;
  await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(60);
  expect(told).toHaveLength(3);
});
