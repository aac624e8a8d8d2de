import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import type { JsonObject } from '../operation.ts';
import { PassingFailure, type StepResult, type StepRun, type WriteDefinition } from '../write.ts';
import type { OrderEventType, WebhookEndpoint } from './endpoints.ts';

export const DELIVERY_KIND = 'deliverWebhook';

/** What one delivery brings to one endpoint, as the journal keeps it. */
export interface WebhookDelivery {
  readonly endpoint: string;
  readonly event: WebhookEvent;
}

/** An event as receivers get it; the id is the same for every endpoint and every attempt. */
export interface WebhookEvent {
  readonly id: string;
  readonly type: OrderEventType;
  /** When it happened, ISO 8601 in UTC. */
  readonly timestamp: string;
  readonly data: JsonObject;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The schedule that Standard Webhooks 1.0.0 gives as its example. */
const RETRY_DELAYS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const TIMEOUT_MS = 20 * SECOND;
const GONE = 410;

/**
 * Sends one event to one endpoint as Standard Webhooks 1.0.0 has it: any 2xx is taken for delivered, 410 for a receiver
 * that wants no more, everything else is tried again by the schedule, redirects included, which are never followed.
 */
export function webhookDelivery(endpoints: readonly WebhookEndpoint[], owner: string): WriteDefinition {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  const agent = new Agent({
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    connectTimeout: TIMEOUT_MS,
  });
  return {
    kind: DELIVERY_KIND,
    owner,
    retryDelaysMs: RETRY_DELAYS_MS,
    steps: [
      {
        name: 'deliver',
        run: async (run) => {
          const { endpoint: name, event } = run.operation.input as unknown as WebhookDelivery;
          const endpoint = byName.get(name);
          return endpoint
            ? deliver(agent, endpoint, event, run)
            : gone(`No endpoint is named ${name} any more`);
        },
      },
    ],
  };
}

async function deliver(
  agent: Agent,
  endpoint: WebhookEndpoint,
  event: WebhookEvent,
  { now, signal }: StepRun,
): Promise<StepResult> {
  const { id, type, timestamp, data } = event;
  const body = JSON.stringify({ type, timestamp, data });
  const at = now();
  const signatures = endpoint.secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  let status: number;
  let retryAfter: string | undefined;
  try {
    const response = await request(endpoint.url, {
      method: 'POST',
      dispatcher: agent,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / SECOND)),
        'webhook-signature': signatures.join(' '),
      },
      body,
    });
    status = response.statusCode;
    retryAfter = response.headers['retry-after']?.toString();
    await response.body.dump();
  } catch (error) {
    throw new PassingFailure('the receiver does not answer', { cause: error });
  }
  if (status >= 200 && status < 300) return { state: { deliveredAt: at.toISOString() } };
  if (status === GONE) return gone('The receiver wants no more events');
  throw new PassingFailure(`the receiver answered ${status}`, { retryAfterMs: waitOf(retryAfter) });
}

function gone(message: string): StepResult {
  return { problems: [{ type: 'EndpointGoneProblem', message, path: [], detail: {} }] };
}

/** `Retry-After` in seconds as milliseconds; dates, which few send, are left to the schedule. */
function waitOf(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * SECOND : undefined;
}
