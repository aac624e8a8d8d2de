/** One malformed request of the corpus. */
export interface MalformedRequest {
  /** What is wrong with it, for the figures. */
  readonly kind: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /**
   * `refused`: a 4xx with the vendor's error, and nothing changed. `unchanged`: nothing changed, whether the refusal is
   * the whole answer or stands inside of it. `answered`: it may still mean something, so any answer but a 5xx will do.
   */
  readonly must: 'refused' | 'unchanged' | 'answered';
}

/** What the corpora need to know of a running sandbox. */
export interface Known {
  /** Headers of a signed-in client. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ids of records by type. */
  readonly ids: Readonly<Record<string, string>>;
  /** Salesforce: bulk jobs that wait for their data. */
  readonly jobs?: readonly string[];
  /** Salesforce: a client that has shaken hands with the streaming endpoint. */
  readonly streamingClient?: string;
  /** NetSuite: what signs token-based requests, without its secrets. */
  readonly tba?: { readonly realm: string; readonly consumerKey: string; readonly token: string };
  /** NetSuite: a form with a genuine assertion. */
  readonly tokenForm?: string;
}
