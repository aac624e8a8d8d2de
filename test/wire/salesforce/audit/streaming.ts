import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { answerOf, type LiveOrg, type SalesforceNeed } from './live-org.ts';
import { must, should } from './rows.ts';

/** A Bayeux client by hand, over long polling. */
class Cometd {
  readonly #org: LiveOrg;
  readonly #token: string;
  #id = 0;
  clientId = '';

  constructor(org: LiveOrg, token = org.token) {
    this.#org = org;
    this.#token = token;
  }

  // biome-ignore lint/suspicious/noExplicitAny: messages are asserted by value
  async send(channel: string, fields: object = {}): Promise<any[]> {
    const message = {
      channel,
      id: String(++this.#id),
      ...(this.clientId && { clientId: this.clientId }),
      ...fields,
    };
    const response = await fetch(`${this.#org.url}/cometd/${this.#org.version}`, {
      method: 'POST',
      headers: { authorization: `OAuth ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify([message]),
    });
    return (await answerOf(response)).json;
  }

  async handshake() {
    const [reply] = await this.send('/meta/handshake', {
      version: '1.0',
      supportedConnectionTypes: ['long-polling'],
      ext: { replay: true },
    });
    this.clientId = reply.clientId ?? '';
    return reply;
  }

  connect(): ReturnType<Cometd['send']> {
    return this.send('/meta/connect', { connectionType: 'long-polling' });
  }

  async subscribe(subscription: string, replayId: number) {
    return (
      await this.send('/meta/subscribe', { subscription, ext: { replay: { [subscription]: replayId } } })
    )[0];
  }

  /** The data messages of a channel up to the first that fits. */
  async until(channel: string, fits: (data: { payload: Record<string, unknown> }) => boolean) {
    for (let turn = 0; turn < 20; turn++) {
      for (const message of await this.connect())
        if (message.channel === channel && fits(message.data)) return message.data;
    }
    throw new Error(`no such event on ${channel}`);
  }
}

const CHANNEL = '/data/AccountChangeEvent';
const named = (name: string) => (data: { payload: Record<string, unknown> }) => data.payload.Name === name;
const of = (id: string, changeType: string) => (data: { payload: Record<string, unknown> }) => {
  const header = data.payload.ChangeEventHeader as { recordIds: string[]; changeType: string };
  return header.recordIds.includes(id) && header.changeType === changeType;
};

async function subscribed(org: LiveOrg, replayId = -1): Promise<Cometd> {
  const client = new Cometd(org);
  await client.handshake();
  const { successful, error } = await client.subscribe(CHANNEL, replayId);
  assert.equal(successful, true, error);
  await client.connect();
  return client;
}

export const streaming: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Change events',
  rows: [
    must('SF-STREAM-001', 'measured', 'A handshake offers long polling and replay.', async (org) => {
      const reply = await new Cometd(org).handshake();
      assert.partialDeepStrictEqual(reply, {
        channel: '/meta/handshake',
        successful: true,
        version: '1.0',
        ext: { replay: true },
      });
      assert.ok(reply.clientId && reply.supportedConnectionTypes.includes('long-polling'));
    }),
    must('SF-STREAM-002', 'documented', 'A handshake without a session is denied.', async (org) => {
      const reply = await new Cometd(org, 'nothing').handshake();
      assert.partialDeepStrictEqual(reply, {
        successful: false,
        error: '403::Handshake denied',
        advice: { reconnect: 'none' },
        ext: { sfdc: { failureReason: '401::Authentication invalid' } },
      });
    }),
    must('SF-STREAM-003', 'documented', 'An unknown client is told to shake hands again.', async (org) => {
      const client = new Cometd(org);
      client.clientId = 'unknown';
      const [reply] = await client.connect();
      assert.partialDeepStrictEqual(reply, {
        successful: false,
        error: '403::Unknown client',
        advice: { reconnect: 'handshake' },
      });
    }),
    should(
      'SF-STREAM-004',
      'documented',
      'A channel that is not there cannot be subscribed.',
      async (org) => {
        const client = new Cometd(org);
        await client.handshake();
        assert.equal((await client.subscribe('/data/NothingChangeEvent', -1)).successful, false);
      },
    ),
    must(
      'SF-STREAM-005',
      'documented',
      'A created record is told with all that it has.',
      async (org) => {
        const client = await subscribed(org);
        const id = await org.create('Account', { Name: org.name('event'), Industry: 'Energy' });
        const { payload, event, schema } = await client.until(CHANNEL, named(org.name('event')));
        assert.ok(schema && Number.isInteger(event.replayId));
        assert.equal(payload.Industry, 'Energy');
        const { ChangeEventHeader: header } = payload;
        assert.partialDeepStrictEqual(header, {
          entityName: 'Account',
          recordIds: [id],
          changeType: 'CREATE',
          sequenceNumber: 1,
        });
        assert.ok(
          header.changeOrigin && header.transactionKey && header.commitTimestamp && header.commitNumber,
        );
        assert.match(header.commitUser, /^005\w{15}$/);
      },
      { writes: true },
    ),
    must(
      'SF-STREAM-006',
      'documented',
      'A change is told with what changed only.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('before'), Industry: 'Energy' });
        const client = await subscribed(org);
        await org.send('PATCH', `/sobjects/Account/${id}`, { Name: org.name('after') });
        const { payload } = await client.until(CHANNEL, of(id, 'UPDATE'));
        assert.equal(payload.Name, org.name('after'));
        assert.equal('Industry' in payload, false);
        assert.ok(payload.ChangeEventHeader.changedFields.includes('Name'));
      },
      { writes: true },
    ),
    must(
      'SF-STREAM-007',
      'documented',
      'A removal is told by its header only.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('gone') });
        const client = await subscribed(org);
        await org.send('DELETE', `/sobjects/Account/${id}`);
        const { payload } = await client.until(CHANNEL, of(id, 'DELETE'));
        assert.deepEqual(Object.keys(payload), ['ChangeEventHeader']);
      },
      { writes: true },
    ),
    must(
      'SF-STREAM-008',
      'read in a client',
      'From -2 on all retained events are told again, in order.',
      async (org) => {
        const first = await org.create('Account', { Name: org.name('early') });
        const second = await org.create('Account', { Name: org.name('late') });
        const client = await subscribedLate(org);
        const early = await client.until(CHANNEL, of(first, 'CREATE'));
        assert.ok(early.event.replayId > 0);
        const again = await subscribedAt(org, early.event.replayId);
        const late = await again.until(CHANNEL, of(second, 'CREATE'));
        assert.ok(late.event.replayId > early.event.replayId);
      },
      { writes: true },
    ),
    must(
      'SF-STREAM-009',
      'documented',
      'The client that made a change is told in its origin.',
      async (org) => {
        const client = await subscribed(org);
        const body = { Name: org.name('origin') };
        await org.send('POST', '/sobjects/Account', body, { 'sforce-call-options': 'client=auditor' });
        const { payload } = await client.until(CHANNEL, named(org.name('origin')));
        assert.match(payload.ChangeEventHeader.changeOrigin, /;client=auditor$/);
      },
      { writes: true },
    ),
  ],
};

/** Subscribed without having connected yet, so that the first connect brings what is retained. */
async function subscribedAt(org: LiveOrg, replayId: number): Promise<Cometd> {
  const client = new Cometd(org);
  await client.handshake();
  await client.subscribe(CHANNEL, replayId);
  return client;
}

const subscribedLate = (org: LiveOrg): Promise<Cometd> => subscribedAt(org, -2);
