import type { Log } from '../kit/log.ts';
import type { NetSuiteTarget, SalesforceTarget, Settings } from '../kit/settings.ts';
import type { Metrics } from '../kit/telemetry/metrics.ts';
import { Identity } from './identity/identity.ts';
import { refreshIdentity } from './identity/refresh.ts';
import { createNetSuite, type NetSuite } from './netsuite/netsuite.ts';
import { createSalesforce, type Salesforce } from './salesforce/salesforce.ts';
import { SourceMeter } from './source-meter.ts';

/** Both systems and what links them, as a process holds them. */
export interface Sources {
  readonly salesforce: Salesforce;
  readonly netsuite: NetSuite;
  readonly identity: Identity;
  /** Looks at both systems' keys once, at once. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Connects to both systems and begins to keep the index of keys; the first look is under way when this returns. */
export function openSources(
  settings: Settings,
  targets: { readonly salesforce: SalesforceTarget; readonly netsuite: NetSuiteTarget },
  log: Log,
  metrics: Metrics,
): Sources {
  const timeoutMs = settings.sourceTimeoutMs;
  const salesforce = createSalesforce(
    { ...targets.salesforce, timeoutMs, meter: new SourceMeter('salesforce', metrics) },
    settings.fields.salesforce,
  );
  const netsuite = createNetSuite(
    {
      ...targets.netsuite,
      timeoutMs,
      concurrency: settings.netsuiteConcurrency,
      meter: new SourceMeter('netsuite', metrics),
    },
    settings.fields.netsuite,
  );
  const identity = new Identity();
  const refresh = refreshIdentity(
    identity,
    { salesforce, netsuite },
    settings.identityRefreshMs,
    (system, error) => log.warn({ system, err: error }, 'the keys of a system could not be read'),
  );
  return { salesforce, netsuite, identity, refresh: () => refresh.now(), stop: () => refresh.stop() };
}
