/** What is noted of a request while work is done for it, and what of it goes along to subgraphs. */
export interface RequestRecord {
  /** Names the request in logs and to its client. */
  readonly id: string;
  /** Joins a subgraph's traces and logs with the request: `x-request-id`, and the client's `traceparent` and `tracestate`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fetches that were sent for it so far. */
  fetches: number;
  /** The time that they took, added up. */
  fetchMs: number;
  /** What its operation may cost, once that is known, and what the answer has cost; of a subscription, the latest event, of a table, the latest page. */
  cost?: number | undefined;
  actualCost?: number | undefined;
  /** What an operation may cost at most here. */
  costLimit?: number | undefined;
  /** What its client may ask for in a time, and what is left of it, as headers tell it; undefined: nothing is counted. */
  allowance?: { readonly policy: string; readonly left: string } | undefined;
}
