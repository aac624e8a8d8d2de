import { type Listening, listen } from '../kit/http/listen.ts';
import { OpenStreams } from '../kit/http/open-streams.ts';
import { type Repeat, repeat } from '../kit/time.ts';
import { type EdgeOptions, edgeListener } from './edge/listener.ts';
import { Serving, type ServingOptions } from './serving.ts';
import { warmUp } from './trusted/warm-up.ts';

export interface GatewayOptions extends ServingOptions, Omit<EdgeOptions, 'graph' | 'streams' | 'now'> {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly supergraph: string;
  /** How many subscriptions may be open at once. */
  readonly maxSubscriptions: number;
  /** Milliseconds since 1970, and what repeats: the system's, unless a test must not wait. */
  readonly now?: () => number;
  readonly beats?: Repeat;
}

export interface Gateway extends Listening {
  /** Serves another supergraph; false: it was refused, and the one before it goes on. */
  take(supergraph: string): boolean;
}

/** Starts the gateway: one graph over all subgraphs, at an endpoint for each audience. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { now = Date.now, beats = repeat, metrics, maxSubscriptions } = options;
  const serving = new Serving(options.supergraph, options);
  const open = metrics.family('gateway_subscriptions_open').with();
  const streams = new OpenStreams(maxSubscriptions, { beats, onCount: (count) => open.set(count) });
  const listening = await listen(
    edgeListener({ ...options, graph: (audience) => serving.graph(audience), streams, now }),
    options.host,
    options.port,
  );
  const stopped = new AbortController();
  void warmUp(serving, options.trusted, stopped.signal, options.log);
  return {
    url: listening.url,
    take(supergraph) {
      const isTaken = serving.take(supergraph);
      // They were planned on the graph before; whoever comes again with the last event goes on with the new one.
      if (isTaken) streams.interrupt();
      return isTaken;
    },
    stop() {
      stopped.abort();
      streams.stop();
      return listening.stop();
    },
  };
}
