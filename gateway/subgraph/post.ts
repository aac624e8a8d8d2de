import { Agent, type Dispatcher } from 'undici';

const CONNECTIONS = 64;
const agent = new Agent({ connections: CONNECTIONS, keepAliveTimeout: 30_000 });

/** Where to post to, taken apart once: a URL makes its parts anew whenever they are asked for. */
export interface PostTarget {
  readonly origin: string;
  readonly path: string;
}

export function postTarget(url: URL): PostTarget {
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

export interface Posted {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * Posts a body over connections that are kept, straight on undici's dispatcher: its `request` makes a stream of every
 * answer, which costs more than the answer. Headers are names and values in turn. Rejects with the signal's reason when it ends first, and when there is no
 * answer within the time given.
 */
export function post(
  { origin, path }: PostTarget,
  headers: string[],
  body: string,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    const chunks: Buffer[] = [];
    const onAbort = (): void => {
      reject(signal.reason);
      controller?.abort(signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    agent.dispatch(
      {
        origin,
        path,
        method: 'POST',
        headers,
        body,
        // Nobody waits for it any longer, and it would hold one of the connections.
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (signal.aborted) started.abort(signal.reason);
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', onAbort);
          const [first] = chunks;
          resolve({ status, body: first && chunks.length === 1 ? first : Buffer.concat(chunks) });
        },
        onResponseError(_controller, error) {
          signal.removeEventListener('abort', onAbort);
          reject(error);
        },
      },
    );
  });
}
