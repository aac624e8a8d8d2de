import { readFileSync } from 'node:fs';
import { startGateway } from '../../gateway/service.ts';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import type { Guard } from '../workloads/workloads.ts';
import { answerParent, argument } from './answer-parent.ts';
import { gatewayOptions } from './gateway-options.ts';

/** Our gateway over subgraphs that it asks over HTTP, who is asking signed. Arguments: supergraph file, data directory, `open` or `guarded`. */
const SECRET = 'signs what the gateway of the benchmark says of a viewer';
const options = await gatewayOptions(argument(1), argument(2) as Guard);
const gateway = await startGateway({
  ...options,
  supergraph: readFileSync(argument(0), 'utf8'),
  subgraph: (name, url) => httpSubgraph(name, url ?? '', [SECRET], options.log, options.metrics),
});
answerParent({ gateway: `${gateway.url}/graphql` }, undefined);
