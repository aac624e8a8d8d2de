import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { wholeView } from '../../gateway/audience/audience-view.ts';
import { Graph } from '../../gateway/operation/graph.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { scopes } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { federatedWorld } from '../../test/gateway/differential/world-services.ts';
import { show } from './measured.ts';

const DOCUMENTS = 100_000;
/** By then every cache is full. */
const WARM = 20_000;
const LIMIT_MB = 10;
const MEGABYTE = 1024 * 1024;

/** Memory stays flat while clients send documents that never come again. */
export async function gatewayMemoryProof(): Promise<boolean> {
  const world = federatedWorld(() => ({ seed: 0, share: 0 }));
  const supergraph = readSupergraph(world.supergraph);
  const graph = new Graph(
    { supergraph, view: wholeView(supergraph), links: world.links },
    { introspection: 'off', log: createLog('silent'), metrics: new Metrics() },
  );
  const context = {
    viewer: { subject: 'proof', scopes: new Set(scopes), partner: undefined },
    identity: 'proof',
    signal: new AbortController().signal,
    deadlineAt: performance.now() + 3_600_000,
    record: { id: 'proof', headers: {}, fetches: 0, fetchMs: 0 },
  };
  let warm = 0;
  for (let i = 1; i <= DOCUMENTS; i++) {
    const operation = graph.operation(
      `query Q${i} { me { n${i}: name greeting reviews(first: ${i % 5}) { id } } }`,
      undefined,
    );
    if ('errors' in operation) throw new Error(JSON.stringify(operation.errors));
    if (i % 10 === 0) await operation.run({}, context);
    if (i === WARM) warm = heapAfterCollection();
  }
  const grown = (heapAfterCollection() - warm) / MEGABYTE;
  return show([
    {
      promise: `heap grown between ${WARM} and ${DOCUMENTS} distinct documents`,
      figure: `${grown.toFixed(1)} MB`,
      limit: `${LIMIT_MB} MB`,
      holds: grown < LIMIT_MB,
    },
  ]);
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
