import type { Viewer } from '../kit/identity/viewer.ts';
import type { AnsweredEvent, SubscriptionStart } from '../kit/subscription.ts';
import type { Spend } from './rate/client-rates.ts';
import type { RequestRecord } from './telemetry/request-record.ts';

/** What the gateway knows of one request. */
export interface GatewayContext {
  readonly viewer: Viewer;
  /** Tells viewers apart who may see different things. */
  readonly identity: string;
  /** Ends what is under way for the request: the client has gone, or the deadline has passed. */
  readonly signal: AbortSignal;
  /** When the deadline is, on the clock of `performance.now()`. */
  readonly deadlineAt: number;
  /** What is noted of the request for metrics and the log. */
  readonly record: RequestRecord;
  /** Takes what the operation costs from what its client may spend; undefined: nothing limits it. */
  readonly spend?: Spend | undefined;
  /** The event of a subscription that is answered, as its subgraph tells it. */
  readonly event?: AnsweredEvent;
}

/** What the gateway knows of a subscription; each of its events is answered with a context of its own. */
export interface SubscriptionContext extends SubscriptionStart {
  readonly viewer: Viewer;
  readonly identity: string;
  readonly record: RequestRecord;
  readonly spend?: GatewayContext['spend'];
}
