import { answerWithinMs, openWriteEngine } from '../engine/open.ts';
import { webhookEndpointsFrom } from '../engine/webhooks/endpoints.ts';
import type { WriteEngine } from '../engine/write-engine.ts';
import { createAuthenticate } from '../gateway/identity/authenticate.ts';
import { openRates } from '../gateway/rate/rates.ts';
import { startGateway } from '../gateway/service.ts';
import { inProcessSubgraph } from '../gateway/subgraph/in-process.ts';
import { readTrustedDocuments } from '../gateway/trusted/trusted-documents.ts';
import { createLog } from '../kit/log.ts';
import { LoggableError } from '../kit/loggable-error.ts';
import { openFigures } from '../kit/report/open-figures.ts';
import type { Settings } from '../kit/settings.ts';
import type { Metrics } from '../kit/telemetry/metrics.ts';
import { createClock } from '../kit/time.ts';
import { loadSupergraph } from '../schema/load.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../sources/sandbox-target.ts';
import { openSources } from '../sources/sources.ts';
import { billingSubgraph } from '../subgraphs/billing/service.ts';
import { billingWrites } from '../subgraphs/billing/writes.ts';
import { revenueSubgraph } from '../subgraphs/revenue/service.ts';
import { startSalesBackground } from '../subgraphs/sales/background.ts';
import { readPolicyFile } from '../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../subgraphs/sales/service.ts';
import { salesWrites } from '../subgraphs/sales/writes.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/** Where everything is. */
export interface Stack {
  readonly gatewayUrl: string;
  /** Undefined where the system is a real one. */
  readonly salesforceSandbox: SandboxProcess | undefined;
  readonly netsuiteSandbox: SandboxProcess | undefined;
  stop(): Promise<void>;
}

/** The ports of the sandboxes; 0 picks a free one. */
export interface SandboxPorts {
  readonly salesforce: number;
  readonly netsuite: number;
}

/** Gateway and subgraphs in this process, each sandbox that is needed in one of its own. */
export async function startStack(settings: Settings, ports: SandboxPorts, metrics: Metrics): Promise<Stack> {
  const log = createLog(settings.logLevel);
  const policy = readPolicyFile(settings.salesPolicyFile);
  const endpoints = webhookEndpointsFrom(settings.webhooksFile);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const sandboxEnvironment = {
      DATA_DIR: settings.dataDir,
      DATASET: settings.dataSet ?? '',
      TODAY: settings.today ?? '',
    };
    const sandbox = (...start: Parameters<typeof startSandboxProcess>): Promise<SandboxProcess> => {
      const started = startSandboxProcess(...start);
      // Known at once, so that it is stopped even when the other one does not start.
      stops.push(() =>
        started.then(
          (one) => one.stop(),
          () => {},
        ),
      );
      return started;
    };
    const [salesforceSandbox, netsuiteSandbox] = await Promise.all([
      settings.salesforce
        ? undefined
        : sandbox(
            'salesforce',
            { ...sandboxEnvironment, SALESFORCE_SANDBOX_PORT: String(ports.salesforce) },
            'SALESFORCE_SANDBOX_PORT',
          ),
      settings.netsuite
        ? undefined
        : sandbox(
            'netsuite',
            { ...sandboxEnvironment, NETSUITE_SANDBOX_PORT: String(ports.netsuite) },
            'NETSUITE_SANDBOX_PORT',
          ),
    ]);
    const salesforceTarget =
      settings.salesforce ?? (await salesforceSandboxTarget((salesforceSandbox as { url: string }).url));
    const netsuiteTarget =
      settings.netsuite ?? (await netsuiteSandboxTarget((netsuiteSandbox as { url: string }).url));
    const sources = openSources(
      settings,
      { salesforce: salesforceTarget, netsuite: netsuiteTarget },
      log,
      metrics,
    );
    stops.push(() => sources.stop());
    let looked = false;
    const firstLook = sources.refresh().then(() => {
      looked = true;
    });
    const clock = createClock(settings.today);
    const writeParts = { ...sources, clock, policy };
    const figures = openFigures(settings.redisUrl);
    stops.push(() => figures.close());
    const opened = Promise.withResolvers<WriteEngine>();
    const definitions = [
      ...salesWrites(writeParts, { endpoints, engine: opened.promise }),
      ...billingWrites({ ...sources, clock }),
    ];
    const engine = await openWriteEngine(settings, definitions, clock, log);
    opened.resolve(engine);
    stops.push(() => engine.stop());
    const { sweepMs } = settings;
    stops.push(startSalesBackground(writeParts, engine, { sweepMs, endpoints }, log));
    const writing = { engine, answerWithinMs: answerWithinMs(settings) };
    const subgraphs = new Map(
      [
        salesSubgraph({ ...sources, clock, policy, ...writing }),
        billingSubgraph({ ...sources, clock, figures, ...writing }),
        revenueSubgraph({ ...sources, clock, figures }),
      ].map((subgraph) => [subgraph.name, subgraph]),
    );
    const { rates, stop: stopRates } = openRates(settings, log);
    stops.push(async () => stopRates());
    const gateway = await startGateway({
      host: settings.host,
      port: settings.port,
      supergraph: loadSupergraph(),
      subgraph: (name) => {
        const subgraph = subgraphs.get(name);
        if (!subgraph)
          throw new LoggableError(`the supergraph names a subgraph ${name} that this stack does not have`);
        return inProcessSubgraph(subgraph, log);
      },
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
      isReady: () => looked,
      servesMetrics: settings.servesMetrics,
      logOperations: settings.logOperations,
      metrics,
      log,
    });
    stops.push(() => gateway.stop());
    await firstLook;
    return {
      gatewayUrl: gateway.url,
      salesforceSandbox,
      netsuiteSandbox,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
