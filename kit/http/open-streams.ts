import type { GraphQLError } from 'graphql';
import { clientError } from '../errors.ts';
import { type Repeat, repeat } from '../time.ts';

/** Proxies and clients take a connection for dead on which nothing comes for half a minute or more. */
const BEAT_MS = 15_000;

/** A stream that somebody listens to. */
export interface OpenStream {
  /** Called every 15 seconds. */
  beat(): void;
  /** Tells whoever listens why it ends, and ends it. */
  end(error: GraphQLError): void;
}

/** All streams of events that a server sends at the moment. */
export class OpenStreams {
  readonly #open = new Set<OpenStream>();
  readonly #max: number;
  readonly #onCount: (open: number) => void;
  readonly #stopBeating: () => void;
  #isStopped = false;

  constructor(
    max: number,
    options: { readonly beats?: Repeat; readonly onCount?: (open: number) => void } = {},
  ) {
    this.#max = max;
    this.#onCount = options.onCount ?? (() => {});
    this.#stopBeating = (options.beats ?? repeat)(BEAT_MS, () => {
      for (const stream of this.#open) stream.beat();
    });
  }

  /** Whether no more streams are taken. */
  get isFull(): boolean {
    return this.#isStopped || this.#open.size >= this.#max;
  }

  add(stream: OpenStream): void {
    this.#open.add(stream);
    this.#onCount(this.#open.size);
  }

  delete(stream: OpenStream): void {
    this.#open.delete(stream);
    this.#onCount(this.#open.size);
  }

  /** Ends every stream; whoever listened may come again, with the last event that it has had. */
  interrupt(): void {
    const error = clientError(
      'SUBSCRIPTION_INTERRUPTED',
      'The subscription was interrupted; subscribe again with the id of the last event',
    );
    for (const stream of [...this.#open]) stream.end(error);
  }

  /** Ends every stream, and takes no new ones. */
  stop(): void {
    this.#isStopped = true;
    this.#stopBeating();
    this.interrupt();
  }
}
