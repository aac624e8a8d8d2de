import { ASSUMED } from '../assumed.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { channelNamed } from './channels.ts';
import type { StreamingClient } from './clients.ts';
import type { Family } from './event-log.ts';
import { channelsIn, failure, success } from './replies.ts';
import type { Streaming } from './streaming.ts';

/** Answers `/meta/subscribe`, whose extension `replay` says by channel where to begin. */
export function subscribe(org: Streaming, client: StreamingClient, message: JsonObject): string {
  const asked = channelsIn(message.subscription);
  const subscription = message.subscription ?? null;
  const ext = isObject(message.ext) ? message.ext : {};
  const replay = isObject(ext.replay) ? ext.replay : {};
  for (const name of asked) {
    const channel = channelNamed(org.store, name);
    if (!channel)
      return failure(message, ASSUMED.streaming.unknownChannel(name), { clientId: client.id, subscription });
    const position = startOf(org, client, channel.source.family, replay[name]);
    if (position === undefined)
      return failure(message, invalidReplayId(replay[name] as JsonValue), {
        clientId: client.id,
        subscription,
      });
    client.subscriptions.set(name, { channel, position });
  }
  if (asked.length === 0)
    return failure(message, ASSUMED.streaming.noSubscription, { clientId: client.id, subscription });
  org.clients.wake();
  return success(message, client, { subscription });
}

/** Where a subscription begins: -1 now, -2 with the oldest event, else behind an event; undefined: not possible. */
function startOf(
  { log, now }: Streaming,
  client: StreamingClient,
  family: Family,
  replayId: JsonValue | undefined,
): number | undefined {
  if (replayId === undefined || replayId === null) {
    const fresh = client.subscriptions.size === 0 ? client.since : now();
    return log.lastBefore(fresh - ASSUMED.streaming.publishingMs);
  }
  const wanted = Number(replayId);
  if (wanted === -1) return log.last();
  const earliest = log.earliest(family);
  if (wanted === -2) return earliest;
  return Number.isInteger(wanted) && wanted >= earliest && wanted <= log.last() ? wanted : undefined;
}

function invalidReplayId(replayId: JsonValue): string {
  return `400::The replayId {${String(replayId)}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`;
}
