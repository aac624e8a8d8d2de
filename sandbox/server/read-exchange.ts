import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { gunzipSync, inflateSync } from 'node:zlib';
import type { Exchange } from './exchange.ts';
import { UnreadableRequest } from './transport-fault.ts';

/** Reads a request whole; throws UnreadableRequest, after its last byte, for one that cannot be read. */
export async function readExchange(request: IncomingMessage, maxBytes: number): Promise<Exchange> {
  if (request.httpVersion === '1.1' && !request.headers.host) throw new UnreadableRequest('malformed');
  const body = unpacked(await bytesOf(request, maxBytes), request.headers['content-encoding'], maxBytes);
  if (!isUtf8(body)) throw new UnreadableRequest('notUtf8');
  const target = withoutOrigin(request.url ?? '/');
  const scheme = (request.socket as TLSSocket).encrypted ? 'https' : 'http';
  const origin = `${scheme}://${request.headers.host ?? request.headers[':authority'] ?? 'localhost'}`;
  const cut = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    target,
    headers: request.headers,
    body: body.toString('utf8'),
    origin,
  };
}

/** What is too long is read to its end too, since a client hears an answer only after it has sent all. */
async function bytesOf(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > maxBytes) throw new UnreadableRequest('bodyTooLong');
  return Buffer.concat(chunks);
}

function unpacked(body: Buffer, encoding: string | undefined, maxOutputLength: number): Buffer {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '' || body.length === 0) return body;
  const unpack = name === 'gzip' ? gunzipSync : name === 'deflate' ? inflateSync : undefined;
  if (!unpack) throw new UnreadableRequest('unreadableEncoding');
  try {
    return unpack(body, { maxOutputLength });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableRequest(tooLong ? 'bodyTooLong' : 'unreadableEncoding');
  }
}

/** A client may name the whole URL in the request line, as to a proxy. */
function withoutOrigin(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
}
