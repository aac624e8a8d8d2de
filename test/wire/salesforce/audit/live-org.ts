import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Audited } from '../../audit/run.ts';

/** What an org may lack, as rows name it. */
export type SalesforceNeed =
  | 'several currencies'
  | 'quotes'
  | 'orders'
  | 'many opportunities'
  | 'an external id field'
  | 'an approval process'
  | 'a sandbox';

export interface OrgSettings {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The external id field of Account. */
  readonly keyField: string;
  /** Whether faults and limits may be provoked. */
  readonly sandbox: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Json = any;

export interface OrgAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

/** An org over plain HTTP, with what it is found to have, and with a memory of what a check created. */
export class LiveOrg implements Audited<SalesforceNeed> {
  readonly settings: OrgSettings;
  /** Where the org's REST API is, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** The newest version that the org answers, `66.0`. */
  readonly version: string;
  /** Stands before every name that the audit gives to a record. */
  readonly prefix = `AUDIT-${randomUUID().slice(0, 8)}`;
  readonly #lacking = new Map<SalesforceNeed, string>();
  readonly #created: string[] = [];
  readonly leftBehind: string[] = [];

  private constructor(settings: OrgSettings, url: string, token: string, version: string) {
    this.settings = settings;
    this.url = url;
    this.token = token;
    this.version = version;
  }

  static async connect(settings: OrgSettings): Promise<LiveOrg> {
    const { json } = await logIn(settings);
    const url = String(json.instance_url);
    const versions = (await (await fetch(`${url}/services/data`)).json()) as { version: string }[];
    const org = new LiveOrg(settings, url, String(json.access_token), String(versions.at(-1)?.version));
    await org.#explore();
    return org;
  }

  async #explore(): Promise<void> {
    const { sobjects } = (await this.get('/sobjects')).json as { sobjects: { name: string }[] };
    const names = new Set(sobjects.map(({ name }) => name));
    const lack = (need: SalesforceNeed, reason: string): unknown => this.#lacking.set(need, reason);
    if (!names.has('CurrencyType')) lack('several currencies', 'the org has one currency');
    if (!names.has('Quote')) lack('quotes', 'quotes are not enabled');
    if (!names.has('Order')) lack('orders', 'orders are not enabled');
    const { fields } = (await this.get('/sobjects/Account/describe')).json as { fields: Json[] };
    if (!fields.some(({ name, externalId }) => name === this.settings.keyField && externalId))
      lack('an external id field', `Account has no external id field ${this.settings.keyField}`);
    const { json } = await this.get('/process/approvals');
    if (Object.keys(json?.approvals ?? {}).length === 0)
      lack('an approval process', 'no approval process is active');
    if ((await this.count('Opportunity')) < 450)
      lack('many opportunities', 'there are fewer than 450 opportunities');
    if (!this.settings.sandbox) lack('a sandbox', 'would take a limit from others who use the org');
  }

  lacks(need: SalesforceNeed): string | undefined {
    return this.#lacking.get(need);
  }

  /** A call; the path is behind the version, or begins with `/services/` or `/id/`. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<OrgAnswer> {
    const response = await fetch(this.address(path), {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = await answerOf(response);
    // Whatever a call created goes at the end of the check, also where the check expected a refusal.
    const created = /\/sobjects\/\w+\/\w{18}$/.exec(answer.headers.get('location') ?? '');
    if (answer.status === 201 && created) this.#created.push(created[0]);
    return answer;
  }

  get(path: string, headers?: Record<string, string>): Promise<OrgAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  address(path: string): string {
    if (path.startsWith('http')) return path;
    return /^\/(services|id|cometd)\//.test(path)
      ? `${this.url}${path}`
      : `${this.url}/services/data/v${this.version}${path}`;
  }

  /** A page of a query, which must be answered. */
  async query(soql: string, headers?: Record<string, string>, all = false): Promise<Json> {
    const answer = await this.get(`/query${all ? 'All' : ''}?q=${encodeURIComponent(soql)}`, headers);
    assert.equal(answer.status, 200, `${soql}: ${answer.text}`);
    return answer.json;
  }

  /** The records of a query without their attributes. */
  async rows(soql: string): Promise<Json[]> {
    return ((await this.query(soql)).records as Json[]).map(({ attributes: _, ...row }) => row);
  }

  /** How many records of an object a condition finds. */
  async count(object: string, condition = ''): Promise<number> {
    return (await this.query(`SELECT COUNT() FROM ${object}${condition && ` WHERE ${condition}`}`)).totalSize;
  }

  /** The first record of an object, which the org must have. */
  async first(object: string, fields = 'Id', condition = ''): Promise<Json> {
    const where = condition && ` WHERE ${condition}`;
    const [row] = await this.rows(`SELECT ${fields} FROM ${object}${where} ORDER BY Id LIMIT 1`);
    assert.ok(row, `the org has no ${object} ${condition}`);
    return row;
  }

  /** A name that nobody else uses. */
  name(text: string): string {
    return `${this.prefix} ${text}`;
  }

  /** Creates a record for this check only. */
  async create(object: string, fields: Record<string, unknown>): Promise<string> {
    const answer = await this.send('POST', `/sobjects/${object}`, fields);
    assert.equal(answer.status, 201, `creating ${object}: ${answer.text}`);
    return answer.json.id;
  }

  /** Lets the end of the check delete a record that the check created otherwise. */
  remember(object: string, id: string): string {
    this.#created.push(`/sobjects/${object}/${id}`);
    return id;
  }

  async cleanUp(): Promise<void> {
    const kept: string[] = [];
    for (const path of this.#created.splice(0).reverse()) if (!(await this.#remove(path))) kept.push(path);
    // What an activated order kept goes with the order.
    for (const path of kept) if (!(await this.#remove(path))) this.leftBehind.push(path);
  }

  async #remove(path: string): Promise<boolean> {
    const gone = async () => [204, 404].includes((await this.send('DELETE', path)).status);
    if (await gone()) return true;
    // An activated order stays until it is a draft again.
    if (!path.startsWith('/sobjects/Order/')) return false;
    await this.send('PATCH', path, { Status: 'Draft' });
    return gone();
  }
}

export async function answerOf(response: Response): Promise<OrgAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

/** Asks the token endpoint, by default with the client's own credentials. */
export async function logIn(
  { loginUrl, clientId, clientSecret }: OrgSettings,
  changes: Record<string, string> = {},
): Promise<OrgAnswer> {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...changes,
  };
  const body = new URLSearchParams(form);
  return answerOf(await fetch(`${loginUrl}/services/oauth2/token`, { method: 'POST', body }));
}
