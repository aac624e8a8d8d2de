import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { answerParent, argument } from './answer-parent.ts';

/** `@apollo/gateway` in `@apollo/server`, both as their documentation shows them. Argument: supergraph file. */
const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: readFileSync(argument(0), 'utf8') }),
});
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
answerParent({ gateway: url }, undefined);
