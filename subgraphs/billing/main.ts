import { runStandalone } from '../standalone.ts';
import { billingSubgraph } from './service.ts';
import { billingWrites } from './writes.ts';

await runStandalone({ subgraph: billingSubgraph, writes: billingWrites });
