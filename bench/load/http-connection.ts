import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const CHUNKED_END = Buffer.from('0\r\n\r\n');
const ERRORS = Buffer.from('"errors":');

/** One keep-alive connection that sends a request at a time. As little work as possible: it shares a machine with what it measures. */
export class HttpConnection {
  readonly #socket: Socket;
  #pending: { resolve: (wrong: string | undefined) => void; reject: (error: Error) => void } | undefined;
  #parts: Buffer[] = [];
  #size = 0;
  /** Bytes of the whole response; undefined: not known yet; 0: until the last chunk. */
  #expected: number | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (part) => this.#take(part));
    const fail = (error: Error): void => this.#pending?.reject(error);
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed the connection')));
  }

  static open(host: string, port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new HttpConnection(socket)));
    });
  }

  /** Sends a whole request; gives the response where it is not 200 or has GraphQL errors. */
  send(request: Buffer): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#pending = undefined;
    this.#socket.destroy();
  }

  #take(part: Buffer): void {
    this.#parts.push(part);
    this.#size += part.length;
    if (this.#expected === undefined) {
      const all = this.#whole();
      const end = all.indexOf(HEAD_END);
      if (end < 0) return;
      const head = all.toString('latin1', 0, end).toLowerCase();
      const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
      this.#expected = length === undefined ? 0 : end + HEAD_END.length + Number(length);
    }
    const complete =
      this.#expected > 0
        ? this.#size >= this.#expected
        : this.#whole().subarray(-CHUNKED_END.length).equals(CHUNKED_END);
    if (complete) this.#finish();
  }

  #whole(): Buffer {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0] as Buffer;
  }

  #finish(): void {
    const all = this.#whole();
    const ok = all.toString('latin1', 9, 12) === '200' && !all.includes(ERRORS);
    this.#parts = [];
    this.#size = 0;
    this.#expected = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve(ok ? undefined : all.toString());
  }
}
