import type { Connection } from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';

/** The client's types do not say that it can disconnect. */
type Client = ReturnType<Connection['streaming']['createClient']> & { disconnect(): void };

/** The data of a message, as much of it as tests look at. */
export interface Message {
  schema?: string;
  payload: {
    ChangeEventHeader: {
      entityName: string;
      recordIds: string[];
      changeType: string;
      changeOrigin: string;
      transactionKey: string;
      sequenceNumber: number;
      commitTimestamp: number;
      commitNumber: number;
      commitUser: string;
      changedFields: string[];
    };
    [field: string]: unknown;
  };
  sobject?: Record<string, unknown>;
  event: { replayId: number; type?: string; createdDate?: string };
}

/** A subscription of the real client, its messages in the order in which they come. */
export class Listener {
  readonly #client: Client;
  readonly #channel: string;
  readonly #unread: Message[] = [];
  readonly #waiting: ((message: Message) => void)[] = [];

  constructor(connection: Connection, channel: string, replayId?: number) {
    this.#channel = channel;
    this.#client = connection.streaming.createClient(
      replayId === undefined ? [] : [new StreamingExtension.Replay(channel, replayId)],
    ) as Client;
  }

  /** Subscribed, or refused with the error. */
  async start(): Promise<this> {
    await this.#client.subscribe(this.#channel, (message: Message) => {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(message);
      else this.#unread.push(message);
    });
    return this;
  }

  next(): Promise<Message> {
    const message = this.#unread.shift();
    return message ? Promise.resolve(message) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  async take(count: number): Promise<Message[]> {
    const messages: Message[] = [];
    while (messages.length < count) messages.push(await this.next());
    return messages;
  }

  /** What has come and was not taken. */
  get unread(): number {
    return this.#unread.length;
  }

  stop(): void {
    this.#client.disconnect();
  }
}
