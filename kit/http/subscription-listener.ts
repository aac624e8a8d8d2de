import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type DocumentNode,
  type GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { formatError } from '../error-format.ts';
import { clientError } from '../errors.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Log } from '../log.ts';
import type { Subgraph } from '../subgraph.ts';
import { type AnsweredEvent, answerSubscription } from '../subscription.ts';
import { EVENT_STREAM, LAST_EVENT_ID_HEADER, type StreamedAnswer, sendEventStream } from './event-stream.ts';
import type { OpenStreams } from './open-streams.ts';
import { requestId } from './request-id.ts';

const MAX_TOKENS = 10_000;

/** Answers one subscription; the body is what the request posted, and `caller` who asks. */
export type AnswerSubscription<Caller> = (
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  caller: Caller,
) => Promise<void>;

/** Whether a request asks for a stream of events. */
export function asksForEvents({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && (headers.accept?.includes(EVENT_STREAM) ?? false);
}

/** Answers subscriptions to a subgraph as event streams. What cannot be answered is told in the stream, as its only event. */
export function subscriptionListener(
  subgraph: Subgraph,
  options: {
    readonly streams: OpenStreams;
    readonly log: Log;
  },
): AnswerSubscription<Viewer> {
  const { streams, log } = options;
  return (request, response, body, viewer) =>
    sendEventStream(response, streams, (signal) => streamed(open(request, body, viewer, signal)));

  async function* open(
    request: IncomingMessage,
    body: unknown,
    viewer: Viewer,
    signal: AbortSignal,
  ): AsyncGenerator<AnsweredEvent> {
    try {
      const { query, operationName, variables } = readParameters(body);
      const document = readSubscription(subgraph, query, operationName);
      const header = request.headers[LAST_EVENT_ID_HEADER];
      yield* answerSubscription(
        subgraph,
        {
          document,
          operationName,
          variables,
          viewer,
          lastEventId: typeof header === 'string' ? header : undefined,
          signal,
          requestId: requestId(),
        },
        log,
      );
    } catch (error) {
      yield { errors: [formatError(error, log, requestId())], eventId: undefined };
    }
  }
}

async function* streamed(events: AsyncIterable<AnsweredEvent>): AsyncGenerator<StreamedAnswer> {
  for await (const { eventId, ...answer } of events) yield { json: JSON.stringify(answer), eventId };
}

function readParameters(body: unknown): {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
} {
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw clientError('BAD_REQUEST', 'The parameter query must be a document');
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: typeof variables === 'object' && variables !== null ? { ...variables } : {},
  };
}

/** The document, which is valid and has the subscription. Throws what is wrong with it. */
function readSubscription(
  { schema }: Subgraph,
  query: string,
  operationName: string | undefined,
): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    throw clientError('GRAPHQL_PARSE_FAILED', (error as GraphQLError).message);
  }
  const [error] = validate(schema, document, [...specifiedRules, NoSchemaIntrospectionCustomRule], {
    maxErrors: 1,
  });
  if (error) throw clientError('GRAPHQL_VALIDATION_FAILED', error.message);
  if (getOperationAST(document, operationName)?.operation !== 'subscription')
    throw clientError('BAD_REQUEST', 'Only subscriptions are answered as a stream of events');
  return document;
}
