import type { JsonObject, JsonValue } from '../json.ts';
import type { StreamingClient } from './clients.ts';

/** Replies to Bayeux messages as JSON text: each repeats its message's channel and id. */

export function success(message: JsonObject, client: StreamingClient, more: JsonObject): string {
  return reply(message, { ...more, clientId: client.id, successful: true });
}

export function failure(message: JsonObject, error: string, more: JsonObject): string {
  return reply(message, { ...more, error, successful: false });
}

/** The channels that a message names: one or a list. */
export function channelsIn(subscription: JsonValue | undefined): string[] {
  const list = Array.isArray(subscription) ? subscription : [subscription];
  return list.filter((name) => typeof name === 'string');
}

function reply(message: JsonObject, members: JsonObject): string {
  const { channel = null, id } = message;
  return JSON.stringify({ ...members, channel, ...(id === undefined ? {} : { id }) });
}
