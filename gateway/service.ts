import './telemetry-off.ts';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { formatError } from '../kit/error-format.ts';
import { graphqlListener } from '../kit/http/graphql-listener.ts';
import { type Listening, listen } from '../kit/http/listen.ts';
import type { Log } from '../kit/log.ts';
import { scalarResolvers } from '../kit/scalars.ts';
import type { Authenticate } from './authenticate.ts';
import type { GatewayContext } from './context.ts';

export interface GatewayOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly supergraph: string;
  /** How each subgraph of the supergraph is reached. */
  readonly subgraph: (name: string, url: string | undefined) => GraphQLDataSource<GatewayContext>;
  readonly authenticate: Authenticate;
  readonly introspection: boolean;
  readonly isReady: () => boolean;
  readonly log: Log;
}

/** Starts the gateway: one endpoint, `/graphql`, over all subgraphs. */
export async function startGateway(options: GatewayOptions): Promise<Listening> {
  const { log } = options;
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    buildService: ({ name, url }) => options.subgraph(name, url),
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => checkScalars(apiSchema));
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => formatError(error, log),
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
  });
  await server.start();
  const listener = graphqlListener<GatewayContext>({
    server,
    path: '/graphql',
    isReady: options.isReady,
    context: async (request) => ({ viewer: await options.authenticate(request.headers.authorization) }),
  });
  const listening = await listen(listener, options.host, options.port);
  return {
    url: listening.url,
    stop: async () => {
      await listening.stop();
      await server.stop();
    },
  };
}

/** Gives the graph's scalars their checks, so that a malformed value is refused before any subgraph is asked. */
function checkScalars(schema: GraphQLSchema): void {
  for (const scalar of Object.values(scalarResolvers)) {
    const { parseValue, parseLiteral } = scalar;
    const known = schema.getType(scalar.name);
    if (known) Object.assign(known, { parseValue, parseLiteral });
  }
}
