import { setTimeout as delay } from 'node:timers/promises';
import { withCancellation } from '../../../kit/cancellation.ts';
import { SourceError } from '../../../kit/source-error.ts';
import type { ExactJson } from '../../exact-json.ts';
import type { SalesforceConnection, SalesforceSession } from '../connection.ts';
import { BayeuxClient, ClientForgotten, PlaceNotKept } from './bayeux-client.ts';
import { SessionRefused } from './exchange.ts';

/** The place of who has no place. */
export const NEW_EVENTS = '-1';
const ALL_THAT_IS_KEPT = '-2';
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Sessions that may be refused in a row before it is no longer taken for one that has expired. */
const SESSIONS_IN_A_ROW = 2;

/** What happens on a channel, as its reader hands it over. */
export interface ChannelEvents {
  /** An event; `previous` is the replay id of the one before it, undefined for the first since the reader began at the tip. */
  event(data: ExactJson, replayId: string, previous: string | undefined): void;
  /** Salesforce no longer keeps the place to go on from: it goes on with what is new. */
  missed(): void;
  /** It could not go on, and tries again after a while. */
  failed(error: unknown): void;
}

/** Reads one channel in order, each event once, over lost connections, restarts of the org and expired sessions. */
export class ChannelReader {
  readonly #connection: SalesforceConnection;
  readonly #channel: string;
  readonly #events: ChannelEvents;
  /** The replay id of the last event; undefined: none has come since the reader began at the tip. */
  #last: string | undefined;
  /** When a reader without a place began, by the org's clock. */
  #begunAt: number | undefined;
  /** It reads all that is kept, for want of a place: what was committed before it began is not its own. */
  #readsAll = false;

  constructor(
    connection: SalesforceConnection,
    channel: string,
    after: string | undefined,
    events: ChannelEvents,
  ) {
    this.#connection = connection;
    this.#channel = channel;
    this.#last = after === NEW_EVENTS ? undefined : after;
    this.#events = events;
  }

  /**
   * Reads until the signal ends; calls `started` when it has subscribed. Throws SourceError when it cannot begin, and
   * later only for what never passes: a channel that may not be listened to.
   */
  async read(started: () => void, signal: AbortSignal): Promise<void> {
    // Many listen, and none of them may end it by going away.
    await withCancellation(undefined, () => this.#read(started, signal));
  }

  async #read(started: () => void, signal: AbortSignal): Promise<void> {
    let failures = 0;
    let refusals = 0;
    let hasStarted = false;
    const subscribed = (): void => {
      failures = 0;
      refusals = 0;
      hasStarted = true;
      started();
    };
    while (!signal.aborted) {
      try {
        await this.#follow(subscribed, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ClientForgotten) continue;
        if (error instanceof SessionRefused && ++refusals <= SESSIONS_IN_A_ROW) continue;
        const failure = error instanceof SourceError ? error : refusedSession(error);
        if (!hasStarted || failure.failure === 'rejected') throw failure;
        this.#events.failed(failure);
        await delay(pauseMs(failures++), undefined, { signal }).catch(() => {});
      }
    }
  }

  /** One client's life: it ends by what `follow` throws. */
  async #follow(subscribed: () => void, signal: AbortSignal): Promise<void> {
    const session = await this.#connection.session();
    const client = await this.#open(session, signal);
    try {
      await this.#subscribe(client, signal);
      subscribed();
      await client.follow(signal);
    } catch (error) {
      if (error instanceof SessionRefused) await this.#connection.expire(session);
      throw error;
    } finally {
      if (signal.aborted) await client.leave();
      else client.drop();
    }
  }

  async #open(session: SalesforceSession, signal: AbortSignal): Promise<BayeuxClient> {
    try {
      return await BayeuxClient.open(session, this.#connection.timeoutMs, (data) => this.#take(data), signal);
    } catch (error) {
      if (error instanceof SessionRefused) await this.#connection.expire(session);
      throw error;
    }
  }

  async #subscribe(client: BayeuxClient, signal: AbortSignal): Promise<void> {
    // Where nothing has come yet, there is no place to go on from but the time at which it began.
    const from = this.#last ?? (this.#begunAt === undefined ? NEW_EVENTS : ALL_THAT_IS_KEPT);
    this.#readsAll = from === ALL_THAT_IS_KEPT;
    if (this.#last === undefined) this.#begunAt ??= client.since;
    try {
      await client.subscribe(this.#channel, from, signal);
    } catch (error) {
      if (!(error instanceof PlaceNotKept)) throw error;
      await client.subscribe(this.#channel, NEW_EVENTS, signal);
      this.#last = undefined;
      this.#readsAll = false;
      this.#begunAt = client.since;
      this.#events.missed();
    }
  }

  #take(data: ExactJson): void {
    const { event, payload } = data as {
      event?: { replayId?: string };
      payload?: { ChangeEventHeader?: { commitTimestamp?: string } };
    };
    const replayId = event?.replayId;
    if (replayId === undefined) return;
    const previous = this.#last;
    if (previous !== undefined && Number(replayId) <= Number(previous)) return;
    const committedAt = Number(payload?.ChangeEventHeader?.commitTimestamp);
    if (previous === undefined && this.#readsAll && committedAt < (this.#begunAt ?? 0)) return;
    this.#last = replayId;
    this.#events.event(data, replayId, previous);
  }
}

function pauseMs(failures: number): number {
  const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  // Not all readers of an org that has come back at once.
  return most * (0.5 + Math.random() / 2);
}

function refusedSession(cause: unknown): SourceError {
  return new SourceError('salesforce', 'unavailable', 'a new session was refused by the streaming API', {
    cause,
  });
}
