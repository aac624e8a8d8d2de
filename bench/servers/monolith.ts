import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Source } from '../workloads/source.ts';
import { worldNamed } from '../workloads/workloads.ts';
import { monolithOf } from '../workloads/world.ts';
import { answerParent, argument } from './answer-parent.ts';

/** The same graph as one schema in `@apollo/server`, without any federation. Argument: world. */
const source = new Source();
const { typeDefs, resolvers, createContext } = monolithOf(worldNamed(argument(0), 'open'));
const server = new ApolloServer({ typeDefs, resolvers: resolvers as never });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => createContext(source),
});
answerParent({ gateway: url }, source);
