import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from './exchange.ts';

/** What is wrong with a request before a vendor's own code can read it. */
export type TransportFault =
  /** No HTTP: a bad request line, header or length. */
  | 'malformed'
  | 'headersTooLong'
  /** The rest of the request did not come in time. */
  | 'timedOut'
  | 'bodyTooLong'
  /** The body is no UTF-8 text. */
  | 'notUtf8'
  /** The body is not in the encoding that the request names, or in one that is not supported. */
  | 'unreadableEncoding'
  /** A method or upgrade that no vendor offers. */
  | 'notOffered'
  /** The sandbox itself failed. */
  | 'defect';

/** Ends the reading of a request. */
export class UnreadableRequest extends Error {
  readonly fault: TransportFault;

  constructor(fault: TransportFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Answers a connection that sent no readable HTTP, in the vendor's words, and closes it; `last` is the response to the
 * latest request that it sent before, which goes first.
 */
export function answerBroken(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  last: ServerResponse | undefined,
  refuse: (fault: TransportFault) => Reply,
): void {
  if (last?.req.complete && !last.writableFinished && !last.destroyed) {
    last.once('finish', () => answerBroken(error, socket, undefined, refuse));
    return;
  }
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const fault: TransportFault =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 'headersTooLong'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'timedOut'
        : 'malformed';
  writeRaw(socket, refuse(fault));
}

/** Writes a reply to a connection that has no HTTP response object, and closes it. */
export function writeRaw(socket: Duplex, reply: Reply): void {
  const body = Buffer.from(reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json));
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    ...reply.headers,
    'content-length': String(body.length),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${reply.status} \r\n${lines.join('')}\r\n`), body]));
}
