import { createHmac, createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

/** A thin client of NetSuite's REST services, with nothing of the product in it. */

export interface SandboxCredentials {
  readonly account: string;
  readonly baseUrl: string;
  readonly certificateFile: string;
  readonly tba: { consumerKey: string; consumerSecret: string; token: string; tokenSecret: string };
  readonly oauth2: {
    clientId: string;
    certificateId: string;
    privateKey: string;
    elliptic: Record<'ES256' | 'ES384' | 'ES512', { certificateId: string; privateKey: string }>;
  };
}

export interface Page {
  readonly items: Record<string, string>[];
  readonly count: number;
  readonly hasMore: boolean;
  readonly offset: number;
  readonly totalResults: number;
  readonly links: { rel: string; href: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

export async function credentialsOf(url: string): Promise<SandboxCredentials> {
  return (await (await fetch(`${url}/sandbox/credentials`)).json()) as SandboxCredentials;
}

export interface AssertionOptions {
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly scope?: unknown;
  readonly lifetime?: number;
}

export async function assertion(
  credentials: SandboxCredentials,
  options: AssertionOptions = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ scope: options.scope ?? 'rest_webservices' })
    .setProtectedHeader({
      typ: 'JWT',
      alg: options.alg ?? 'PS256',
      kid: options.kid ?? credentials.oauth2.certificateId,
    })
    .setIssuer(options.issuer ?? credentials.oauth2.clientId)
    .setAudience(options.audience ?? `${credentials.baseUrl}${TOKEN_PATH}`)
    .setIssuedAt(now)
    .setExpirationTime(now + (options.lifetime ?? 3600))
    .sign(createPrivateKey(options.key ?? credentials.oauth2.privateKey));
}

export async function requestToken(url: string, jwt: string): Promise<Answer> {
  const response = await fetch(`${url}${TOKEN_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: jwt,
    }),
  });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function tbaHeader(
  credentials: SandboxCredentials,
  method: string,
  address: string,
  nonce: string = randomUUID(),
  timestamp = Math.floor(Date.now() / 1000),
): string {
  const url = new URL(address);
  const oauth: Record<string, string> = {
    oauth_consumer_key: credentials.tba.consumerKey,
    oauth_token: credentials.tba.token,
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(timestamp),
    oauth_nonce: nonce,
    oauth_version: '1.0',
  };
  const parameters = [...url.searchParams, ...Object.entries(oauth)].map(
    ([name, value]) => [percent(name), percent(value)] as const,
  );
  parameters.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  const base = [
    method,
    percent(`${url.origin}${url.pathname}`),
    percent(parameters.map((pair) => pair.join('=')).join('&')),
  ].join('&');
  const key = `${percent(credentials.tba.consumerSecret)}&${percent(credentials.tba.tokenSecret)}`;
  const signature = createHmac('sha256', key).update(base).digest('base64');
  const all = { realm: credentials.account, ...oauth, oauth_signature: signature };
  return `OAuth ${Object.entries(all)
    .map(([name, value]) => `${name}="${percent(value)}"`)
    .join(', ')}`;
}

export class WireClient {
  readonly url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.#token = token;
  }

  static async connect(url: string): Promise<WireClient> {
    const credentials = await credentialsOf(url);
    const scope = ['rest_webservices', 'restlets'];
    const answer = await requestToken(url, await assertion(credentials, { scope }));
    return new WireClient(url, String(answer.json.access_token));
  }

  get token(): string {
    return this.#token;
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(path.startsWith('http') ? path : `${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }

  query(q: string, params: readonly unknown[] = [], paging = ''): Promise<Answer> {
    return this.call(
      'POST',
      `/services/rest/query/v1/suiteql${paging}`,
      { q, params },
      { prefer: 'transient' },
    );
  }

  /** The rows of a query without their links. */
  async rows(q: string, params: readonly unknown[] = []): Promise<Record<string, string>[]> {
    const answer = await this.query(q, params);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
    return (answer.json as unknown as Page).items.map(({ links: _, ...row }) => row);
  }

  /** What a refused call says. */
  static detail(answer: Answer): string {
    return ((answer.json['o:errorDetails'] as { detail: string }[])[0] as { detail: string }).detail;
  }

  /** What a refused call says with its code, and where: status, code, detail and path. */
  static refusal(answer: Answer): unknown {
    const [detail] = answer.json['o:errorDetails'] as Record<string, string>[];
    return [answer.status, detail?.['o:errorCode'], detail?.detail, detail?.['o:errorPath']];
  }

  /** The internal id of the record that has the external id. */
  async idOf(table: string, externalId: string): Promise<string> {
    const [row] = await this.rows(`SELECT id FROM ${table} WHERE externalid = ?`, [externalId]);
    return row?.id as string;
  }

  record(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.call(method, `/services/rest/record/v1/${path}`, body, headers);
  }

  /** Creates a record and gives its id. */
  async create(type: string, body: unknown): Promise<string> {
    const answer = await this.record('POST', type, body);
    if (answer.status !== 204) throw new Error(JSON.stringify(answer.json));
    return String(answer.headers.get('location')).split('/').at(-1) as string;
  }

  /** Runs one of the account's scripts. */
  script(name: string, body: unknown = {}): Promise<Answer> {
    return this.call('POST', `/app/site/hosting/restlet.nl?script=${name}&deploy=customdeploy1`, body);
  }
}
