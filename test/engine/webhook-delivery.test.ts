import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openEmbeddedEngine } from '#engine/embedded/open.ts';
import type { Operation } from '#engine/operation.ts';
import { webhookDelivery } from '#engine/webhooks/delivery.ts';
import type { WebhookEndpoint } from '#engine/webhooks/endpoints.ts';
import { publisher } from '#engine/webhooks/publish.ts';
import { PassingFailure, type StepResult } from '#engine/write.ts';
import { createLog } from '#kit/log.ts';
import { ManualTiming } from './manual-timing.ts';

const NOW = new Date('2026-06-30T08:00:00.500Z');
const OLD = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const event = {
  id: 'evt_1',
  type: 'order.acknowledged',
  timestamp: '2026-06-30T07:59:00.000Z',
  data: { poNumber: 'PO-1', endCustomer: 'Zürich Ærø' },
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A receiver that answers each request with the next of the statuses. */
async function receiver(
  ...answers: { status: number; headers?: Record<string, string> }[]
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const answer = answers[received.length - 1] ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).end('noted');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, received };
}

function deliver(endpoints: readonly WebhookEndpoint[]): Promise<StepResult> {
  const [step] = webhookDelivery(endpoints, 'sales').steps;
  if (!step) throw new Error('a delivery has one step');
  return step.run({
    operation: { input: { endpoint: 'one', event } } as unknown as Operation,
    signal: new AbortController().signal,
    now: () => NOW,
  });
}

function endpoint(url: string): WebhookEndpoint {
  return { name: 'one', url, partner: undefined, secrets: [NEW, OLD], events: undefined };
}

describe('A webhook', () => {
  test('is signed with every secret, so that its receiver can verify it with the old one or the new one', async () => {
    const { url, received } = await receiver();
    expect(await deliver([endpoint(url)])).toEqual({ state: { deliveredAt: NOW.toISOString() } });
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'evt_1',
      'webhook-timestamp': '1782806400',
    });
    expect(JSON.parse(body)).toEqual({
      type: 'order.acknowledged',
      timestamp: '2026-06-30T07:59:00.000Z',
      data: { poNumber: 'PO-1', endCustomer: 'Zürich Ærø' },
    });
    const signatures = String(headers['webhook-signature']).split(' ');
    expect(signatures).toEqual([NEW, OLD].map((secret) => new Webhook(secret).sign('evt_1', NOW, body)));
  });

  test('that is answered with anything but 2xx is to be sent again, after the wait that the receiver asks for', async () => {
    const { url, received } = await receiver(
      { status: 503, headers: { 'retry-after': '7' } },
      { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
      { status: 400 },
    );
    const failures = [];
    for (let attempt = 0; attempt < 3; attempt++)
      failures.push(await deliver([endpoint(url)]).catch((error: unknown) => error));
    expect(failures.every((failure) => failure instanceof PassingFailure)).toBe(true);
    expect(failures.map((failure) => (failure as PassingFailure).retryAfterMs)).toEqual([
      7_000,
      undefined,
      undefined,
    ]);
    expect(received).toHaveLength(3);
  });

  test('is to be sent again when nobody answers', async () => {
    const { url } = await receiver();
    for (const stop of stops.splice(0)) stop();
    await expect(deliver([endpoint(url)])).rejects.toThrow(PassingFailure);
  });

  test('is given up when its receiver says that it is gone, or its endpoint is named no more', async () => {
    const { url } = await receiver({ status: 410 });
    expect(await deliver([endpoint(url)])).toMatchObject({ problems: [{ type: 'EndpointGoneProblem' }] });
    expect(await deliver([])).toMatchObject({
      problems: [{ type: 'EndpointGoneProblem', message: 'No endpoint is named one any more' }],
    });
  });

  test('that a receiver cannot take is sent again after five seconds, five minutes and so on, until it is taken', async () => {
    const { url, received } = await receiver({ status: 503 }, { status: 503 });
    const directory = mkdtempSync(join(tmpdir(), 'q2c-delivery-'));
    const timing = new ManualTiming(1);
    const engine = openEmbeddedEngine(directory, {
      definitions: [webhookDelivery([endpoint(url)], 'sales')],
      width: 4,
      policy: { baseMs: 1, ceilingMs: 1, giveUpAfterMs: 3_600_000 },
      timing,
      log: createLog('silent'),
    });
    stops.push(() => rmSync(directory, { recursive: true, force: true }));
    const publish = publisher(Promise.resolve(engine), [endpoint(url)]);
    const happening = {
      type: 'order.acknowledged' as const,
      cause: 'op_1',
      at: NOW,
      partner: undefined,
      data: { poNumber: 'PO-1' },
    };
    await publish(happening);
    // What was told first stands.
    await publish({ ...happening, at: timing.now(), data: { poNumber: 'PO-2' } });
    const operation = async () =>
      (await engine.operations({ actor: undefined }, 5, undefined)) as [Operation, ...Operation[]];
    const waits = (attempts: number) =>
      vi.waitFor(async () => {
        const [one] = await operation();
        expect([one.attempts, one.status, received.length]).toEqual([attempts, 'PENDING', attempts]);
        return one.lastFailure?.retryAt?.getTime() as number;
      });
    for (const [attempt, delay] of [5_000, 300_000].entries()) {
      const wait = (await waits(attempt + 1)) - timing.now().getTime();
      expect(wait >= delay && wait <= delay * 1.1).toBe(true);
      await timing.pass(wait - 1);
      expect(received).toHaveLength(attempt + 1);
      await timing.pass(1);
    }
    await vi.waitFor(async () => expect((await operation())[0].status).toBe('SUCCEEDED'));
    expect(await operation()).toHaveLength(1);
    expect(received.map(({ body }) => JSON.parse(body).data)).toEqual(Array(3).fill({ poNumber: 'PO-1' }));
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await engine.stop();
  });
});
