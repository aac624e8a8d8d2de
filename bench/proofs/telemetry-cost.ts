import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withMeasured } from '../../gateway/subgraph/measured.ts';
import type { SubgraphLink } from '../../gateway/subgraph/subgraph-link.ts';
import { createObserver, type Observe } from '../../gateway/telemetry/request-observer.ts';
import { scopes, type Viewer } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { show } from './measured.ts';

const ROUNDS = 7;
const TURNS = 400;
const REQUESTS_PER_TURN = 50;
const FETCHES = 4;
const LIMIT_US = 10;

const viewer: Viewer = { subject: 'proof', scopes: new Set(scopes), partner: undefined };
const operation = {
  kind: 'query',
  name: 'QuoteToCash',
  document: '0123456789abcdef',
  run: async () => ({ data: {} }),
} as const;
const link: SubgraphLink = {
  name: 'sales',
  prepare: () => async () => ({ data: {} }),
  subscribe: () => async function* () {},
};

/** What counting, measuring and logging an operation with four fetches costs: CPU time with all of it less without. */
export async function telemetryCostProof(): Promise<boolean> {
  const metrics = new Metrics();
  const nothing: Observe = () => ({
    id: '',
    headers: {},
    fetches: 0,
    fetchMs: 0,
    viewer: undefined,
    operation: undefined,
    errors: undefined,
    bytes: 0,
  });
  const observers = {
    without: { observe: nothing, asked: link },
    metrics: { observe: observer(metrics, 'off'), asked: withMeasured(link, metrics) },
    'metrics and log': { observe: observer(metrics, 'all'), asked: withMeasured(link, metrics) },
  };
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, { observe, asked }] of Object.entries(observers)) {
      const us = await microsecondsPerRequest(observe, asked);
      best.set(name, Math.min(us, best.get(name) ?? Number.POSITIVE_INFINITY));
    }
  const bare = best.get('without') as number;
  const cost = (name: string): number => (best.get(name) as number) - bare;
  return show([
    {
      promise: 'CPU of an operation\u2019s metrics, and with its line in the log',
      figure: `${cost('metrics').toFixed(1)} µs, ${cost('metrics and log').toFixed(1)} µs`,
      limit: `${LIMIT_US} µs`,
      holds: cost('metrics and log') < LIMIT_US,
    },
  ]);
}

function observer(metrics: Metrics, logOperations: 'all' | 'off'): Observe {
  return createObserver({ metrics, logOperations, log: createLog('info', '/dev/null') });
}

async function microsecondsPerRequest(observe: Observe, asked: SubgraphLink): Promise<number> {
  const send = asked.prepare({ kind: 'query', query: '', operationName: undefined });
  const { signal } = new AbortController();
  const before = process.cpuUsage();
  for (let turn = 0; turn < TURNS; turn++) {
    for (let i = 0; i < REQUESTS_PER_TURN; i++) {
      const request = new IncomingMessage(new Socket());
      request.headers['apollographql-client-name'] = 'web';
      const response = new ServerResponse(request);
      const record = observe(request, response);
      Object.assign(record, { viewer, operation, bytes: 1_234 });
      const context = { viewer, identity: '', signal, deadlineAt: performance.now(), record };
      await Promise.all(Array.from({ length: FETCHES }, () => send({}, context, '{}')));
      response.emit('close');
    }
    // So that gathered lines are written, as they are between requests.
    await nextTurn();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (TURNS * REQUESTS_PER_TURN);
}
