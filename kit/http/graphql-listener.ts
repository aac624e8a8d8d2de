import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { TIME_LEFT_HEADER, withCancellation } from '../cancellation.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { inWork, type Work } from '../work.ts';
import { withRequestId } from './request-id.ts';
import { sendMetrics } from './send-metrics.ts';
import { type AnswerSubscription, asksForEvents } from './subscription-listener.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Answers `/health`, `/ready` and `/metrics`, where there are any, and hands `path` to Apollo Server; everything else is 404. */
export function graphqlListener<Context extends BaseContext, Caller>(options: {
  readonly server: ApolloServer<Context>;
  readonly path: string;
  /**
   * Judges whoever asks for `path`, by the request's headers before anything else, then by its body before that is read
   * as JSON. Throws a GraphQLError to refuse.
   */
  readonly admit: (request: IncomingMessage) => (body: Buffer) => Promise<Caller>;
  readonly context: (caller: Caller) => Context;
  readonly isReady: () => boolean;
  readonly metrics?: Metrics | undefined;
  /** Of which kind the work is that a caller has done; not given: somebody waits for it. */
  readonly workOf?: (caller: Caller) => Work;
  /** Answers what asks for a stream of events. */
  readonly subscription?: AnswerSubscription<Caller>;
}): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health') return sendText(response, 200, 'ok');
    if (path === '/ready')
      return options.isReady() ? sendText(response, 200, 'ready') : sendText(response, 503, 'not ready');
    if (path === '/metrics' && options.metrics) return void sendMetrics(response, options.metrics);
    if (path !== options.path) return sendText(response, 404, 'not found');
    const work = (): Promise<void> => answer(options, request, response);
    withCancellation(endOf(request, response), () => withRequestId(request, work)).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof GraphQLError) refuse(response, error);
      else sendText(response, 500, 'internal error');
    });
  };
}

/** Ends when the caller has gone, or has no time left to wait. */
function endOf(request: IncomingMessage, response: ServerResponse): AbortSignal {
  const over = new AbortController();
  const left = Number(request.headers[TIME_LEFT_HEADER] ?? Number.NaN);
  const deadline = left > 0 ? setTimeout(() => over.abort(), left) : undefined;
  response.once('close', () => {
    clearTimeout(deadline);
    if (!response.writableFinished) over.abort();
  });
  return over.signal;
}

async function answer<Context extends BaseContext, Caller>(
  {
    server,
    admit,
    context,
    workOf = () => 'interactive',
    subscription,
  }: {
    readonly server: ApolloServer<Context>;
    readonly admit: (request: IncomingMessage) => (body: Buffer) => Promise<Caller>;
    readonly context: (caller: Caller) => Context;
    readonly workOf?: (caller: Caller) => Work;
    readonly subscription?: AnswerSubscription<Caller>;
  },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const admitWith = admit(request);
  const bytes = await readBody(request);
  if (bytes === undefined) return sendText(response, 413, 'the request body is too large');
  const caller = await admitWith(bytes);
  let body: unknown;
  if (request.method === 'POST') {
    try {
      body = JSON.parse(bytes.toString());
    } catch {
      return sendJson(response, 400, {
        errors: [
          { message: 'The request body is not JSON', extensions: { code: 'BAD_REQUEST', retryable: false } },
        ],
      });
    }
  }
  if (subscription && asksForEvents(request)) return subscription(request, response, body, caller);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const url = request.url ?? '/';
  const result = await inWork(workOf(caller), () =>
    server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers,
        search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
        body,
      },
      context: async () => context(caller),
    }),
  );
  for (const [name, value] of result.headers) response.setHeader(name, value);
  response.statusCode = result.status ?? 200;
  if (result.body.kind === 'complete') {
    response.end(result.body.string);
    return;
  }
  for await (const chunk of result.body.asyncIterator) response.write(chunk);
  response.end();
}

/** The body; undefined when it is larger than allowed. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Somebody to whom nothing is answered, or who may come again. */
function refuse(response: ServerResponse, error: GraphQLError): void {
  const status = error.extensions.code === 'UNAUTHENTICATED' ? 401 : 503;
  sendJson(response, status, { errors: [error] });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}
