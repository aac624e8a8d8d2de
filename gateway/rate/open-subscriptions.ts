import type { Viewer } from '../../kit/identity/viewer.ts';
import { clientKey } from './client-key.ts';
import { tooMany } from './too-many.ts';

/** Whoever comes again after this finds some of them ended, perhaps. */
const RETRY_AFTER_MS = 5_000;

/** Counts the subscriptions that each client or partner holds open here, so that none takes the places of all others. */
export class OpenSubscriptions {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one more of a viewer's client until what is given is called. Throws a Refusal where it has as many as it may. */
  open(viewer: Viewer): () => void {
    const key = clientKey(viewer);
    const count = this.#open.get(key) ?? 0;
    if (count >= this.#limit) throw tooMany(`More than ${this.#limit} subscriptions at once`, RETRY_AFTER_MS);
    this.#open.set(key, count + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}
