import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Audited } from '../../audit/run.ts';
import { assertion, requestToken, type SandboxCredentials } from '../wire-client.ts';

/** What an account may lack, as rows name it. */
export type NetSuiteNeed = 'token-based authentication' | 'an elliptic key' | 'revenue' | 'a sandbox';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Json = any;

export interface AccountAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

export const RECORD = '/services/rest/record/v1';
export const SUITEQL = '/services/rest/query/v1/suiteql';
/** Some 30 seconds, if the account takes its time. */
const TURNS = 22;

export interface AccountSettings {
  readonly credentials: SandboxCredentials;
  /** Whether faults and limits may be provoked; such an account has every kind of key. */
  readonly sandbox: boolean;
}

/** An account over plain HTTP, with what it is found to have, and with a memory of what a check created. */
export class LiveAccount implements Audited<NetSuiteNeed> {
  readonly credentials: SandboxCredentials;
  readonly url: string;
  readonly token: string;
  /** Stands before every name and external id that the audit gives to a record. */
  readonly prefix = `AUDIT-${randomUUID().slice(0, 8)}`;
  readonly #lacking = new Map<NetSuiteNeed, string>();
  readonly #created: string[] = [];
  readonly leftBehind: string[] = [];

  private constructor({ credentials, sandbox }: AccountSettings, token: string) {
    this.credentials = credentials;
    this.url = credentials.baseUrl;
    this.token = token;
    if (sandbox) return;
    this.#lacking.set('a sandbox', 'would take the slots of others who use the account');
    this.#lacking.set('an elliptic key', 'the certificate is of another kind');
    if (credentials.tba.token === '')
      this.#lacking.set('token-based authentication', 'no token is configured');
  }

  static async connect(settings: AccountSettings): Promise<LiveAccount> {
    const { credentials } = settings;
    const { json } = await requestToken(credentials.baseUrl, await assertion(credentials));
    const account = new LiveAccount(settings, String(json.access_token));
    const { status } = await account.suiteql('SELECT id FROM revenueelement WHERE ROWNUM <= 1');
    if (status !== 200) account.#lacking.set('revenue', 'revenue management is not enabled');
    return account;
  }

  lacks(need: NetSuiteNeed): string | undefined {
    return this.#lacking.get(need);
  }

  /** A call; the path begins with `/services/`, or is that of a record. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<AccountAnswer> {
    const response = await fetch(this.address(path), {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  }

  get(path: string, headers?: Record<string, string>): Promise<AccountAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  address(path: string): string {
    if (path.startsWith('http')) return path;
    return path.startsWith('/') ? `${this.url}${path}` : `${this.url}${RECORD}/${path}`;
  }

  suiteql(q: string, params: readonly unknown[] = [], paging = ''): Promise<AccountAnswer> {
    return this.send('POST', `${SUITEQL}${paging}`, { q, params }, { prefer: 'transient' });
  }

  /** The rows of a query without their links; the query must be answered. */
  async rows(q: string, params: readonly unknown[] = []): Promise<Record<string, string>[]> {
    const answer = await this.suiteql(q, params);
    assert.equal(answer.status, 200, `${q}: ${answer.text}`);
    return answer.json.items.map(({ links: _, ...row }: Json) => row);
  }

  /** The one value of a query of one row and one column; undefined: empty. */
  async value(q: string, params: readonly unknown[] = []): Promise<string | undefined> {
    const rows = await this.rows(q, params);
    assert.equal(rows.length, 1, `${q} gives ${rows.length} rows`);
    return Object.values(rows[0] ?? {})[0];
  }

  /** The first row of a table, which the account must have. */
  async first(columns: string, from: string): Promise<Record<string, string>> {
    const [row] = await this.rows(`SELECT ${columns} FROM ${from} FETCH FIRST 1 ROWS ONLY`);
    assert.ok(row, `the account has no ${from}`);
    return row;
  }

  /** A name that nobody else uses. */
  name(text: string): string {
    return `${this.prefix} ${text}`;
  }

  /** Creates a record for this check only. */
  async create(type: string, body: unknown): Promise<string> {
    const answer = await this.send('POST', type, body);
    assert.equal(answer.status, 204, `creating ${type}: ${answer.text}`);
    return this.remember(type, answer);
  }

  /** The id of a record that an answer's Location names; the end of the check deletes it. */
  remember(type: string, answer: AccountAnswer): string {
    const id = answer.headers.get('location')?.split('/').at(-1) ?? '';
    assert.match(id, /^\d+$/, 'no Location of a new record');
    this.#created.push(`${type}/${id}`);
    return id;
  }

  /** Asks for a job until it is done; a job of the account takes its time. */
  async finished(location: string): Promise<Json> {
    for (let turn = 0; turn < TURNS; turn++) {
      const { status, json, text } = await this.get(location);
      assert.equal(status, 200, text);
      if (json.completed) return json;
      await delay(Math.min(10 * 2 ** turn, 2_000));
    }
    throw new Error(`the job ${location} did not end`);
  }

  async cleanUp(): Promise<void> {
    for (const path of this.#created.splice(0).reverse()) {
      const { status } = await this.send('DELETE', path);
      if (status !== 204 && status !== 404) this.leftBehind.push(path);
    }
  }
}
