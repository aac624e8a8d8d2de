import { notFound } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { objectNamed } from '../objects/catalogue.ts';
import {
  bodyObject,
  type Handler,
  type Org,
  objectsUnder,
  okValue,
  parserError,
  stringUnder,
} from '../rest/rest.ts';

/** `POST /sobjects/StreamingChannel/{id}/push { pushEvents }`: sends texts to whoever listens, or to some users. */
export const pushEvents: Handler = (org, request, id) => {
  const channel = channelOf(org, id as string);
  const events = objectsUnder(bodyObject(request), 'pushEvents').map((event) => {
    const users = event.userIds ?? [];
    if (!Array.isArray(users) || !users.every((user) => typeof user === 'string'))
      throw parserError('"userIds" must be a list of strings');
    return { payload: stringUnder(event, 'payload'), users: users.map((user) => canonicalId(user) ?? user) };
  });
  const { log, clients } = org.streaming;
  const createdDate = new Date(org.clock.now()).toISOString();
  org.store.atomically(() => {
    for (const { payload, users } of events)
      log.add({
        family: 'generic',
        channel,
        content: JSON.stringify({ payload }),
        extras: JSON.stringify({ createdDate }),
        ...(users.length > 0 ? { users } : {}),
      });
  });
  const online = new Set(clients.listenersOf(channel));
  clients.wake();
  return okValue(
    events.map(({ users }) => ({
      fanoutCount: users.length === 0 ? -1 : users.filter((user) => online.has(user)).length,
      userOnlineStatus: Object.fromEntries(users.map((user) => [user, online.has(user)])),
    })),
  );
};

/** `GET`: who listens. */
export const pushListeners: Handler = (org, _request, id) => {
  const channel = channelOf(org, id as string);
  return okValue({ OnlineUserIds: org.streaming.clients.listenersOf(channel), ChannelName: channel });
};

function channelOf(org: Org, text: string): string {
  const id = canonicalId(text);
  const row = id === undefined ? undefined : org.store.read(objectNamed('StreamingChannel'), id);
  if (row?.IsDeleted !== 0n) throw notFound();
  return row.Name as string;
}
