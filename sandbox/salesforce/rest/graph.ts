import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { bodyObject, type Handler, objectsUnder, ok, stringUnder } from './rest.ts';
import {
  haltedReplies,
  readSubrequests,
  referencesOf,
  runSubrequests,
  type Subrequest,
  subreplyJson,
} from './subrequests.ts';

const MAX_GRAPHS = 75;
const MAX_NODES = 500;
const MAX_DEPTH = 15;
const MAX_KINDS = 15;
const MAX_FAILED_GRAPHS = 14;
const METHODS = ['POST', 'PATCH', 'GET', 'DELETE'];

interface Graph {
  readonly graphId: string;
  readonly nodes: readonly Subrequest[];
}

/** Lists of calls on records, each all or nothing. */
export const graph: Handler = (org, request) => {
  const graphs = objectsUnder(bodyObject(request), 'graphs').map((item) => ({
    graphId: stringUnder(item, 'graphId'),
    nodes: readSubrequests(objectsUnder(item, 'compositeRequest')),
  }));
  requireIds(graphs);
  requireLimits(graphs);
  let failures = 0;
  const written = graphs.map(({ graphId, nodes }) => {
    const outcome =
      failures > MAX_FAILED_GRAPHS
        ? { failed: true, replies: haltedReplies(nodes, ASSUMED.rest.tooManyFailedGraphs) }
        : runSubrequests(org, request, nodes, true);
    if (outcome.failed) failures++;
    const replies = outcome.replies.map(subreplyJson).join(',');
    return `{"graphId":${JSON.stringify(graphId)},"graphResponse":{"compositeResponse":[${replies}]},"isSuccessful":${!outcome.failed}}`;
  });
  return ok(`{"graphs":[${written.join(',')}]}`);
};

function requireIds(graphs: readonly Graph[]): void {
  const seen = new Set<string>();
  for (const { graphId } of graphs) {
    if (!/^[A-Za-z0-9][^.]{0,39}$/.test(graphId) || seen.has(graphId))
      throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.graphId(graphId));
    seen.add(graphId);
  }
}

function requireLimits(graphs: readonly Graph[]): void {
  const nodes = graphs.flatMap((item) => item.nodes);
  if (graphs.length === 0 || graphs.length > MAX_GRAPHS)
    throw limit(ASSUMED.rest.graphLimit('graphs', MAX_GRAPHS));
  if (nodes.length > MAX_NODES) throw limit(ASSUMED.rest.graphLimit('nodes', MAX_NODES));
  if (new Set(nodes.map(kindOf)).size > MAX_KINDS)
    throw limit(ASSUMED.rest.graphLimit('different nodes', MAX_KINDS));
  if (graphs.some((item) => depthOf(item.nodes) > MAX_DEPTH))
    throw limit(ASSUMED.rest.graphLimit('levels', MAX_DEPTH));
}

/** Nodes differ by method, version and object. */
function kindOf({ method, url }: Subrequest): string {
  const match = /^\/services\/data\/(v\d+\.0)\/sobjects\/(\w+)/i.exec(url);
  if (!METHODS.includes(method) || !match)
    throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.graphNode(`${method} ${url}`));
  return `${method} ${match[1]} ${match[2]}`.toLowerCase();
}

/** The longest chain of nodes that refer to one another. */
function depthOf(nodes: readonly Subrequest[]): number {
  const depths = new Map<string, number>();
  for (const node of nodes) {
    const below = referencesOf(node).map((referenceId) => depths.get(referenceId) ?? 0);
    depths.set(node.referenceId, 1 + Math.max(0, ...below));
  }
  return Math.max(0, ...depths.values());
}

function limit(message: string): RequestError {
  return new RequestError(400, 'LIMIT_EXCEEDED', message);
}
