import { runStandalone, type StandaloneSources } from '../standalone.ts';
import { readPolicyFile } from './policy/read-policy.ts';
import { salesSubgraph } from './service.ts';
import { salesWrites } from './writes.ts';

const withPolicy = <T extends StandaloneSources>(parts: T) => ({
  ...parts,
  policy: readPolicyFile(parts.settings.salesPolicyFile),
});

await runStandalone({
  subgraph: (parts) => salesSubgraph(withPolicy(parts)),
  writes: (sources) => salesWrites(withPolicy(sources)),
});
