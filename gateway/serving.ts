import type { Audience } from '../kit/audience.ts';
import { LoggableError } from '../kit/loggable-error.ts';
import { audienceViews } from './audience/audience-view.ts';
import { Graph, type GraphOptions } from './operation/graph.ts';
import { protect } from './subgraph/protect.ts';
import type { SubgraphLink } from './subgraph/subgraph-link.ts';
import { readSupergraph, type Supergraph } from './supergraph/supergraph.ts';

export interface ServingOptions extends GraphOptions {
  /** How each subgraph of the supergraph is reached. */
  readonly subgraph: (name: string, url: string | undefined) => SubgraphLink;
  /** How long one fetch of a subgraph may take. */
  readonly subgraphTimeoutMs: number;
}

/** The graph as each audience sees it; an audience for which it has nothing has none. */
type Graphs = ReadonlyMap<Audience, Graph>;

/** The graph that answers now, and the way to another one. Requests under way end on the graph that they began on. */
export class Serving {
  readonly #options: ServingOptions;
  #graphs: Graphs;

  /** Throws when the supergraph cannot be served. */
  constructor(supergraph: string, options: ServingOptions) {
    this.#options = options;
    this.#graphs = this.#read(supergraph);
  }

  /** The graph that an audience sees; undefined: nothing in it is for them. */
  graph(audience: Audience): Graph | undefined {
    return this.#graphs.get(audience);
  }

  /** Serves another supergraph once the operations in use are planned on it; one that cannot be served is refused. */
  take(supergraph: string): boolean {
    const { log } = this.#options;
    try {
      const next = this.#read(supergraph);
      const used = [...this.#graphs].map(([audience, graph]) => [audience, graph.operations()] as const);
      let prepared = 0;
      for (const [audience, operations] of used)
        prepared += next.get(audience)?.prepareAll(operations).prepared ?? 0;
      const lost = used.reduce((count, [, operations]) => count + operations.length, -prepared);
      this.#graphs = next;
      log.info({ prepared, lost }, 'a new supergraph serves');
      return true;
    } catch (error) {
      log.error({ err: error }, 'a supergraph was refused; the one before it goes on');
      return false;
    }
  }

  #read(supergraph: string): Graphs {
    const { subgraph, subgraphTimeoutMs, metrics } = this.#options;
    const read = readForOperators(supergraph);
    const links = new Map(
      read.subgraphs.map(({ name, url }) => [name, protect(subgraph(name, url), subgraphTimeoutMs, metrics)]),
    );
    return new Map(
      [...audienceViews(read)].map(([audience, view]) => [
        audience,
        new Graph({ supergraph: read, view, links }, this.#options),
      ]),
    );
  }
}

/** What is wrong with a supergraph is told to whoever runs the process: its words are a schema's, and nobody's data. */
function readForOperators(sdl: string): Supergraph {
  try {
    return readSupergraph(sdl);
  } catch (error) {
    throw new LoggableError(`the supergraph cannot be served: ${(error as Error).message}`, { cause: error });
  }
}
