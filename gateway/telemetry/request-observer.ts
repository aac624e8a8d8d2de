import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { viewerKind } from '../../kit/identity/viewer-kind.ts';
import type { Log } from '../../kit/log.ts';
import type { LogOperations } from '../../kit/settings.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { FoundOperation } from '../operation/graph.ts';
import { ClientNames, clientName, clientVersion } from './client-names.ts';
import { correlate } from './correlation.ts';
import type { RequestRecord } from './request-record.ts';

/** From this on an operation counts as slow. */
const SLOW_MS = 1_000;
/** A name is the client's to choose. */
const MAX_OPERATION_NAME = 100;

export interface ObserverOptions {
  readonly metrics: Metrics;
  readonly log: Log;
  /** Which operations get a line in the log: all, those that took a second or failed in part, or none. */
  readonly logOperations: LogOperations;
}

/** A request as it is noted: whoever learns something of it writes it here. */
export interface ObservedRequest extends RequestRecord {
  viewer: Viewer | undefined;
  operation: FoundOperation | undefined;
  errors: readonly GraphQLFormattedError[] | undefined;
  /** Of the answer's body. */
  bytes: number;
}

/** Begins to observe a request; what was noted of it is counted and logged when its answer has been sent. */
export type Observe = (request: IncomingMessage, response: ServerResponse) => ObservedRequest;

/** Counts requests, and writes one line for each operation: its name and hash, never its text, variables or token. */
export function createObserver({ metrics, log, logOperations }: ObserverOptions): Observe {
  const requests = metrics.family('gateway_requests_total');
  const durations = metrics.family('gateway_request_duration_seconds');
  const inFlight = metrics.family('gateway_requests_in_flight').with();
  const clients = new ClientNames();
  return ({ headers }, response) => {
    const startedAt = performance.now();
    const observed: ObservedRequest = {
      ...correlate(headers),
      fetches: 0,
      fetchMs: 0,
      cost: undefined,
      actualCost: undefined,
      costLimit: undefined,
      allowance: undefined,
      viewer: undefined,
      operation: undefined,
      errors: undefined,
      bytes: 0,
    };
    inFlight.add();
    response.once('close', () => {
      const ms = performance.now() - startedAt;
      const { viewer, operation } = observed;
      const client = clientName(headers);
      const codes = response.writableFinished ? codesOf(observed.errors) : ['CLIENT_GONE'];
      const kind = operation && 'kind' in operation ? operation.kind : 'none';
      inFlight.add(-1);
      durations.with(kind).observe(ms / 1_000);
      requests.with(kind, codes?.[0] ?? 'OK', clients.label(client, viewer !== undefined)).add();
      if (!operation || !viewer || logOperations === 'off') return;
      if (logOperations === 'slow' && ms < SLOW_MS && !codes) return;
      log.info(
        {
          // As one value it is written at a third of what pino takes for as many fields.
          request: {
            id: observed.id,
            trace: observed.headers.traceparent?.split('-')[1],
            operation: 'name' in operation ? operation.name?.slice(0, MAX_OPERATION_NAME) : undefined,
            document: operation.document,
            kind,
            client,
            version: clientVersion(headers),
            viewer: viewerKind(viewer),
            status: response.statusCode,
            ms: rounded(ms),
            fetches: observed.fetches,
            fetchMs: rounded(observed.fetchMs),
            bytes: observed.bytes,
            cost: observed.cost,
            actualCost: observed.actualCost,
            codes,
            references: referencesOf(observed.errors),
          },
        },
        'operation',
      );
    });
    return observed;
  };
}

function codesOf(errors: readonly GraphQLFormattedError[] | undefined): string[] | undefined {
  if (!errors || errors.length === 0) return undefined;
  return [...new Set(errors.map(({ extensions }) => String(extensions?.code ?? 'INTERNAL_SERVER_ERROR')))];
}

/** Where masked errors were logged with all that is known of them. */
function referencesOf(errors: readonly GraphQLFormattedError[] | undefined): unknown[] | undefined {
  const references = errors
    ?.map(({ extensions }) => extensions?.reference)
    .filter((one) => one !== undefined);
  return references?.length ? references : undefined;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
