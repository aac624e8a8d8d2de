import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { type Audience, audiences } from '../../kit/audience.ts';
import { EVENT_STREAM, onlyEvent } from '../../kit/http/event-stream.ts';
import { sendMetrics } from '../../kit/http/send-metrics.ts';
import { isOperator } from '../../kit/identity/viewer.ts';
import { endpoints } from '../audience/endpoints.ts';
import { asksForCost, tellCost } from '../cost/cost-headers.ts';
import { answerTable } from '../export/answer-table.ts';
import { type TableRequest, tableRequest } from '../export/table-request.ts';
import { isSubscription } from '../operation/answer-events.ts';
import type { Graph } from '../operation/graph.ts';
import { createObserver, type ObservedRequest, type ObserverOptions } from '../telemetry/request-observer.ts';
import { documentOf } from '../trusted/document-of.ts';
import type { TrustedByAudience } from '../trusted/trusted-documents.ts';
import { answerHeaders } from './answer-headers.ts';
import { type EntryOptions, enter } from './enter.ts';
import { readGraphQLRequest } from './graphql-request.ts';
import { answerType, type MediaType, takesEvents } from './media-type.ts';
import { MULTIPART, onlyPart, sendParts, takesParts } from './multipart.ts';
import { Refusal } from './refusal.ts';
import { requestContext } from './request-context.ts';
import { type SubscriptionOptions, sendSubscription } from './subscription.ts';

export interface EdgeOptions extends EntryOptions, ObserverOptions, SubscriptionOptions {
  /** The graph that serves an audience at the moment; undefined: it has nothing for it. */
  readonly graph: (audience: Audience) => Graph | undefined;
  readonly trusted: TrustedByAudience;
  /** How long a request, or an event of a subscription, may take before what has not come is answered as null. */
  readonly requestTimeoutMs: number;
  readonly isReady: () => boolean;
  /** Whether anyone may read the metrics. */
  readonly servesMetrics: boolean;
}

const byPath: ReadonlyMap<string, Audience> = new Map(
  audiences.map((audience) => [endpoints[audience], audience]),
);

/**
 * Answers HTTP: `/graphql` and the endpoints of the other audiences, BI's tables,
 * and `/health`, `/ready` and `/metrics` for whoever runs the process.
 */
export function edgeListener(options: EdgeOptions): RequestListener {
  const observe = createObserver(options);
  const refusals = options.metrics.family('gateway_refusals_total');
  return (request, response) => {
    const url = request.url ?? '/';
    const cut = url.indexOf('?');
    const path = cut < 0 ? url : url.slice(0, cut);
    const audience = byPath.get(path);
    const graph = audience && options.graph(audience);
    const table = audience === undefined ? tableRequest(path) : undefined;
    if (graph || table) {
      const observed = observe(request, response);
      const search = cut < 0 ? '' : url.slice(cut + 1);
      const answered = graph
        ? answer(options, graph, audience, request, response, search, observed)
        : answerTable(options, table as TableRequest, request, response, search, observed);
      answered.catch((error: unknown) => {
        const refusal = error instanceof Refusal ? error : defect();
        if (refusal === error) refusals.with(refusal.reason).add();
        else options.log.error({ request: { id: observed.id }, err: error }, 'a request failed');
        observed.errors = [refusal.error];
        refuse(response, refusal, observed);
      });
    } else if (path === '/health') sendText(response, 200, 'ok');
    else if (path === '/ready')
      sendText(response, options.isReady() ? 200 : 503, options.isReady() ? 'ready' : 'not ready');
    else if (path === '/metrics' && options.servesMetrics) void sendMetrics(response, options.metrics);
    else sendText(response, 404, 'not found');
  };
}

async function answer(
  options: EdgeOptions,
  graph: Graph,
  audience: Audience,
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
  observed: ObservedRequest,
): Promise<void> {
  const { requestTimeoutMs, trusted, trustedOnly } = options;
  const mediaType = answerType(request.headers.accept);
  const { viewer, spend } = await enter(options, audience, request, observed);
  const asked = await readGraphQLRequest(request, search);
  const { method, operationName, variables } = asked;
  const text = documentOf(asked, trusted[audience], trustedOnly.has(audience));
  if (typeof text !== 'string') {
    sendErrors(response, mediaType, [text], observed);
    return;
  }
  const operation = graph.operation(text, operationName, isOperator(viewer));
  observed.operation = operation;
  if ('errors' in operation) {
    sendErrors(response, mediaType, operation.errors, observed);
    return;
  }
  if (method === 'GET' && operation.kind === 'mutation')
    throw new Refusal(405, 'BAD_REQUEST', 'GET carries out no mutation', { allow: 'POST' });
  if (isSubscription(operation)) {
    if (!takesEvents(request.headers.accept))
      throw new Refusal(406, 'BAD_REQUEST', 'Subscriptions are answered as text/event-stream');
    await sendSubscription(options, request, response, operation, variables, { viewer, spend }, observed);
    return;
  }
  const context = requestContext(response, { viewer, spend }, observed, requestTimeoutMs);
  const { inParts } = operation;
  const prepared = inParts && takesParts(request.headers.accept) ? inParts : operation;
  const result = await prepared.run(variables, context);
  if (asksForCost(request.headers)) tellCost(response, observed);
  if ('first' in result) await sendParts(response, result, observed);
  else if (!('data' in result)) sendErrors(response, mediaType, result.errors ?? [], observed);
  else {
    observed.errors = result.errors;
    send(response, 200, mediaType, JSON.stringify(result), observed);
  }
}

/** A request that was not executed: a client error, but plain JSON says so in the body alone. */
function sendErrors(
  response: ServerResponse,
  mediaType: MediaType,
  errors: readonly GraphQLFormattedError[],
  observed: ObservedRequest,
): void {
  observed.errors = errors;
  const status = mediaType === 'application/graphql-response+json' ? 400 : 200;
  send(response, status, mediaType, JSON.stringify({ errors }), observed);
}

function refuse(response: ServerResponse, refusal: Refusal, observed: ObservedRequest): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  send(response, refusal.status, 'application/json', refusal.body(), observed, refusal.headers);
}

function send(
  response: ServerResponse,
  status: number,
  type: MediaType,
  json: string,
  observed: ObservedRequest,
  more: Readonly<Record<string, string>> = {},
): void {
  const inPart = type === MULTIPART;
  const body = inPart ? onlyPart(json) : type === EVENT_STREAM ? onlyEvent(json) : json;
  const bytes = Buffer.byteLength(body);
  observed.bytes = bytes;
  response
    .writeHead(status, {
      ...answerHeaders(observed),
      ...more,
      'content-type': inPart ? type : `${type}; charset=utf-8`,
      'content-length': bytes,
    })
    // As many bytes as characters: all are ASCII, which is written faster as what it is.
    .end(body, bytes === body.length ? 'latin1' : 'utf8');
}

function defect(): Refusal {
  return new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side');
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
