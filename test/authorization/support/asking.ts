import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { type Persona, personas } from '../../../kit/identity/embedded-provider.ts';
import { createSignRequest, type SignRequest } from '../../../kit/identity/sign-request.ts';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import type { SubgraphName } from '../../../schema/load.ts';
import type { Asker } from './field-table.ts';
import type { Recording } from './recording-subgraphs.ts';
import type { Ids, Walk } from './walks.ts';

/** What was answered: to a subscription the first event. */
export interface Asked {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
}

export type Ask = (asker: Asker, walk: Walk, query: string, ids: Ids) => Promise<Asked>;

/** A running graph, and its schemas as clients of the gateway and as the gateway see them. */
export interface AskedGraph {
  /** In a world in which everything exists: what was asked of it. */
  readonly recording?: Recording;
  /** Whether the allowed fields of a type are asked for at once, not each by itself. */
  readonly together?: boolean;
  /** Objects that exist for those who ask; undefined: whatever the id. */
  readonly ids?: (asker: Asker) => Ids;
  readonly graph: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<SubgraphName, GraphQLSchema>;
  readonly atGateway: Ask;
  readonly atSubgraph: (name: SubgraphName) => Ask;
}

/** Asks as a client, with a token of the persona's. Events are waited for as long as `quietMs`. */
export function askGateway(
  url: string,
  sign: (persona: Persona) => Promise<string>,
  quietMs = Number.POSITIVE_INFINITY,
): Ask {
  const tokens = new Map<Persona, string>();
  return async (asker, { kind }, query) => {
    const headers: Record<string, string> = {};
    if (asker !== 'anonymous') {
      const token = tokens.get(asker) ?? (await sign(asker));
      tokens.set(asker, token);
      headers.authorization = `Bearer ${token}`;
    }
    return send(`${url}/graphql`, kind, JSON.stringify({ query }), headers, quietMs);
  };
}

/** Asks a subgraph directly, past the gateway, signed as the gateway would; nobody signs for the anonymous. */
export function askSubgraph(
  urlOf: (name: SubgraphName) => string,
  secrets: readonly string[],
  partner = 'RES-0001',
  quietMs = Number.POSITIVE_INFINITY,
): (name: SubgraphName) => Ask {
  const signers = new Map<SubgraphName, SignRequest | undefined>();
  const viewers = new Map<Asker, Viewer>(
    (Object.keys(personas) as Persona[]).map((persona) => [
      persona,
      {
        subject: persona,
        scopes: new Set(personas[persona]),
        partner: persona === 'partner' ? partner : undefined,
      },
    ]),
  );
  return (name) =>
    async (asker, { kind, entity }, query, ids) => {
      const url = new URL(urlOf(name));
      const id = ids.get(entity ?? '') ?? 'x';
      const representations = [{ __typename: entity, id, handle: id }];
      const body = JSON.stringify({
        query,
        ...(entity === undefined ? {} : { variables: { representations } }),
      });
      const viewer = viewers.get(asker);
      if (!signers.has(name)) signers.set(name, createSignRequest(secrets, name));
      const list = viewer
        ? ((await signers.get(name)?.({ target: url.pathname, body, viewer, lastEventId: undefined })) ?? [])
        : [];
      const headers: Record<string, string> = {};
      for (let i = 0; i < list.length; i += 2) headers[list[i] as string] = list[i + 1] as string;
      return send(url.href, kind, body, headers, quietMs);
    };
}

async function send(
  url: string,
  kind: Walk['kind'],
  body: string,
  headers: Readonly<Record<string, string>>,
  quietMs: number,
): Promise<Asked> {
  const accept = kind === 'subscription' ? 'text/event-stream' : 'application/json';
  const leave = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body,
    signal: leave.signal,
  });
  const { status } = response;
  const text =
    response.headers.get('content-type')?.startsWith('text/event-stream') && response.body
      ? await firstEvent(response.body, quietMs)
      : await response.text();
  leave.abort();
  const { data = null, errors = [] } = JSON.parse(text === '' ? '{}' : text);
  return { status, data, errors };
}

/** The first event's answer; nothing where none comes for so long, as where nothing happens. */
async function firstEvent(stream: ReadableStream<Uint8Array>, quietMs: number): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  const quiet = Number.isFinite(quietMs) ? setTimeout(() => void reader.cancel(), quietMs) : undefined;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += decoder.decode(read.value, { stream: true });
    const event = /^data: ?(\{.*\})$/m.exec(text)?.[1];
    if (event === undefined) continue;
    clearTimeout(quiet);
    return event;
  }
  return '';
}
