import { randomBytes } from 'node:crypto';
import type { Channel } from './channels.ts';
import type { EventLog } from './event-log.ts';

/** One channel that a client listens to. */
interface Subscription {
  readonly channel: Channel;
  /** The replay id of the last event that it has been given. */
  position: number;
}

/** One client of the streaming API, from its handshake on. */
export interface StreamingClient {
  readonly id: string;
  readonly userId: string;
  /** When it shook hands, in milliseconds since 1970. */
  readonly since: number;
  /** By channel name. */
  readonly subscriptions: Map<string, Subscription>;
  /** Ends the connect request that waits for events: it looks for them, or leaves them to another. */
  endWait: ((outcome: 'look' | 'leave') => void) | undefined;
  /** When it was last answered. */
  answeredAt: number;
  connects: number;
  /** The last connect answered, and where the subscriptions stood before it: a client that repeats it never got it. */
  lastConnect: { readonly messageId: unknown; readonly positions: ReadonlyMap<string, number> } | undefined;
}

/** A client that stays away for longer has to shake hands anew. */
const MAX_ABSENCE_MS = 40_000;
const MAX_CLIENTS = 1_000;

/** The clients that have shaken hands; they live as long as the process. */
export class StreamingClients {
  readonly #log: EventLog;
  readonly #now: () => number;
  readonly #clients = new Map<string, StreamingClient>();

  constructor(log: EventLog, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  /** A new client; undefined: there are too many. */
  add(userId: string): StreamingClient | undefined {
    for (const client of this.#clients.values()) if (this.#isGone(client)) this.remove(client);
    if (this.#clients.size >= MAX_CLIENTS) return undefined;
    const now = this.#now();
    const client: StreamingClient = {
      id: randomBytes(16).toString('hex'),
      userId,
      since: now,
      subscriptions: new Map(),
      endWait: undefined,
      answeredAt: now,
      connects: 0,
      lastConnect: undefined,
    };
    this.#clients.set(client.id, client);
    return client;
  }

  find(id: unknown): StreamingClient | undefined {
    const client = typeof id === 'string' ? this.#clients.get(id) : undefined;
    if (!client || !this.#isGone(client)) return client;
    this.remove(client);
    return undefined;
  }

  remove(client: StreamingClient): void {
    this.#clients.delete(client.id);
    client.endWait?.('leave');
  }

  /** New events are there: whoever waits looks for its own. */
  wake(): void {
    for (const client of this.#clients.values())
      if (client.endWait && this.#hasNews(client)) client.endWait('look');
  }

  /** The users that listen to a generic channel. */
  listenersOf(channel: string): string[] {
    const listening = [...this.#clients.values()].filter(
      (client) => client.subscriptions.has(channel) && !this.#isGone(client),
    );
    return [...new Set(listening.map(({ userId }) => userId))];
  }

  /** Ends every wait and forgets everyone, as when the org restarts. */
  clear(): void {
    for (const client of this.#clients.values()) this.remove(client);
  }

  /** The messages that a client has not been given yet, as JSON; they count as given from now on. */
  take(client: StreamingClient): string[] {
    const messages: { replayId: number; text: string }[] = [];
    for (const [name, subscription] of client.subscriptions) {
      const { channel } = subscription;
      for (const { replayId, data } of this.#log.after(
        channel.source,
        subscription.position,
        client.userId,
      )) {
        subscription.position = replayId;
        if (passes(channel, data))
          messages.push({ replayId, text: `{"data":${data},"channel":${JSON.stringify(name)}}` });
      }
    }
    return messages.sort((a, b) => a.replayId - b.replayId).map(({ text }) => text);
  }

  #hasNews(client: StreamingClient): boolean {
    return [...client.subscriptions.values()].some(
      ({ channel, position }) => this.#log.after(channel.source, position, client.userId).length > 0,
    );
  }

  #isGone({ endWait, answeredAt }: StreamingClient): boolean {
    return !endWait && this.#now() - answeredAt > MAX_ABSENCE_MS;
  }
}

function passes({ filter }: Channel, data: string): boolean {
  if (!filter) return true;
  const { sobject } = JSON.parse(data) as { sobject: Record<string, unknown> };
  return [...filter].every(([field, value]) => String(sobject[field]) === value);
}
