import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigurationError } from '../../kit/config.ts';
import { isConfidential } from '../../kit/http/confidential-url.ts';

/** What happens to an order that somebody outside may want to know. */
const orderEventTypes = [
  'order.received',
  'order.acknowledged',
  'order.held',
  'order.released',
  'order.rejected',
  'order.cancelled',
  'order.invoiced',
  'order.paid',
] as const;
export type OrderEventType = (typeof orderEventTypes)[number];

/** Who is told of order events, and where. */
export interface WebhookEndpoint {
  readonly name: string;
  readonly url: string;
  /** The reseller account's reference: only that partner's orders are told. Undefined: everybody's. */
  readonly partner: string | undefined;
  /** Standard Webhooks secrets, `whsec_…`; every one signs, so that a receiver can change over. */
  readonly secrets: readonly [string, ...string[]];
  /** Undefined: all. */
  readonly events: ReadonlySet<OrderEventType> | undefined;
}

const MIN_SECRET_BYTES = 24;
const MAX_SECRET_BYTES = 64;

const secret = z.string().refine((text) => {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text.slice('whsec_'.length), 'base64').length;
  return bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES;
}, `must be whsec_ and ${MIN_SECRET_BYTES} to ${MAX_SECRET_BYTES} random bytes in base64`);

const receiver = z
  .string()
  .refine(isReceiver, 'must be an https URL, or http on the loopback, without a password');

const file = z.strictObject({
  endpoints: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 lower-case letters, digits or hyphens'),
      url: receiver,
      partner: z.string().min(1).optional(),
      secrets: z.array(secret).min(1),
      events: z.array(z.enum(orderEventTypes)).min(1).optional(),
    }),
  ),
});

/** The endpoints of the file that the settings name; none where they name none. Throws ConfigurationError with every fault. */
export function webhookEndpointsFrom(path: string | undefined): readonly WebhookEndpoint[] {
  if (path === undefined) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError([`WEBHOOKS_FILE: ${path} cannot be read`]);
  }
  return readWebhookEndpoints(path, text);
}

/** Reads the file of endpoints. Throws ConfigurationError that lists all faults with their lines, and no secret. */
export function readWebhookEndpoints(name: string, text: string): readonly WebhookEndpoint[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    throw new ConfigurationError(
      document.errors.map(({ code, pos }) => `${name}:${lines.linePos(pos[0]).line}: ${code}`),
    );
  const read = file.safeParse(document.toJS());
  if (!read.success) {
    throw new ConfigurationError(
      read.error.issues.map(({ path, message }) => {
        const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
        const line = node?.range ? `:${lines.linePos(node.range[0]).line}` : '';
        return `${name}${line}: ${path.join('.')}: ${message}`;
      }),
    );
  }
  const { endpoints } = read.data;
  const twice = endpoints.filter((one, i) => endpoints.findIndex((other) => other.name === one.name) < i);
  if (twice.length > 0)
    throw new ConfigurationError(twice.map((one) => `${name}: two endpoints are named ${one.name}`));
  return endpoints.map(({ events, secrets, partner, ...rest }) => ({
    ...rest,
    partner,
    secrets: secrets as [string, ...string[]],
    events: events && new Set(events),
  }));
}

function isReceiver(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '' && isConfidential(text);
}
