import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StreamedAnswer } from '../../kit/http/event-stream.ts';
import { LAST_EVENT_ID_HEADER, sendEventStream } from '../../kit/http/event-stream.ts';
import type { OpenStreams } from '../../kit/http/open-streams.ts';
import { identityOf } from '../../kit/identity/viewer.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import { answerEvents, type PreparedSubscription } from '../operation/answer-events.ts';
import type { Rates } from '../rate/rates.ts';
import { tooMany } from '../rate/too-many.ts';
import type { ObservedRequest } from '../telemetry/request-observer.ts';
import { answerHeaders } from './answer-headers.ts';
import type { Entrant } from './enter.ts';
import { badRequest } from './refusal.ts';

/** When there are as many subscriptions as allowed, one that comes again after this finds some ended, perhaps. */
const RETRY_AFTER_MS = 5_000;
/** It goes along to a subgraph in a header. */
const EVENT_ID = /^[\x20-\x7e]{1,1024}$/;

export interface SubscriptionOptions {
  readonly streams: OpenStreams;
  readonly metrics: Metrics;
  readonly rates: Rates;
  /** How long each event may take to be answered. */
  readonly requestTimeoutMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Answers a subscription as a stream of events, until one side ends it. Throws a Refusal where there are too many. */
export async function sendSubscription(
  { streams, metrics, rates, requestTimeoutMs, now }: SubscriptionOptions,
  request: IncomingMessage,
  response: ServerResponse,
  operation: PreparedSubscription,
  variables: Readonly<Record<string, unknown>>,
  { viewer, spend }: Entrant,
  observed: ObservedRequest,
): Promise<void> {
  const lastEventId = readLastEventId(request);
  if (streams.isFull) throw tooMany('There are as many subscriptions as can be served', RETRY_AFTER_MS);
  const closed = rates.subscriptions.open(viewer);
  const events = metrics.family('gateway_subscription_events_total').with();
  const { expiresAt = Number.POSITIVE_INFINITY } = viewer;
  for (const [name, value] of Object.entries(answerHeaders(observed)))
    response.setHeader(name, value as string);

  async function* answers(signal: AbortSignal): AsyncGenerator<StreamedAnswer> {
    const context = { viewer, identity: identityOf(viewer), record: observed, spend, lastEventId, signal };
    for await (const { answer, eventId } of answerEvents(operation, variables, context, requestTimeoutMs)) {
      const json = JSON.stringify(answer);
      observed.bytes += Buffer.byteLength(json);
      observed.errors = answer.errors;
      events.add();
      yield { json, eventId };
    }
  }
  try {
    await sendEventStream(response, streams, answers, () => now() >= expiresAt);
  } finally {
    closed();
  }
}

function readLastEventId({ headers }: IncomingMessage): string | undefined {
  const id = headers[LAST_EVENT_ID_HEADER];
  if (id === undefined || id === '') return undefined;
  if (typeof id !== 'string' || !EVENT_ID.test(id)) throw badRequest('Last-Event-ID is not one of an event');
  return id;
}
