import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { formatError } from '../error-format.ts';
import { createAdmit } from '../identity/admission.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Log } from '../log.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { graphqlListener } from './graphql-listener.ts';
import { type Listening, listen } from './listen.ts';
import { OpenStreams } from './open-streams.ts';
import { requestId } from './request-id.ts';
import { subscriptionListener } from './subscription-listener.ts';

/** Serves a subgraph over HTTP to its gateway, which signs who is asking. */
export async function serveSubgraph(
  subgraph: Subgraph,
  options: {
    readonly host: string;
    readonly port: number;
    /** Each one is believed; without any, nothing is answered. */
    readonly secrets: readonly string[];
    readonly log: Log;
    /** Answered at `/metrics`; undefined: nothing is. */
    readonly metrics: Metrics | undefined;
    readonly isReady: () => boolean;
  },
): Promise<Listening> {
  const server = new ApolloServer<object>({
    schema: subgraph.schema,
    introspection: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: apolloLogger(options.log),
    formatError: (_formatted, error) => formatError(error, options.log, requestId()),
  });
  await server.start();
  const streams = new OpenStreams(Number.POSITIVE_INFINITY);
  const listener = graphqlListener<object, Viewer>({
    server,
    path: '/graphql',
    isReady: options.isReady,
    metrics: options.metrics,
    admit: createAdmit(options.secrets, subgraph.name, options.log),
    context: (viewer) => subgraph.createContext(viewer) as object,
    workOf: ({ work }) => work ?? 'interactive',
    subscription: subscriptionListener(subgraph, { streams, log: options.log }),
  });
  const listening = await listen(listener, options.host, options.port);
  return {
    url: listening.url,
    stop: async () => {
      streams.stop();
      await listening.stop();
      await server.stop();
    },
  };
}

/** Apollo Server's own messages quote errors, and these may quote anybody's data. */
function apolloLogger(log: Log) {
  const nothing = (): void => {};
  const note = (): void => log.error('Apollo Server met an error of its own');
  return { debug: nothing, info: nothing, warn: nothing, error: note };
}
