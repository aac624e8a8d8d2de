import { runStandalone } from '../standalone.ts';
import { salesSubgraph } from './service.ts';

await runStandalone(salesSubgraph);
