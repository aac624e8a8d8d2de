import type { Exchange } from './exchange.ts';

const ENTRIES = 1000;
/** Of all bodies together: an upload may be large. */
const CHARACTERS = 50_000_000;

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: unknown;
  readonly body: string;
}

/** The latest requests, which `GET /sandbox/log` shows. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = [];
  #characters = 0;

  add({ method, target, headers, body }: Exchange): void {
    this.#entries.push({ method, path: target, headers, body });
    this.#characters += body.length;
    while (this.#entries.length > ENTRIES || this.#characters > CHARACTERS)
      this.#characters -= this.#entries.shift()?.body.length ?? this.#characters;
  }

  /** The latest `count` requests, the oldest of them first. */
  last(count = ENTRIES): readonly LoggedRequest[] {
    return this.#entries.slice(-count);
  }
}
