import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a receiver was sent. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who takes webhooks, at as many paths as are wanted. */
export class WebhookReceiver {
  static readonly secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  readonly received: Received[] = [];
  /** What each path is answered with; 200 where nothing is said. */
  readonly answers = new Map<string, number>();
  readonly #server: Server;

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        this.received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(this.answers.get(path) ?? 200).end();
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path);
  }

  /** The events that came to a path, as its secret verifies them. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
  events(path: string): any[] {
    return this.at(path).map(({ body, headers }) =>
      new Webhook(WebhookReceiver.secret).verify(body, headers as Record<string, string>),
    );
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
