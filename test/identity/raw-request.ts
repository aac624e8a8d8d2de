import { request } from 'node:http';

/** A request as it is written: headers are names and values in turn, and may come twice. */
export interface RawRequest {
  readonly method?: string;
  /** Path and query. */
  readonly path?: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Sends a request to a server on this machine, and reads the answer to its end. */
export function sendRaw(url: string, { method = 'POST', path = '/graphql', headers, body = '' }: RawRequest) {
  const { hostname, port, host } = new URL(url);
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        headers: ['host', host, 'content-length', `${Buffer.byteLength(body)}`, ...headers],
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
