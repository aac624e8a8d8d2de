import { createAuthenticate } from '../../gateway/identity/authenticate.ts';
import type { GatewayOptions } from '../../gateway/service.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';

/** Ours with everything on that a product has: tokens are verified, limits hold, every operation is counted, measured and logged. */
export async function gatewayOptions(
  dataDir: string,
): Promise<Omit<GatewayOptions, 'supergraph' | 'subgraph'>> {
  // Standard output is the null device here: what a line costs is making and writing it.
  const log = createLog('info');
  return {
    host: '127.0.0.1',
    port: 0,
    authenticate: await createAuthenticate({ auth: { kind: 'embedded' }, dataDir }, log),
    introspection: 'off',
    trusted: readTrustedDocuments(undefined),
    trustedOnly: new Set(),
    subgraphTimeoutMs: 20_000,
    requestTimeoutMs: 30_000,
    maxSubscriptions: 1_000,
    isReady: () => true,
    servesMetrics: true,
    logOperations: 'all',
    metrics: new Metrics().watchProcess(),
    log,
  };
}
