import { createAuthenticate } from '../../gateway/identity/authenticate.ts';
import { createRates, type Rates } from '../../gateway/rate/rates.ts';
import type { GatewayOptions } from '../../gateway/service.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import type { Guard } from '../workloads/workloads.ts';

/** As many as a load does not reach: a limit that is met would not be measured but refused. */
const UNREACHED = 1_000_000_000;
const UNLIMITED = 0;

/**
 * Ours with everything on that a product has: tokens are verified, costs weighed, rates counted, limits hold, and every
 * operation is counted, measured and logged. Open, it answers anyone, and counts nobody.
 */
export async function gatewayOptions(
  dataDir: string,
  guard: Guard,
): Promise<Omit<GatewayOptions, 'supergraph' | 'subgraph'>> {
  // Standard output is the null device here: what a line costs is making and writing it.
  const log = createLog('info');
  const isGuarded = guard === 'guarded';
  return {
    host: '127.0.0.1',
    port: 0,
    authenticate: await createAuthenticate({ auth: { kind: isGuarded ? 'embedded' : 'none' }, dataDir }, log),
    ...(isGuarded ? { costLimits: { frontend: UNREACHED } } : {}),
    rates: ratesOf(isGuarded ? UNREACHED : UNLIMITED),
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

function ratesOf(most: number): Rates {
  return createRates(
    {
      requestsPerSecond: most,
      costPerMinute: most,
      failedAuthenticationsPerMinute: most,
      subscriptionsAtOnce: most,
      trustedProxies: 0,
    },
    undefined,
  );
}
