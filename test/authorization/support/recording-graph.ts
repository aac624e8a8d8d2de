import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { createAuthenticate } from '../../../gateway/identity/authenticate.ts';
import { httpSubgraph } from '../../../gateway/subgraph/http.ts';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import type { Listening } from '../../../kit/http/listen.ts';
import { serveSubgraph } from '../../../kit/http/serve-subgraph.ts';
import { openEmbeddedProvider } from '../../../kit/identity/embedded-provider.ts';
import { createLog } from '../../../kit/log.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { loadSupergraph, type SubgraphName } from '../../../schema/load.ts';
import { openGateway } from '../../gateway/support/gateway.ts';
import { type AskedGraph, askGateway, askSubgraph } from './asking.ts';
import { type Recording, recordingSubgraphs } from './recording-subgraphs.ts';

const SECRET = 'a secret of gateway and subgraphs, for tests alone';

/** The gateway and the subgraphs, each over HTTP as in production, in a world in which everything exists. */
export interface RecordingGraph extends AskedGraph {
  readonly recording: Recording;
  stop(): Promise<void>;
}

export async function recordingGraph({ together }: { together: boolean }): Promise<RecordingGraph> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fields-'));
  const log = createLog('silent');
  const metrics = new Metrics();
  const recording: Recording = { ran: new Set(), wanted: undefined };
  const schemas = new Map<SubgraphName, GraphQLSchema>();
  const served = new Map<string, Listening>();
  for (const [name, subgraph] of recordingSubgraphs(recording)) {
    const options = { host: '127.0.0.1', port: 0, secrets: [SECRET], log, metrics, isReady: () => true };
    schemas.set(name, subgraph.schema);
    served.set(name, await serveSubgraph(subgraph, options));
  }
  const urlOf = (name: string): string => `${served.get(name)?.url}/graphql`;
  const gateway = await openGateway({
    supergraph: loadSupergraph(),
    subgraph: (name) => httpSubgraph(name, urlOf(name), [SECRET], log, metrics),
    authenticate: await createAuthenticate({ auth: { kind: 'embedded' }, dataDir } as never, log),
  });
  const provider = await openEmbeddedProvider(dataDir);
  return {
    recording,
    together,
    graph: readSupergraph(loadSupergraph()).apiSchema,
    subgraphs: schemas,
    atGateway: askGateway(gateway.url, (persona) =>
      provider.sign(persona, persona === 'partner' ? 'RES-0001' : undefined),
    ),
    atSubgraph: askSubgraph(urlOf, [SECRET]),
    stop: async () => {
      await gateway.stop();
      for (const one of served.values()) await one.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
