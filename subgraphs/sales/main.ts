import { runStandalone } from '../standalone.ts';
import { readPolicyFile } from './policy/read-policy.ts';
import { salesSubgraph } from './service.ts';

await runStandalone((parts) =>
  salesSubgraph({ ...parts, policy: readPolicyFile(parts.settings.salesPolicyFile) }),
);
