import { webhookEndpointsFrom } from '#engine/webhooks/endpoints.ts';
import { runStandalone, type StandaloneSources } from '../standalone.ts';
import { startSalesBackground } from './background.ts';
import { readPolicyFile } from './policy/read-policy.ts';
import { salesSubgraph } from './service.ts';
import { salesWrites } from './writes.ts';

const withPolicy = <T extends StandaloneSources>(parts: T) => ({
  ...parts,
  policy: readPolicyFile(parts.settings.salesPolicyFile),
});

await runStandalone({
  subgraph: (parts) => salesSubgraph(withPolicy(parts)),
  writes: (sources, engine) => {
    const endpoints = webhookEndpointsFrom(sources.settings.webhooksFile);
    return salesWrites(withPolicy(sources), { endpoints, engine });
  },
  background: (parts, log) => {
    const { sweepMs, webhooksFile } = parts.settings;
    const endpoints = webhookEndpointsFrom(webhooksFile);
    return startSalesBackground(withPolicy(parts), parts.engine, { sweepMs, endpoints }, log);
  },
});
