import { setTimeout as delay } from 'node:timers/promises';
import { SourceError } from '../../../kit/source-error.ts';
import type { ExactJson } from '../../exact-json.ts';
import type { SalesforceSession } from '../connection.ts';
import { BayeuxExchange, type BayeuxMessage, SessionRefused } from './exchange.ts';

/** How long Salesforce holds a connect request that has nothing to tell, unless it says otherwise. */
const HOLD_MS = 110_000;

/** How long taking leave may hold up its client. */
const LEAVE_MS = 2_000;

interface Request {
  readonly channel: string;
  readonly [member: string]: unknown;
}

/** The place to go on from is older than what Salesforce keeps, or never was one. */
export class PlaceNotKept extends Error {}

/** The org has forgotten the client: it has to shake hands anew. */
export class ClientForgotten extends Error {}

/**
 * One client of an org's streaming API, from its handshake on: Bayeux over long polling with the replay extension.
 * Methods throw SourceError, SessionRefused, ClientForgotten.
 */
export class BayeuxClient {
  /** When the org shook hands, by its own clock, in milliseconds since 1970. */
  readonly since: number;
  readonly #exchange: BayeuxExchange;
  readonly #clientId: string;
  readonly #timeoutMs: number;
  readonly #take: (data: ExactJson) => void;
  #holdMs = HOLD_MS;

  private constructor(
    exchange: BayeuxExchange,
    {
      clientId,
      since,
      timeoutMs,
      take,
    }: Pick<BayeuxClient, 'since'> & {
      readonly clientId: string;
      readonly timeoutMs: number;
      readonly take: (data: ExactJson) => void;
    },
  ) {
    this.#exchange = exchange;
    this.#clientId = clientId;
    this.since = since;
    this.#timeoutMs = timeoutMs;
    this.#take = take;
  }

  /**
   * Shakes hands. `timeoutMs` is how long an answer may take beyond the time for which it is held; `take` gets the data
   * of each event that comes.
   */
  static async open(
    session: SalesforceSession,
    timeoutMs: number,
    take: (data: ExactJson) => void,
    signal: AbortSignal,
  ): Promise<BayeuxClient> {
    const exchange = new BayeuxExchange(session);
    try {
      const hello = {
        channel: '/meta/handshake',
        version: '1.0',
        minimumVersion: '1.0',
        supportedConnectionTypes: ['long-polling'],
        ext: { replay: true },
      };
      const { messages, answeredAt } = await exchange.send(hello, timeoutMs, signal);
      const { clientId } = replyTo('/meta/handshake', messages);
      if (clientId === undefined) throw unreadable();
      return new BayeuxClient(exchange, { clientId, since: answeredAt, timeoutMs, take });
    } catch (error) {
      exchange.close();
      throw error;
    }
  }

  /** Listens to a channel behind a replay id; -1: what is new, -2: all that is kept. Throws PlaceNotKept. */
  async subscribe(channel: string, replayId: string, signal: AbortSignal): Promise<void> {
    const ext = { replay: { [channel]: Number(replayId) } };
    await this.#ask({ channel: '/meta/subscribe', subscription: channel, ext }, this.#timeoutMs, signal);
  }

  /** Waits for events, until the signal ends or something is in the way. */
  async follow(signal: AbortSignal): Promise<never> {
    for (;;) {
      const { advice } = await this.#ask(
        { channel: '/meta/connect', connectionType: 'long-polling' },
        this.#holdMs + this.#timeoutMs,
        signal,
      );
      if (Number(advice?.timeout) > 0) this.#holdMs = Number(advice?.timeout);
      if (Number(advice?.interval) > 0) await delay(Number(advice?.interval), undefined, { signal });
    }
  }

  /** Takes leave, so that the org does not wait for this client any longer. Never throws. */
  async leave(): Promise<void> {
    const bye = { channel: '/meta/disconnect', clientId: this.#clientId };
    await this.#exchange.send(bye, Math.min(LEAVE_MS, this.#timeoutMs), undefined).catch(() => {});
    this.drop();
  }

  /** Closes the connection, and no more: the org forgets a client that stays away. */
  drop(): void {
    this.#exchange.close();
  }

  /** Sends a message and hands over the events that come with its reply: they count, whatever the reply says. */
  async #ask(message: Request, timeoutMs: number, signal: AbortSignal): Promise<BayeuxMessage> {
    const sent = { ...message, clientId: this.#clientId };
    const { messages } = await this.#exchange.send(sent, timeoutMs, signal);
    for (const { channel, data } of messages)
      if (channel !== undefined && !channel.startsWith('/meta/') && data !== undefined) this.#take(data);
    return replyTo(message.channel, messages);
  }
}

/** The reply to a request; throws what its refusal means. */
function replyTo(channel: string, messages: readonly BayeuxMessage[]): BayeuxMessage {
  const reply = messages.find((message) => message.channel === channel);
  if (!reply) throw unreadable();
  if (reply.successful !== false) return reply;
  const reason = reply.ext?.sfdc?.failureReason ?? reply.error ?? '';
  if (reason.startsWith('401')) throw new SessionRefused(reason);
  if (reply.advice?.reconnect === 'handshake' || /^40[23]::Unknown client/i.test(reason))
    throw new ClientForgotten(reason);
  if (/^400::The replayId/i.test(reason)) throw new PlaceNotKept(reason);
  // A channel that is not there, or may not be listened to, will not be there a moment later either.
  const isFinal = channel === '/meta/subscribe' && /^(400|403|404)/.test(reason);
  throw new SourceError(
    'salesforce',
    isFinal ? 'rejected' : 'unavailable',
    `streaming: ${/^\d{3}/.exec(reason)?.[0] ?? 'refused'}`,
  );
}

function unreadable(): SourceError {
  return new SourceError('salesforce', 'unavailable', 'an answer of the streaming API says nothing');
}
