import { Agent, request } from 'undici';
import { clientError } from '../../kit/errors.ts';
import { EVENT_STREAM } from '../../kit/http/event-stream.ts';
import type { Log } from '../../kit/log.ts';
import { LoggableError } from '../../kit/loggable-error.ts';
import type { AnsweredEvent } from '../../kit/subscription.ts';
import { readEventStream } from './read-event-stream.ts';
import type { SubgraphAnswer } from './subgraph-link.ts';

/** A subgraph that sends not even a sign of life for so long has gone. */
const SILENCE_MS = 60_000;
const OPEN_MS = 20_000;
/** Each subscription holds a connection for itself; fetches have theirs. */
const agent = new Agent({ bodyTimeout: SILENCE_MS, headersTimeout: OPEN_MS });

/** A subscription as it is posted. */
export interface PostedSubscription {
  readonly subgraph: string;
  readonly url: URL;
  /** Names and values in turn. */
  readonly headers: () => Promise<string[]>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/**
 * Subscribes to a subgraph by GraphQL over Server-Sent Events. What the client does not take in time is not read from the
 * connection. A connection that is lost ends the events with SOURCE_UNAVAILABLE: the client knows from where to go on.
 */
export async function* subscribeOverHttp(
  { subgraph, url, headers, body, signal }: PostedSubscription,
  log: Log,
): AsyncGenerator<AnsweredEvent, void, void> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: await headers(),
      body,
      signal,
      dispatcher: agent,
    });
    const type = String(response.headers['content-type'] ?? '');
    if (response.statusCode === 401) {
      await response.body.dump();
      throw new LoggableError('status 401');
    }
    if (!type.startsWith(EVENT_STREAM)) {
      const { errors } = (await response.body.json()) as SubgraphAnswer;
      if (!errors) throw new LoggableError(`status ${response.statusCode}`);
      yield { errors, eventId: undefined };
      return;
    }
    for await (const { event, data, id } of readEventStream(response.body)) {
      if (event === 'complete') return;
      if (event !== 'next') continue;
      const answer = JSON.parse(data) as SubgraphAnswer;
      yield { ...answer, eventId: id };
      if (!('data' in answer)) return;
    }
    throw new LoggableError('the event stream ended before it was complete');
  } catch (error) {
    if (signal.aborted) return;
    log.error({ subgraph, err: error }, 'a subgraph cannot be subscribed to');
    const unreachable = clientError('SOURCE_UNAVAILABLE', 'A part of the graph cannot be reached');
    yield { errors: [unreachable.toJSON()], eventId: undefined };
  }
}
