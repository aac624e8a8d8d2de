import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../kit/config.ts';
import { createLog } from '../kit/log.ts';
import { runProcess } from '../kit/process.ts';
import { readSettings } from '../kit/settings.ts';
import { Metrics } from '../kit/telemetry/metrics.ts';
import { loadSupergraph } from '../schema/load.ts';
import { createAuthenticate } from './identity/authenticate.ts';
import { openRates } from './rate/rates.ts';
import { startGateway } from './service.ts';
import { httpSubgraph } from './subgraph/http.ts';
import { watchText } from './supergraph/watch-file.ts';
import { readTrustedDocuments } from './trusted/trusted-documents.ts';

/** The gateway alone, over the supergraph file of the configuration or over our own subgraphs' URLs. */
await runProcess(async () => {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const metrics = new Metrics().watchProcess();
  const missing = Object.entries(settings.subgraphUrls).filter(([, url]) => url === undefined);
  if (settings.supergraphFile === undefined && missing.length > 0) {
    throw new ConfigurationError(
      missing.map(([name]) => `${name.toUpperCase()}_URL: needed, or SUPERGRAPH_FILE`),
    );
  }
  if (settings.subgraphSecrets.length === 0 && settings.auth.kind !== 'none')
    throw new ConfigurationError(['SUBGRAPH_SECRET: needed, so that subgraphs know who is asking']);
  const urls: Readonly<Record<string, string | undefined>> =
    settings.supergraphFile === undefined ? settings.subgraphUrls : {};
  const { rates, stop: stopRates } = openRates(settings, log);
  const gateway = await startGateway({
    host: settings.host,
    port: settings.port,
    supergraph:
      settings.supergraphFile === undefined
        ? loadSupergraph()
        : readFileSync(settings.supergraphFile, 'utf8'),
    subgraph: (name, url) =>
      httpSubgraph(name, urls[name] ?? url ?? '', settings.subgraphSecrets, log, metrics),
    authenticate: await createAuthenticate(settings, log),
    introspection: settings.introspection,
    unauthorized: settings.unauthorized,
    trusted: readTrustedDocuments(settings.operationsDir),
    costLimits: settings.costLimits,
    rates,
    trustedOnly: settings.trustedOnly,
    subgraphTimeoutMs: settings.subgraphTimeoutMs,
    requestTimeoutMs: settings.requestTimeoutMs,
    maxSubscriptions: settings.maxSubscriptions,
    isReady: () => true,
    servesMetrics: settings.servesMetrics,
    logOperations: settings.logOperations,
    metrics,
    log,
  });
  const watched =
    settings.supergraphFile === undefined
      ? undefined
      : watchText(settings.supergraphFile, (text) => gateway.take(text));
  console.log(`Gateway ready at ${gateway.url}/graphql`);
  return {
    stop: async () => {
      watched?.stop();
      await gateway.stop();
      stopRates();
    },
  };
});
