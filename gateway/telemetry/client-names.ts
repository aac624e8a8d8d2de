import type { IncomingHttpHeaders } from 'node:http';

/** So many clients have series of their own; the names are the clients' to choose, and every series costs memory. */
const MAX_NAMES = 50;
/** Nothing that looks like an address, a token or a sentence gets into logs and metrics. */
const NAME = /^[A-Za-z][\w./-]{0,49}$/;
const VERSION = /^[\w.+-]{1,32}$/;

/** The client as it names itself; undefined: it does not, or not as a name should be. */
export function clientName(headers: IncomingHttpHeaders): string | undefined {
  return matching(headers['apollographql-client-name'] ?? headers['graphql-client-name'], NAME);
}

export function clientVersion(headers: IncomingHttpHeaders): string | undefined {
  return matching(headers['apollographql-client-version'] ?? headers['graphql-client-version'], VERSION);
}

function matching(value: string | string[] | undefined, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

/** The clients that metrics tell apart: the first that came with a valid token. */
export class ClientNames {
  readonly #known = new Set<string>();

  /** The label of a client: its name, `other` once there are too many, `none` where there is no name. */
  label(name: string | undefined, isAuthenticated: boolean): string {
    if (name === undefined) return 'none';
    if (this.#known.has(name)) return name;
    if (!isAuthenticated || this.#known.size >= MAX_NAMES) return 'other';
    this.#known.add(name);
    return name;
  }
}
