import { type Listening, listen } from '../kit/http/listen.ts';
import { type EdgeOptions, edgeListener } from './edge/listener.ts';
import { Serving, type ServingOptions } from './serving.ts';

export interface GatewayOptions extends ServingOptions, Omit<EdgeOptions, 'graph'> {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly supergraph: string;
}

export interface Gateway extends Listening {
  /** Serves another supergraph; false: it was refused, and the one before it goes on. */
  take(supergraph: string): boolean;
}

/** Starts the gateway: one endpoint, `/graphql`, over all subgraphs. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const serving = new Serving(options.supergraph, options);
  const listening = await listen(
    edgeListener({ ...options, graph: () => serving.graph }),
    options.host,
    options.port,
  );
  return { ...listening, take: (supergraph) => serving.take(supergraph) };
}
