import { startGateway } from '../../gateway/service.ts';
import { inProcessSubgraph } from '../../gateway/subgraph/in-process.ts';
import { Source } from '../workloads/source.ts';
import { type Guard, worldNamed } from '../workloads/workloads.ts';
import { subgraphOf, supergraphOf } from '../workloads/world.ts';
import { answerParent, argument } from './answer-parent.ts';
import { gatewayOptions } from './gateway-options.ts';

/** Our gateway with the subgraphs in its process. Arguments: world, data directory, `open` or `guarded`. */
const guard = argument(2) as Guard;
const world = worldNamed(argument(0), guard);
const source = new Source();
const options = await gatewayOptions(argument(1), guard);
const subgraphs = new Map(world.parts.map((part) => [part.name, subgraphOf(part, source)]));
const gateway = await startGateway({
  ...options,
  supergraph: supergraphOf(world, {}),
  subgraph: (name) => {
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`no subgraph is named ${name}`);
    return inProcessSubgraph(subgraph, options.log);
  },
});
answerParent({ gateway: `${gateway.url}/graphql` }, source);
