import { closedEngine } from '../../engine/closed.ts';
import { createAuthenticate } from '../../gateway/identity/authenticate.ts';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import type { Listening } from '../../kit/http/listen.ts';
import { serveSubgraph } from '../../kit/http/serve-subgraph.ts';
import type { Log } from '../../kit/log.ts';
import { figuresInMemory } from '../../kit/report/kept-figures.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { createClock } from '../../kit/time.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../sources/sandbox-target.ts';
import { openSources } from '../../sources/sources.ts';
import { billingSubgraph } from '../../subgraphs/billing/service.ts';
import { revenueSubgraph } from '../../subgraphs/revenue/service.ts';
import { readPolicyFile } from '../../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../../subgraphs/sales/service.ts';
import { openGateway } from '../gateway/support/gateway.ts';
import { type TestStack, testStack } from './stack.ts';

/** Subgraphs that are reached over HTTP, and a gateway before them, all over the sandboxes of a stack of its own. */
export interface SubgraphsApart {
  readonly stack: TestStack;
  readonly gateway: Listening;
  readonly subgraphs: ReadonlyMap<string, Listening>;
  stop(): Promise<void>;
}

export async function subgraphsApart(secrets: readonly string[], log: Log): Promise<SubgraphsApart> {
  const stack = await testStack({ TODAY: '2026-06-30' });
  const settings = readSettings({ AUTH: 'none' });
  const metrics = new Metrics();
  const targets = {
    salesforce: await salesforceSandboxTarget(stack.salesforceUrl),
    netsuite: await netsuiteSandboxTarget(stack.netsuiteUrl),
  };
  const sources = openSources(settings, targets, log, metrics);
  await sources.refresh();
  const clock = createClock('2026-06-30');
  const writing = { engine: closedEngine(), answerWithinMs: 0 };
  const subgraphs = new Map<string, Listening>();
  for (const subgraph of [
    salesSubgraph({ ...sources, clock, policy: readPolicyFile(settings.salesPolicyFile), ...writing }),
    billingSubgraph({ ...sources, clock, figures: figuresInMemory(), ...writing }),
    revenueSubgraph({ ...sources, clock, figures: figuresInMemory() }),
  ]) {
    const options = { host: '127.0.0.1', port: 0, secrets, log, metrics, isReady: () => true };
    subgraphs.set(subgraph.name, await serveSubgraph(subgraph, options));
  }
  const gateway = await openGateway({
    supergraph: loadSupergraph(),
    subgraph: (name) => httpSubgraph(name, `${subgraphs.get(name)?.url}/graphql`, secrets, log, metrics),
    authenticate: await createAuthenticate(settings, log),
    introspection: 'on',
    metrics,
    log,
  });
  return {
    stack,
    gateway,
    subgraphs,
    stop: async () => {
      await gateway.stop();
      for (const subgraph of subgraphs.values()) await subgraph.stop();
      await sources.stop();
      await stack.stop();
    },
  };
}
