import { closedEngine } from '#engine/closed.ts';
import { answerWithinMs } from '#engine/open.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { ConfigurationError } from '#kit/config.ts';
import type { Listening } from '#kit/http/listen.ts';
import { serveSubgraph } from '#kit/http/serve-subgraph.ts';
import { createLog } from '#kit/log.ts';
import { runProcess } from '#kit/process.ts';
import { readSettings, type Settings } from '#kit/settings.ts';
import type { Subgraph } from '#kit/subgraph.ts';
import { Metrics } from '#kit/telemetry/metrics.ts';
import { type Clock, createClock } from '#kit/time.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '#sources/sandbox-target.ts';
import { openSources, type Sources } from '#sources/sources.ts';

/** What a subgraph in a process of its own is built from. */
export interface StandaloneParts extends Sources {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly engine: WriteEngine;
  /** How long a mutation waits for its outcome before it answers PENDING. */
  readonly answerWithinMs: number;
}

/** Runs one subgraph as a process of its own, behind a gateway that shares `SUBGRAPH_SECRET` with it. */
export function runStandalone(build: (parts: StandaloneParts) => Subgraph): Promise<void> {
  return runProcess(async () => {
    const settings = readSettings(process.env);
    const { listening, sources } = await startStandalone(settings, build);
    return {
      stop: async () => {
        await listening.stop();
        await sources.stop();
      },
    };
  });
}

async function startStandalone(
  settings: Settings,
  build: (parts: StandaloneParts) => Subgraph,
): Promise<{ listening: Listening; sources: Sources }> {
  const { salesforce, netsuite, sandboxUrls, subgraphSecret } = settings;
  if (subgraphSecret === undefined)
    throw new ConfigurationError(['SUBGRAPH_SECRET: needed, so that the subgraph answers its gateway only']);
  const salesforceTarget =
    salesforce ?? (sandboxUrls.salesforce && (await salesforceSandboxTarget(sandboxUrls.salesforce)));
  const netsuiteTarget =
    netsuite ?? (sandboxUrls.netsuite && (await netsuiteSandboxTarget(sandboxUrls.netsuite)));
  if (!salesforceTarget || !netsuiteTarget) {
    throw new ConfigurationError([
      'SALESFORCE_LOGIN_URL or SALESFORCE_SANDBOX_URL, and NETSUITE_ACCOUNT or NETSUITE_SANDBOX_URL: needed',
    ]);
  }
  const log = createLog(settings.logLevel);
  const metrics = new Metrics().watchProcess();
  const sources = openSources(
    settings,
    { salesforce: salesforceTarget, netsuite: netsuiteTarget },
    log,
    metrics,
  );
  let looked = false;
  void sources.refresh().then(() => {
    looked = true;
  });
  const subgraph = build({
    ...sources,
    clock: createClock(settings.today),
    settings,
    engine: closedEngine(),
    answerWithinMs: answerWithinMs(settings),
  });
  const listening = await serveSubgraph(subgraph, {
    host: settings.host,
    port: settings.port,
    secret: subgraphSecret,
    log,
    metrics: settings.servesMetrics ? metrics : undefined,
    isReady: () => looked,
  });
  console.log(`Subgraph ${subgraph.name} ready at ${listening.url}/graphql`);
  return { listening, sources };
}
