import type { IncomingHttpHeaders } from 'node:http';

/** One request as a sandbox sees it: the body read whole, the path without its query. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query exactly as received. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `http://host:port` as the client addressed us: what links and Location headers are built from. */
  readonly origin: string;
}

/** What goes back; `json` is serialised with content-type `application/json` unless a header says otherwise. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** How a request counts in the statistics. */
export interface Operation {
  /** Its key under `byOperation`, for example `query` or `suiteql`. */
  readonly name: string;
  /** Only data calls are counted: not tokens, CometD or `/sandbox/`. */
  readonly data: boolean;
  /** The caller marked the call as background work. */
  readonly background: boolean;
}
