import { setTimeout as delay } from 'node:timers/promises';
import { importPKCS8, SignJWT } from 'jose';
import { Agent, request } from 'undici';
import { cancellation } from '../../kit/cancellation.ts';
import type { SourceConcurrency } from '../../kit/settings.ts';
import { networkError, SourceError } from '../../kit/source-error.ts';
import { inForeground, isBackground } from '../../kit/work.ts';
import { type RestPath, restPath } from '../rest-path.ts';
import type { SourceMeter } from '../source-meter.ts';
import { Turnstile, urgencyOf } from '../turnstile.ts';
import { netsuiteError } from './errors.ts';

/** How to reach an account: an integration with an OAuth 2.0 client credentials certificate. */
export interface NetSuiteSettings {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly certificateId: string;
  /** PKCS #8 PEM of the certificate's private key. */
  readonly privateKey: string;
  readonly timeoutMs: number;
  /** How many requests may be under way at once; the account's limit is shared with everything else in it. */
  readonly concurrency: SourceConcurrency;
  readonly meter: SourceMeter;
}

export interface NetSuiteRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** From `/services/rest/…` on. */
  readonly path: RestPath;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether it changes something: it then waits less long for its turn than what only reads. */
  readonly writes?: boolean;
}

const TOKEN_PATH = restPath`/services/rest/auth/oauth2/v1/token`;
const TOKEN_MARGIN_MS = 60_000;
const DEFAULT_LIFETIME_SECONDS = 3_600;
const MAX_ATTEMPTS = 3;
const RETRY_BASE_MS = 50;

/** Requests to NetSuite, kept below the account's concurrency limit. */
export class NetSuiteConnection {
  readonly #settings: NetSuiteSettings;
  readonly #agent: Agent;
  readonly #turnstile: Turnstile;
  #token: Promise<Token> | undefined;

  constructor(settings: NetSuiteSettings) {
    this.#settings = settings;
    this.#agent = new Agent({
      connections: settings.concurrency.all,
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
    });
    this.#turnstile = new Turnstile(settings.concurrency, (urgency) => settings.meter.queue(urgency));
  }

  /** Which account it is, by its address. */
  get account(): string {
    return this.#settings.baseUrl;
  }

  /**
   * The answer's body. A refusal for want of a free slot is tried again, a write's too, since nothing was done; whatever
   * else fails is not. Throws SourceError.
   */
  async request(request: NetSuiteRequest): Promise<string> {
    const urgency = urgencyOf(request);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#turnstile.pass(urgency, () => {
          cancellation()?.throwIfAborted();
          return this.#send(request);
        });
      } catch (error) {
        if (!(error instanceof SourceError) || error.failure !== 'rateLimited' || attempt === MAX_ATTEMPTS)
          throw error;
        await delay(Math.random() * RETRY_BASE_MS * 2 ** attempt);
      }
    }
  }

  async #send(query: NetSuiteRequest): Promise<string> {
    const token = await this.#authorize();
    const used = this.#token;
    const first = await this.#exchange(query, token);
    if (first.status !== 401) return accept(first);
    // Refused before anything was done, so a write may be sent again as well.
    this.#drop(used);
    return accept(await this.#exchange(query, await this.#authorize()));
  }

  async #exchange({ method, path, headers, body }: NetSuiteRequest, token: string): Promise<Answer> {
    return this.#fetch(
      method,
      path,
      {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(isBackground() ? { 'x-client': 'background' } : {}),
        ...headers,
      },
      body === undefined ? undefined : JSON.stringify(body),
      cancellation(),
    );
  }

  #fetch(
    method: NetSuiteRequest['method'],
    path: RestPath,
    headers: Record<string, string>,
    body: string | undefined,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return this.#settings.meter.measure(
      path.text,
      () => this.#roundTrip(method, path, headers, body, signal),
      ({ status, body }) => (status < 400 ? undefined : netsuiteError(status, body).failure),
    );
  }

  async #roundTrip(
    method: NetSuiteRequest['method'],
    path: RestPath,
    headers: Record<string, string>,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    try {
      const response = await request(new URL(path.text, this.#settings.baseUrl), {
        method,
        headers,
        dispatcher: this.#agent,
        ...(body === undefined ? {} : { body }),
        ...(signal ? { signal } : {}),
      });
      return { status: response.statusCode, body: await response.body.text() };
    } catch (error) {
      throw networkError('netsuite', error);
    }
  }

  /** Forgets a token, unless somebody else has begun to fetch the next one. */
  #drop(token: Promise<Token> | undefined): void {
    if (this.#token === token) this.#token = undefined;
  }

  async #authorize(): Promise<string> {
    // Everybody waits for it, whoever set it off.
    this.#token ??= inForeground(() => this.#requestToken()).catch((error: unknown) => {
      this.#token = undefined;
      throw error;
    });
    const begun = this.#token;
    const token = await begun;
    if (Date.now() < token.renewAt) return token.value;
    this.#drop(begun);
    return this.#authorize();
  }

  async #requestToken(): Promise<Token> {
    const { baseUrl, clientId, certificateId, privateKey } = this.#settings;
    const assertion = await new SignJWT({ scope: ['rest_webservices'] })
      .setProtectedHeader({ typ: 'JWT', alg: 'PS256', kid: certificateId })
      .setIssuer(clientId)
      .setAudience(new URL(TOKEN_PATH.text, baseUrl).href)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(await importPKCS8(privateKey, 'PS256'));
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const answer = await this.#fetch(
      'POST',
      TOKEN_PATH,
      { 'content-type': 'application/x-www-form-urlencoded' },
      form.toString(),
    );
    const { access_token, expires_in } = JSON.parse(accept(answer)) as {
      access_token: string;
      expires_in: number | string;
    };
    return { value: access_token, renewAt: Date.now() + renewalMs(Number(expires_in)) };
  }
}

interface Token {
  readonly value: string;
  /** System time, in milliseconds, from which a new one is fetched. */
  readonly renewAt: number;
}

/** A minute before the end, or at half time for a short-lived token. */
function renewalMs(lifetimeSeconds: number): number {
  const lifetimeMs = (lifetimeSeconds > 0 ? lifetimeSeconds : DEFAULT_LIFETIME_SECONDS) * 1_000;
  return lifetimeMs - Math.min(TOKEN_MARGIN_MS, lifetimeMs / 2);
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function accept(answer: Answer): string {
  if (answer.status >= 400) throw netsuiteError(answer.status, answer.body);
  return answer.body;
}
