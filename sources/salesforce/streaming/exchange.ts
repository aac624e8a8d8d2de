import { Agent, request } from 'undici';
import { networkError, SourceError } from '../../../kit/source-error.ts';
import { type ExactJson, parseExactJson } from '../../exact-json.ts';
import { API_VERSION, type SalesforceSession } from '../connection.ts';
import { salesforceError } from '../errors.ts';

/** A message of the Bayeux protocol; numbers are kept as text. */
export interface BayeuxMessage {
  readonly channel?: string;
  readonly clientId?: string;
  readonly successful?: boolean;
  readonly error?: string;
  readonly advice?: { readonly reconnect?: string; readonly interval?: string; readonly timeout?: string };
  readonly ext?: { readonly sfdc?: { readonly failureReason?: string } };
  readonly data?: ExactJson;
}

/** Salesforce takes the session no longer: another one may do. */
export class SessionRefused extends Error {}

/** The server's second may have begun almost so long ago, and its answer taken a while. */
const CLOCKS_AGREE_MS = 1_500;

/** The whole of one answer. */
export interface BayeuxAnswer {
  readonly messages: readonly BayeuxMessage[];
  /** When the server answered, by its own clock as far as that can be told, in milliseconds since 1970. */
  readonly answeredAt: number;
}

/**
 * Sends Bayeux messages to one org over one connection that is kept, with the cookies that the org sets: behind its
 * balancer they lead to the server that knows the client. Throws SourceError or SessionRefused.
 */
export class BayeuxExchange {
  readonly #session: SalesforceSession;
  readonly #agent = new Agent({ connections: 1 });
  readonly #cookies = new Map<string, string>();
  #sent = 0;

  constructor(session: SalesforceSession) {
    this.#session = session;
  }

  async send(message: object, timeoutMs: number, signal: AbortSignal | undefined): Promise<BayeuxAnswer> {
    const { instanceUrl, accessToken } = this.#session;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const { statusCode, headers, body } = await request(new URL(`/cometd/${API_VERSION}`, instanceUrl), {
        method: 'POST',
        dispatcher: this.#agent,
        headersTimeout: 0,
        bodyTimeout: 0,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        headers: {
          authorization: `Bearer ${accessToken}`,
          'content-type': 'application/json',
          ...(cookie === '' ? {} : { cookie }),
        },
        body: JSON.stringify([{ ...message, id: String(++this.#sent) }]),
      });
      const text = await body.text();
      if (statusCode === 401) throw new SessionRefused('HTTP 401');
      if (statusCode >= 400) throw salesforceError(statusCode, text);
      this.#keepCookies(headers['set-cookie']);
      return { messages: messagesOf(text), answeredAt: instantOf(headers.date) };
    } catch (error) {
      throw error instanceof SessionRefused ? error : networkError('salesforce', error);
    }
  }

  close(): void {
    void this.#agent.destroy();
  }

  #keepCookies(set: string | string[] | undefined): void {
    for (const line of set === undefined ? [] : [set].flat()) {
      const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
  }
}

function messagesOf(text: string): readonly BayeuxMessage[] {
  try {
    const messages = parseExactJson(text);
    if (Array.isArray(messages)) return messages as readonly BayeuxMessage[];
  } catch {
    // Said below: no JSON and no list are the same.
  }
  throw new SourceError('salesforce', 'unavailable', 'an answer of the streaming API is not readable');
}

/** The server says whole seconds; our own clock is exact, and stands for the server's where it agrees with it. */
function instantOf(date: string | string[] | undefined): number {
  const [ours, theirs] = [Date.now(), Date.parse(String(date))];
  const agrees = Number.isNaN(theirs) || Math.abs(ours - theirs) < CLOCKS_AGREE_MS;
  return agrees ? ours : theirs;
}
