import { openFigures } from '#kit/report/open-figures.ts';
import { runStandalone } from '../standalone.ts';
import { billingSubgraph } from './service.ts';
import { billingWrites } from './writes.ts';

await runStandalone({
  subgraph: (parts) => billingSubgraph({ ...parts, figures: openFigures(parts.settings.redisUrl) }),
  writes: billingWrites,
});
