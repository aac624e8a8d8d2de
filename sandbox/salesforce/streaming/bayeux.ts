import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { versionOf } from '../rest/versions.ts';
import type { StreamingClient } from './clients.ts';
import { channelsIn, failure, success } from './replies.ts';
import type { Streaming } from './streaming.ts';
import { subscribe } from './subscribe.ts';

/** The Bayeux protocol over long polling, as CometD clients speak it with Salesforce. */

export const COMETD_PATH = '/cometd/';
/** Some clients name the kind of message behind the version; `replay` is of old versions. */
const PATH = /^\/cometd\/(?:replay\/)?(\d+\.0)\/?(?:handshake|connect|disconnect|subscribe|unsubscribe)?$/;
/** How long a connect request waits for events. */
const WAIT_MS = 110_000;
const UNAUTHENTICATED = '401::Authentication invalid';

interface Call {
  readonly org: Streaming;
  /** Undefined: the session is not valid. */
  readonly userId: string | undefined;
  /** Aborted when the client goes away. */
  readonly gone: AbortSignal;
  /** The message came alone, so that its answer may wait. */
  readonly alone: boolean;
}

/** Answers a request below `/cometd/`: a list of messages, each with its reply; events come with that to a connect. */
export async function cometdReply(
  org: Streaming,
  userId: string | undefined,
  exchange: Exchange,
  gone: AbortSignal,
): Promise<Reply> {
  const version = PATH.exec(exchange.path)?.[1];
  if (versionOf(`v${version}`) === undefined) return refusal(404, ASSUMED.streaming.unknownVersion);
  if (exchange.method !== 'POST') return refusal(405, ASSUMED.streaming.postOnly);
  const messages = messagesOf(exchange.body);
  if (!messages) return refusal(400, ASSUMED.streaming.unreadable);
  const replies: string[] = [];
  for (const message of messages) {
    const call: Call = { org, userId, gone, alone: messages.length === 1 };
    replies.push(...(await answer(call, message)));
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    text: `[${replies.join(',')}]`,
  };
}

/** What carries no message that could be answered. */
function refusal(status: number, error: string): Reply {
  return { status, json: [{ error, successful: false }] };
}

function messagesOf(body: string): JsonObject[] | undefined {
  try {
    const value = parseJson(body);
    const list = Array.isArray(value) ? value : [value];
    return list.every(isObject) ? list : undefined;
  } catch {
    return undefined;
  }
}

async function answer(call: Call, message: JsonObject): Promise<string[]> {
  const { channel } = message;
  if (channel === '/meta/handshake') return [handshake(call, message)];
  if (call.userId === undefined)
    return [failure(message, UNAUTHENTICATED, { advice: { reconnect: 'none' } })];
  const client = call.org.clients.find(message.clientId);
  if (!client)
    return [failure(message, '403::Unknown client', { advice: { interval: 0, reconnect: 'handshake' } })];
  client.answeredAt = call.org.now();
  switch (channel) {
    case '/meta/connect':
      return connect(call, client, message);
    case '/meta/subscribe':
      return [subscribe(call.org, client, message)];
    case '/meta/unsubscribe':
      for (const name of channelsIn(message.subscription)) client.subscriptions.delete(name);
      return [success(message, client, { subscription: message.subscription ?? null })];
    case '/meta/disconnect':
      call.org.clients.remove(client);
      return [success(message, client, {})];
    default:
      return [failure(message, ASSUMED.streaming.noPublishing, { clientId: client.id })];
  }
}

function handshake({ org, userId }: Call, message: JsonObject): string {
  const refused = (reason: string, error: string): string =>
    failure(message, error, { ext: { sfdc: { failureReason: reason } }, advice: { reconnect: 'none' } });
  if (userId === undefined) return refused(UNAUTHENTICATED, '403::Handshake denied');
  const types = message.supportedConnectionTypes;
  if (!Array.isArray(types) || !types.includes('long-polling'))
    return refused(ASSUMED.streaming.longPollingOnly, '403::Handshake denied');
  const client = org.clients.add(userId);
  if (!client) return refused(ASSUMED.streaming.tooManyClients, '403::Handshake denied');
  return success(message, client, {
    ext: { replay: true, 'payload.format': true },
    minimumVersion: '1.0',
    supportedConnectionTypes: ['long-polling'],
    version: '1.0',
  });
}

/** The first connect is answered at once, later ones when there are events or the time is over. */
async function connect(
  { org, gone, alone }: Call,
  client: StreamingClient,
  message: JsonObject,
): Promise<string[]> {
  const { lastConnect } = client;
  if (lastConnect && message.id !== undefined && lastConnect.messageId === message.id)
    for (const [name, position] of lastConnect.positions) {
      const subscription = client.subscriptions.get(name);
      if (subscription) subscription.position = Math.min(subscription.position, position);
    }
  const advice = isObject(message.advice) ? message.advice : {};
  const first = client.connects++ === 0;
  let positions = positionsOf(client);
  let events = org.clients.take(client);
  if (events.length === 0 && !first && alone && advice.timeout !== 0) {
    const outcome = await news(client, gone);
    positions = positionsOf(client);
    // What this request cannot carry to the client any more stays for its next one.
    if (outcome === 'look') events = org.clients.take(client);
  }
  client.lastConnect = { messageId: message.id, positions };
  client.answeredAt = org.now();
  const reply = success(message, client, { advice: { interval: 0, timeout: WAIT_MS, reconnect: 'retry' } });
  return [...events, reply];
}

/** Waits for news or until the time is over; `leave` if the client is gone or has sent another request to wait. */
function news(client: StreamingClient, gone: AbortSignal): Promise<'look' | 'leave'> {
  client.endWait?.('leave');
  return new Promise((resolve) => {
    const end = (outcome: 'look' | 'leave'): void => {
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
      if (client.endWait === end) client.endWait = undefined;
      resolve(outcome);
    };
    const leave = (): void => end('leave');
    const timer = setTimeout(end, WAIT_MS, 'look');
    gone.addEventListener('abort', leave);
    client.endWait = end;
    if (gone.aborted) leave();
  });
}

function positionsOf(client: StreamingClient): Map<string, number> {
  return new Map([...client.subscriptions].map(([name, { position }]) => [name, position]));
}
