import { createAuthenticate } from '../../gateway/authenticate.ts';
import type { GatewayOptions } from '../../gateway/service.ts';
import { createLog } from '../../kit/log.ts';

/** Ours with everything on that a product has: tokens are verified, limits hold, faults are logged. */
export async function gatewayOptions(
  dataDir: string,
): Promise<Omit<GatewayOptions, 'supergraph' | 'subgraph'>> {
  return {
    host: '127.0.0.1',
    port: 0,
    authenticate: await createAuthenticate({ auth: { kind: 'embedded' }, dataDir }),
    introspection: false,
    subgraphTimeoutMs: 20_000,
    requestTimeoutMs: 30_000,
    isReady: () => true,
    log: createLog('info'),
  };
}
