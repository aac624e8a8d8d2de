import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { createRates } from '../../../gateway/rate/rates.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../../gateway/service.ts';
import type { SubgraphAnswer, SubgraphLink } from '../../../gateway/subgraph/subgraph-link.ts';
import { readTrustedDocuments } from '../../../gateway/trusted/trusted-documents.ts';
import { scopes } from '../../../kit/identity/viewer.ts';
import { createLog } from '../../../kit/log.ts';
import type { RateSettings } from '../../../kit/settings.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';

/** A subgraph that answers what a test says. */
export function answering(
  name: string,
  answer: (...sent: Parameters<ReturnType<SubgraphLink['prepare']>>) => Promise<SubgraphAnswer>,
): SubgraphLink {
  return { name, prepare: () => answer, subscribe: () => async function* () {} };
}

export function composed(subgraphs: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export const UNLIMITED: RateSettings = {
  requestsPerSecond: 0,
  costPerMinute: 0,
  failedAuthenticationsPerMinute: 0,
  subscriptionsAtOnce: 0,
  trustedProxies: 0,
};

/** A gateway that answers anyone, on a free port. */
export function openGateway(
  options: Pick<GatewayOptions, 'supergraph' | 'subgraph'> & Partial<GatewayOptions>,
): Promise<Gateway> {
  return startGateway({
    host: '127.0.0.1',
    port: 0,
    authenticate: async () => ({ subject: 'anyone', scopes: new Set(scopes), partner: undefined }),
    introspection: 'off',
    rates: createRates(UNLIMITED, undefined),
    trusted: readTrustedDocuments(undefined),
    trustedOnly: new Set(),
    subgraphTimeoutMs: 20_000,
    requestTimeoutMs: 30_000,
    maxSubscriptions: 1_000,
    isReady: () => true,
    servesMetrics: true,
    logOperations: 'all',
    metrics: new Metrics(),
    log: createLog('silent'),
    ...options,
  });
}
