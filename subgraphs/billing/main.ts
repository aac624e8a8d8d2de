import { runStandalone } from '../standalone.ts';
import { billingSubgraph } from './service.ts';

await runStandalone(billingSubgraph);
