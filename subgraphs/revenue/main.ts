import { openFigures } from '#kit/report/open-figures.ts';
import { runStandalone } from '../standalone.ts';
import { revenueSubgraph } from './service.ts';

await runStandalone({
  subgraph: (parts) => revenueSubgraph({ ...parts, figures: openFigures(parts.settings.redisUrl) }),
});
