import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from 'jsforce';
import { cancellation, withCancellation } from '../../kit/cancellation.ts';
import type { SourceConcurrency } from '../../kit/settings.ts';
import { networkError, SourceError } from '../../kit/source-error.ts';
import { vendorHost } from '../../kit/vendor-host.ts';
import { inForeground, isBackground } from '../../kit/work.ts';
import type { RestPath } from '../rest-path.ts';
import type { SourceMeter } from '../source-meter.ts';
import { Turnstile, urgencyOf } from '../turnstile.ts';
import { salesforceError } from './errors.ts';
import { useTransport } from './transport.ts';

/** How to reach an org: a connected app that may use the client credentials flow, at the org's My Domain. */
export interface SalesforceSettings {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  /** How many requests may be under way at once; an org lets about 25 long ones run. */
  readonly concurrency: SourceConcurrency;
  readonly meter: SourceMeter;
}

export interface SalesforceRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** From `/services/data/…` on. */
  readonly path: RestPath;
  readonly body?: unknown;
  /** Whether it changes something: it then waits less long for its turn than what only reads. */
  readonly writes?: boolean;
}

/** A session as it travels with a request. */
export interface SalesforceSession {
  readonly instanceUrl: string;
  readonly accessToken: string;
}

export const API_VERSION = '62.0';
const TOKEN_PATH = '/services/oauth2/token';

/** A session with Salesforce through jsforce, opened when first needed and again when it has expired. */
export class SalesforceConnection {
  readonly #settings: SalesforceSettings;
  readonly #turnstile: Turnstile;
  #session: Promise<Connection> | undefined;

  constructor(settings: SalesforceSettings) {
    useTransport(settings.concurrency.all);
    this.#settings = settings;
    this.#turnstile = new Turnstile(settings.concurrency, (urgency) => settings.meter.queue(urgency));
  }

  /** The answer's body as text: jsforce's own parsing would turn amounts into floats. Throws SourceError. */
  async request(request: SalesforceRequest): Promise<string> {
    const session = this.#open();
    try {
      return await this.#send(await session, request);
    } catch (error) {
      if (!(error instanceof SessionExpired)) throw error;
    }
    // Of all who meet an expired session one opens the next, and each tries once more.
    if (this.#session === session) this.#session = undefined;
    try {
      return await this.#send(await this.#open(), request);
    } catch (error) {
      if (!(error instanceof SessionExpired)) throw error;
      throw new SourceError('salesforce', 'unavailable', 'a new session was refused');
    }
  }

  /** How long the org may take for one request. */
  get timeoutMs(): number {
    return this.#settings.timeoutMs;
  }

  /** What a protocol of its own beside REST needs of the session. Throws SourceError. */
  async session(): Promise<SalesforceSession> {
    const { instanceUrl, accessToken } = await this.#open();
    return { instanceUrl, accessToken: accessToken ?? '' };
  }

  /** Forgets a session that Salesforce no longer takes, unless somebody else has begun to open the next one. */
  async expire({ accessToken }: SalesforceSession): Promise<void> {
    const session = this.#session;
    const known = await session?.catch(() => undefined);
    if (known?.accessToken === accessToken && this.#session === session) this.#session = undefined;
  }

  #send(session: Connection, request: SalesforceRequest): Promise<string> {
    return this.#turnstile.pass(urgencyOf(request), () => {
      cancellation()?.throwIfAborted();
      return this.#settings.meter.measure(request.path.text, () => this.#roundTrip(session, request));
    });
  }

  async #roundTrip(session: Connection, request: SalesforceRequest): Promise<string> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    // The vendor's call options carry it, so that work nobody waits for can be told apart.
    if (isBackground()) headers['Sforce-Call-Options'] = 'client=background';
    const { method, path } = request;
    try {
      const answer = await session.request<string | undefined>(
        {
          method,
          url: `${session.instanceUrl}${path.text}`,
          headers,
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        },
        // jsforce would retry a GET for 15 s while the caller waits; who retries is decided above it.
        { responseType: 'text/plain', timeout: this.#settings.timeoutMs, retry: { maxRetries: 0 } },
      );
      return answer ?? '';
    } catch (error) {
      throw translate(error);
    }
  }

  #open(): Promise<Connection> {
    // Everybody waits for the session, so nobody's leaving may end its opening.
    this.#session ??= withCancellation(undefined, () =>
      inForeground(() => this.#settings.meter.measure(TOKEN_PATH, () => this.#authorize())),
    ).catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  async #authorize(): Promise<Connection> {
    const { loginUrl, clientId, clientSecret, timeoutMs } = this.#settings;
    const connection = new Connection({
      version: API_VERSION,
      oauth2: { loginUrl, clientId, clientSecret },
      // Without one of our own jsforce installs a refresh function that the client credentials flow cannot use.
      refreshFn: (_connection, done) => done(new SessionExpired()),
    });
    try {
      // jsforce gives authorization half an hour, and everything waits for it.
      await Promise.race([connection.authorize({ grant_type: 'client_credentials' }), timeLimit(timeoutMs)]);
    } catch (error) {
      const failure = networkError('salesforce', error);
      const refused =
        typeof (error as { name?: unknown }).name === 'string' && /^invalid_/.test((error as Error).name);
      throw refused
        ? new SourceError('salesforce', 'rejected', 'authorization refused', {
            vendorCode: (error as Error).name,
          })
        : failure;
    }
    // Who may ask was judged by the host that was configured.
    if (vendorHost(loginUrl) === undefined && vendorHost(connection.instanceUrl) !== undefined)
      throw new SourceError('salesforce', 'rejected', 'the session is one of a real org, under another host');
    return connection;
  }
}

async function timeLimit(ms: number): Promise<never> {
  await delay(ms, undefined, { ref: false });
  throw new SourceError('salesforce', 'timeout', 'authorization took too long');
}

class SessionExpired extends Error {}

/** jsforce reports an HTTP error read as text as code `ERROR_HTTP_<status>` with the body as its message. */
function translate(error: unknown): Error {
  if (error instanceof SessionExpired) return error;
  const { errorCode, message } = error as { errorCode?: unknown; message?: unknown };
  const status = /^ERROR_HTTP_(\d{3})$/.exec(String(errorCode))?.[1];
  if (status !== undefined) return salesforceError(Number(status), String(message));
  if (error instanceof Error && error.cause instanceof SessionExpired) return error.cause;
  if (/refresh session/.test(String(message))) return new SessionExpired();
  return networkError('salesforce', error);
}
