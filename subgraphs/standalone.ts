import { closedEngine } from '#engine/closed.ts';
import { answerWithinMs, openWriteEngine } from '#engine/open.ts';
import type { WriteDefinition } from '#engine/write.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { ConfigurationError } from '#kit/config.ts';
import { serveSubgraph } from '#kit/http/serve-subgraph.ts';
import { createLog, type Log } from '#kit/log.ts';
import { runProcess } from '#kit/process.ts';
import type { KeptFigures } from '#kit/report/kept-figures.ts';
import { openFigures } from '#kit/report/open-figures.ts';
import { readSettings, type Settings } from '#kit/settings.ts';
import type { Subgraph } from '#kit/subgraph.ts';
import { Metrics } from '#kit/telemetry/metrics.ts';
import { type Clock, createClock } from '#kit/time.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '#sources/sandbox-target.ts';
import { openSources, type Sources } from '#sources/sources.ts';

/** What the writes of a subgraph in a process of its own are built from. */
export interface StandaloneSources extends Sources {
  readonly clock: Clock;
  readonly settings: Settings;
}

/** What such a subgraph itself is built from. */
export interface StandaloneParts extends StandaloneSources {
  readonly engine: WriteEngine;
  /** Where figures of closed periods are kept. */
  readonly figures: KeptFigures;
  /** How long a mutation waits for its outcome before it answers PENDING. */
  readonly answerWithinMs: number;
}

/** A subgraph as its process builds it. */
export interface Standalone {
  readonly subgraph: (parts: StandaloneParts) => Subgraph;
  /** Not given: it has none. `engine` is the one that they are handed to, once it is open. */
  readonly writes?: (sources: StandaloneSources, engine: Promise<WriteEngine>) => readonly WriteDefinition[];
  /** What it does beside answering, where it writes; given is what ends it. */
  readonly background?: (parts: StandaloneParts, log: Log) => () => Promise<void>;
}

/**
 * Runs one subgraph as a process of its own, behind a gateway that shares `SUBGRAPH_SECRET` with it. It writes where it
 * shares a journal with the others: `REDIS_URL`.
 */
export function runStandalone(standalone: Standalone): Promise<void> {
  return runProcess(async () => {
    const { name, url, stop } = await startStandalone(readSettings(process.env), standalone);
    console.log(`Subgraph ${name} ready at ${url}/graphql`);
    return { stop };
  });
}

/** Starts it; `stop` ends it and closes all that it has opened. Throws ConfigurationError. */
export async function startStandalone(
  settings: Settings,
  { subgraph: build, writes, background }: Standalone,
): Promise<{ readonly name: string; readonly url: string; stop(): Promise<void> }> {
  const { salesforce, netsuite, sandboxUrls, subgraphSecrets, redisUrl } = settings;
  if (subgraphSecrets.length === 0)
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
  const clock = createClock(settings.today);
  const known = { ...sources, clock, settings };
  const whenOpen = Promise.withResolvers<WriteEngine>();
  const opened =
    writes && redisUrl !== undefined
      ? await openWriteEngine(settings, writes(known, whenOpen.promise), clock, log)
      : undefined;
  if (opened) whenOpen.resolve(opened);
  const engine = opened ?? closedEngine();
  const figures = openFigures(redisUrl);
  const parts = { ...known, engine, figures, answerWithinMs: answerWithinMs(settings) };
  const subgraph = build(parts);
  const listening = await serveSubgraph(subgraph, {
    host: settings.host,
    port: settings.port,
    secrets: subgraphSecrets,
    log,
    metrics: settings.servesMetrics ? metrics : undefined,
    isReady: () => looked,
  });
  const endBackground = opened && background?.(parts, log);
  return {
    name: subgraph.name,
    url: listening.url,
    stop: async () => {
      await listening.stop();
      await endBackground?.();
      await engine.stop();
      await figures.close();
      await sources.stop();
    },
  };
}
