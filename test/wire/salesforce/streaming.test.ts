import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Listener } from './listener.ts';
import { type Connected, connected, refusal } from './sandbox.ts';

let org: Connected;
const listeners: Listener[] = [];
beforeAll(async () => {
  org = await connected();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.stop();
  await org.reset();
});
afterAll(() => org.stop());

async function listen(channel: string, replayId?: number): Promise<Listener> {
  const listener = new Listener(org.connection, channel, replayId);
  listeners.push(listener);
  return listener.start();
}

const topic = (fields: Record<string, unknown>) =>
  org.connection.sobject('PushTopic').create({ Name: 'Accounts', ApiVersion: '54.0', ...fields } as never);
const save = async (fields: Record<string, unknown>) =>
  ((await org.connection.sobject('Account').create(fields as never)) as unknown as { id: string }).id;
const update = (fields: Record<string, unknown>) => org.connection.sobject('Account').update(fields as never);

/** A reply, or an event in front of it. */
interface Reply {
  clientId: string;
  channel: string;
  id: string;
  successful: boolean;
  data: { payload: { ChangeEventHeader: { recordIds: string[] } } };
}

/** Messages as a bare CometD client sends them, and what is answered. */
async function bayeux(messages: unknown, token = org.credentials.accessToken) {
  const response = await fetch(`${org.url}/cometd/66.0`, {
    method: 'POST',
    body: JSON.stringify(messages),
    headers: { authorization: `OAuth ${token}`, 'content-type': 'application/json' },
  });
  const text = await response.text();
  return {
    status: response.status,
    replies: text === '' ? [] : (JSON.parse(text) as Reply[]),
  };
}

const handshake = async (): Promise<Reply> =>
  (
    await bayeux([
      { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], id: '1' },
    ])
  ).replies[0] as Reply;

/** A client that has shaken hands, connected once and subscribed to what is new on a channel. */
async function subscribed(subscription: string): Promise<Reply> {
  const shaken = await handshake();
  const { clientId } = shaken;
  await bayeux([
    { channel: '/meta/connect', clientId, connectionType: 'long-polling', id: '2' },
    { channel: '/meta/subscribe', clientId, subscription, ext: { replay: { [subscription]: -1 } }, id: '3' },
  ]);
  return shaken;
}

describe('A push topic', () => {
  test('tells what its query finds and its flags ask for, with the fields it selects', async () => {
    await topic({
      Query: "SELECT Id, Name FROM Account WHERE Site = 'here'",
      NotifyForOperationDelete: false,
    });
    const listener = await listen('/topic/Accounts', -1);
    await save({ Name: 'Elsewhere', Site: 'there' });
    const id = await save({ Name: 'Found', Site: 'here' });
    await update({ Id: id, Phone: '1' });
    await update({ Id: id, Name: 'Renamed' });
    await update({ Id: id, Site: 'there' });
    await org.connection.sobject('Account').destroy(id);
    const last = await save({ Name: 'Last', Site: 'here' });
    const messages = await listener.take(3);
    expect(messages.map(({ event, sobject }) => [event.type, sobject])).toEqual([
      ['created', { Id: id, Name: 'Found' }],
      ['updated', { Id: id, Name: 'Renamed' }],
      ['created', { Id: last, Name: 'Last' }],
    ]);
    expect(messages[0]?.event.createdDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('tells of any change when it asks for all fields, and of deletions by id', async () => {
    await topic({ Query: 'SELECT Id FROM Account', NotifyForFields: 'All', NotifyForOperationCreate: false });
    const listener = await listen('/topic/Accounts', -1);
    const id = await save({ Name: 'x' });
    await update({ Id: id, Phone: '1' });
    await org.connection.sobject('Account').destroy(id);
    const messages = await listener.take(2);
    expect(messages.map(({ event, sobject }) => [event.type, sobject])).toEqual([
      ['updated', { Id: id }],
      ['deleted', { Id: id }],
    ]);
  });

  test('gives a subscriber with a filter only what passes it', async () => {
    await topic({ Query: 'SELECT Id, Site FROM Account' });
    const subscription = "/topic/Accounts?Site='here'";
    const { clientId } = await subscribed(subscription);
    await save({ Name: 'a', Site: 'there' });
    const id = await save({ Name: 'b', Site: 'here' });
    const { replies } = await bayeux([
      { channel: '/meta/connect', clientId, connectionType: 'long-polling' },
    ]);
    expect(replies).toMatchObject([
      { channel: subscription, data: { sobject: { Id: id, Site: 'here' } } },
      { channel: '/meta/connect', successful: true },
    ]);
  });

  test('still reaches who subscribes while the record is written', async () => {
    await topic({ Query: 'SELECT Id FROM Account' });
    const subscribed = listen('/topic/Accounts');
    const id = await save({ Name: 'x' });
    expect((await (await subscribed).next()).sobject).toEqual({ Id: id });
  });

  test.each([
    ['SELECT Name FROM Account', 'The SELECT list must contain Id'],
    ['SELECT Id, Parent.Name FROM Account', 'Only fields of the object itself may be selected'],
    ['SELECT Id FROM Account LIMIT 1', /LIMIT and OFFSET are not supported/],
    ['SELECT Id, Foo FROM Account', /No such column 'Foo'/],
    ['SELECT Id FROM', /unexpected token/],
  ])('is refused with the query %s', async (Query, message) => {
    expect(await refusal(topic({ Query }))).toEqual({
      errorCode: 'INVALID_FIELD',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describe('A streaming channel', () => {
  test('carries texts to all who listen, or to some users', async () => {
    await org.connection.sobject('StreamingChannel').create({ Name: '/u/News' });
    const listener = await listen('/u/News', -1);
    const { user_id } = await org.connection.identity();
    const channel = org.connection.streaming.channel('/u/News');
    expect(await channel.push({ payload: 'to all', userIds: [] })).toEqual({
      fanoutCount: -1,
      userOnlineStatus: {},
    });
    expect(
      await channel.push([
        { payload: 'to you', userIds: [user_id] },
        { payload: 'to others', userIds: ['005000000000000AAA'] },
        { payload: 'to all again', userIds: [] },
      ] as never),
    ).toEqual([
      { fanoutCount: 1, userOnlineStatus: { [user_id]: true } },
      { fanoutCount: 0, userOnlineStatus: { '005000000000000AAA': false } },
      { fanoutCount: -1, userOnlineStatus: {} },
    ]);
    expect((await listener.take(3)).map(({ payload }) => payload)).toEqual([
      'to all',
      'to you',
      'to all again',
    ]);
  });

  test('is named below /u/', async () => {
    const refused = await refusal(org.connection.sobject('StreamingChannel').create({ Name: 'News' }));
    expect(refused.errorCode).toBe('INVALID_FIELD');
  });
});

describe('The Bayeux protocol', () => {
  test('begins with a handshake and answers the first connect at once', async () => {
    const shaken = await handshake();
    expect(shaken).toEqual({
      channel: '/meta/handshake',
      clientId: expect.any(String),
      ext: { replay: true, 'payload.format': true },
      id: '1',
      minimumVersion: '1.0',
      successful: true,
      supportedConnectionTypes: ['long-polling'],
      version: '1.0',
    });
    const { clientId } = shaken;
    const connect = { channel: '/meta/connect', clientId, connectionType: 'long-polling', id: '2' };
    expect((await bayeux([connect])).replies).toEqual([
      {
        channel: '/meta/connect',
        clientId,
        advice: { interval: 0, timeout: 110_000, reconnect: 'retry' },
        id: '2',
        successful: true,
      },
    ]);
  });

  test('answers several messages in one request', async () => {
    const { clientId } = await handshake();
    await bayeux({ channel: '/meta/connect', clientId, connectionType: 'long-polling' });
    const { replies } = await bayeux([
      {
        channel: '/meta/subscribe',
        clientId,
        subscription: ['/data/AccountChangeEvent', '/data/ChangeEvents'],
        id: 'a',
      },
      { channel: '/meta/connect', clientId, connectionType: 'long-polling', id: 'b' },
      { channel: '/meta/unsubscribe', clientId, subscription: '/data/ChangeEvents', id: 'c' },
      { channel: '/meta/disconnect', clientId, id: 'd' },
      { channel: '/meta/connect', clientId, connectionType: 'long-polling', id: 'e' },
    ]);
    expect(replies.map(({ id, channel, successful }) => [id, channel, successful])).toEqual([
      ['a', '/meta/subscribe', true],
      ['b', '/meta/connect', true],
      ['c', '/meta/unsubscribe', true],
      ['d', '/meta/disconnect', true],
      ['e', '/meta/connect', false],
    ]);
    expect(replies[4]).toEqual({
      advice: { interval: 0, reconnect: 'handshake' },
      channel: '/meta/connect',
      error: '403::Unknown client',
      id: 'e',
      successful: false,
    });
  });

  test('knows no session but its own', async () => {
    const { replies } = await bayeux(
      [{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], id: '1' }],
      'nonsense',
    );
    expect(replies).toEqual([
      {
        ext: { sfdc: { failureReason: '401::Authentication invalid' } },
        advice: { reconnect: 'none' },
        channel: '/meta/handshake',
        error: '403::Handshake denied',
        id: '1',
        successful: false,
      },
    ]);
    const { clientId } = await handshake();
    const later = await bayeux([{ channel: '/meta/connect', clientId, id: '2' }], 'nonsense');
    expect(later.replies).toEqual([
      {
        advice: { reconnect: 'none' },
        channel: '/meta/connect',
        error: '401::Authentication invalid',
        id: '2',
        successful: false,
      },
    ]);
  });

  test('gives events again to a client that repeats its request, since it never got the answer', async () => {
    const { clientId } = await subscribed('/data/AccountChangeEvent');
    const connect = (id: string) =>
      bayeux([{ channel: '/meta/connect', clientId, connectionType: 'long-polling', id }]);
    const id = await save({ Name: 'x' });
    const ids = async (message: string) =>
      (await connect(message)).replies
        .slice(0, -1)
        .map(({ data }) => data.payload.ChangeEventHeader.recordIds[0]);
    expect(await ids('4')).toEqual([id]);
    expect(await ids('4')).toEqual([id]);
    const waiting = ids('5');
    const next = await save({ Name: 'y' });
    expect(await waiting).toEqual([next]);
  });

  test('leaves events to the next request when a client goes away while it waits', async () => {
    const { clientId } = await subscribed('/data/AccountChangeEvent');
    const connect = { channel: '/meta/connect', clientId, connectionType: 'long-polling' };
    const leaving = new AbortController();
    const waiting = fetch(`${org.url}/cometd/66.0`, {
      method: 'POST',
      body: JSON.stringify([{ ...connect, id: '4' }]),
      headers: { authorization: `OAuth ${org.credentials.accessToken}` },
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    await save({ Name: 'x' });
    const { replies } = await bayeux([{ ...connect, id: '5' }]);
    expect(replies.length).toBe(2);
  });

  test.each([
    ['{', 400],
    ['[1]', 400],
    ['', 400],
  ])('answers the body %j with %i', async (body, status) => {
    const response = await fetch(`${org.url}/cometd/66.0`, { method: 'POST', body });
    expect(response.status).toBe(status);
  });

  test('is spoken at its versions only, and by POST', async () => {
    const status = async (path: string, method = 'POST') =>
      (await fetch(`${org.url}${path}`, { method, ...(method === 'POST' ? { body: '[]' } : {}) })).status;
    expect([
      await status('/cometd/66.0'),
      await status('/cometd/66.0/'),
      await status('/cometd/replay/50.0'),
      await status('/cometd/66.0/handshake'),
      await status('/cometd/99.0'),
      await status('/cometd/66.0/x'),
      await status('/cometd/66.0', 'GET'),
    ]).toEqual([200, 200, 200, 200, 404, 404, 405]);
  });
});
