import { ApolloServer } from '@apollo/server';
import { graphqlListener } from '../../kit/http/graphql-listener.ts';
import { listen } from '../../kit/http/listen.ts';
import { Source } from '../workloads/source.ts';
import { worldNamed } from '../workloads/workloads.ts';
import { subgraphOf } from '../workloads/world.ts';
import { answerParent, argument } from './answer-parent.ts';

/** One subgraph in `@apollo/server`. Arguments: world, name of the subgraph. */
const source = new Source();
const part = worldNamed(argument(0), 'open').parts.find(({ name }) => name === argument(1));
if (!part) throw new Error(`no subgraph is named ${argument(1)}`);
const server = new ApolloServer({ schema: subgraphOf(part, source).schema });
await server.start();
const { url } = await listen(
  graphqlListener<object, undefined>({
    server,
    path: '/graphql',
    // It serves every gateway that is compared, and they sign nothing.
    admit: () => async () => undefined,
    context: () => part.createContext(source),
    isReady: () => true,
  }),
  '127.0.0.1',
  0,
);
answerParent({ [part.name]: `${url}/graphql` }, source);
