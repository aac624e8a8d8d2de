import { runStandalone } from '../standalone.ts';
import { revenueSubgraph } from './service.ts';

await runStandalone({ subgraph: revenueSubgraph });
