import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { clientError } from '../errors.ts';
import type { OpenStream, OpenStreams } from './open-streams.ts';

/** The media type of GraphQL over Server-Sent Events. */
export const EVENT_STREAM = 'text/event-stream';
/** The header by which a client goes on behind the last event that it has had. */
export const LAST_EVENT_ID_HEADER = 'last-event-id';

/** How long a client waits before it comes again after a lost connection. */
const RETRY_MS = 1_000;
const START = `retry: ${RETRY_MS}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';
/** A client that has taken nothing for so many beats takes nothing any more. */
const BEATS_TO_TAKE = 4;

/** An answer as JSON; whoever listens again with the id goes on behind it. */
export interface StreamedAnswer {
  readonly json: string;
  readonly eventId: string | undefined;
}

/** A whole stream of one answer. */
export function onlyEvent(json: string): string {
  return `${event({ json, eventId: undefined })}${COMPLETE}`;
}

/**
 * Sends answers as they come, in "distinct connections mode" of GraphQL over Server-Sent Events. The next one is asked for
 * when the client has taken those before. Resolves when the answers have ended, the client has gone, what allowed it to
 * listen has expired, or the stream was ended from outside; the last two are told as an answer with an error.
 */
export async function sendEventStream(
  response: ServerResponse,
  streams: OpenStreams,
  answers: (signal: AbortSignal) => AsyncIterable<StreamedAnswer>,
  isExpired: () => boolean = () => false,
): Promise<void> {
  const over = new AbortController();
  let ended: GraphQLError | undefined;
  let beatsWaited = 0;
  const stream: OpenStream = {
    beat() {
      if (isExpired()) this.end(expired());
      else if (!response.writableNeedDrain) response.write(':\n\n');
      else if (++beatsWaited >= BEATS_TO_TAKE) response.destroy();
    },
    end(error) {
      ended ??= error;
      over.abort(error);
    },
  };
  const onClose = (): void => over.abort();
  response.once('close', onClose);
  // It may have gone while it was looked up who it is.
  if (response.destroyed) return;
  response.writeHead(200, {
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-cache, no-transform',
    // nginx would hold events back until it has a buffer full of them.
    'x-accel-buffering': 'no',
  });
  response.write(START);
  streams.add(stream);
  try {
    for await (const answer of answers(over.signal)) {
      if (isExpired()) stream.end(expired());
      if (over.signal.aborted) break;
      if (!response.write(event(answer))) await drained(response, over.signal);
      beatsWaited = 0;
    }
  } finally {
    streams.delete(stream);
    response.off('close', onClose);
  }
  if (response.destroyed) return;
  if (ended) response.write(event({ json: JSON.stringify({ errors: [ended] }), eventId: undefined }));
  response.end(COMPLETE);
}

function event({ json, eventId }: StreamedAnswer): string {
  // An id with a line break would end here and begin something else.
  const id = eventId === undefined || /[\0\r\n]/.test(eventId) ? '' : `id: ${eventId}\n`;
  return `event: next\n${id}data: ${json}\n\n`;
}

function expired(): GraphQLError {
  return clientError('UNAUTHENTICATED', 'The bearer token has expired');
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    if (signal.aborted) go();
    else {
      response.once('drain', go);
      signal.addEventListener('abort', go, { once: true });
    }
  });
}
