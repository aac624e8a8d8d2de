import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerResponse } from 'node:http2';
import {
  type AddressInfo,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Controls, controlsOf } from './controls.ts';
import type { Exchange, Operation, Reply } from './exchange.ts';
import { Faults } from './faults.ts';
import { readExchange } from './read-exchange.ts';
import { RequestLog } from './request-log.ts';
import { Stats } from './stats.ts';
import { answerBroken, type TransportFault, UnreadableRequest, writeRaw } from './transport-fault.ts';

export interface SandboxServerOptions extends Controls {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /**
   * Given: TLS is spoken on the same port as plain http, told apart by the connection's first byte; over it HTTP/2 with
   * the clients that offer it.
   */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly maxBodyBytes?: number;
  /** How a request counts; never asked about `/sandbox/`. */
  operation(exchange: Exchange): Operation;
  /** The vendor's answer; `gone` aborts when the client goes away. What it throws is a defect of the sandbox. */
  handle(exchange: Exchange, gone: AbortSignal): Reply | Promise<Reply>;
  /** The vendor's answer to what cannot be read as a request, and to a defect (a 500). */
  refuse(fault: TransportFault): Reply;
}

export interface SandboxServer {
  readonly url: string;
  readonly port: number;
  readonly stats: Stats;
  stop(): Promise<void>;
}

/** Long SOQL in a URL must meet the vendor's own limit, so Node's may not come first. */
const MAX_HEADER_BYTES = 32 * 1024;
const TLS_HANDSHAKE = 0x16;
/** How long a client may take to send a request. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Serves one vendor's protocol and the sandbox controls on one port. */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const stats = new Stats();
  const faults = new Faults(Math.random);
  const log = new RequestLog();
  const control = controlsOf(options, { stats, faults, log });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = await readExchange(request, options.maxBodyBytes ?? 160 * 1024 * 1024);
    if (exchange.path.startsWith('/sandbox/')) {
      send(response, await control(exchange));
      return;
    }
    const operation = options.operation(exchange);
    stats.begin(operation);
    let status = 0;
    try {
      log.add(exchange);
      let loseResponse = false;
      for (const fault of faults.take(exchange.method, exchange.path)) {
        if (fault.kind === 'latency') await delay(fault.ms ?? 0);
        else if (fault.kind === 'hang') return;
        else if (fault.kind === 'reset') {
          request.socket.destroy();
          return;
        } else if (fault.kind === 'lostResponse') loseResponse = true;
        else {
          status = fault.status ?? 503;
          send(response, { status, json: fault.body ?? [] });
          return;
        }
      }
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const reply = await options.handle(exchange, gone.signal);
      status = reply.status;
      if (loseResponse) request.socket.destroy();
      else send(response, reply);
    } finally {
      stats.end(operation, status);
    }
  }

  const latest = new WeakMap<Duplex, ServerResponse>();
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    latest.set(request.socket, response);
    answer(request, response).catch((error: unknown) => {
      // The client went away before it had sent or read everything.
      if (request.socket.destroyed || response.writableEnded) return;
      if (!(error instanceof UnreadableRequest)) console.error(error);
      send(response, options.refuse(error instanceof UnreadableRequest ? error.fault : 'defect'));
    });
  };

  const http = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: 60_000, requireHostHeader: false },
    listener,
  );
  http.requestTimeout = REQUEST_TIMEOUT_MS;
  const https = options.tls ? tlsServer(options.tls, listener) : undefined;
  for (const server of https ? [http, https] : [http]) {
    server.on('clientError', (error: Error, socket: Duplex) =>
      answerBroken(error, socket, latest.get(socket), options.refuse),
    );
    server.on('checkExpectation', listener);
    server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
      writeRaw(socket, options.refuse('notOffered')),
    );
  }
  const sockets = new Set<Socket>();
  const door = https ? twoProtocols(http, https) : http;
  door.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(options.port, options.host, resolve);
  });
  const { port } = door.address() as AddressInfo;
  return {
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}`,
    port,
    stats,
    stop: async () => {
      const closed = new Promise<void>((resolve) => door.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** TLS for HTTP/1.1 and HTTP/2; the latter's requests and responses are used as the former's are. */
function tlsServer(
  tls: { readonly cert: string; readonly key: string },
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): NetServer {
  // HTTP/1.1 over TLS takes its limit from the same options, which their type does not say
  const limits = { maxHeaderSize: MAX_HEADER_BYTES, settings: { maxHeaderListSize: MAX_HEADER_BYTES } };
  return createSecureServer(
    { ...tls, allowHTTP1: true, ...limits },
    (request, response: Http2ServerResponse) =>
      listener(request as unknown as IncomingMessage, response as unknown as ServerResponse),
  );
}

/** A net server that hands each connection to http or https by whether it opens with a TLS handshake record. */
function twoProtocols(http: Server, https: NetServer): NetServer {
  return createNetServer((socket) => {
    socket.once('error', () => socket.destroy());
    socket.once('data', (chunk: Buffer) => {
      socket.pause();
      socket.unshift(chunk);
      (chunk[0] === TLS_HANDSHAKE ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}

function send(response: ServerResponse, reply: Reply): void {
  const headers = sendableHeaders(reply.headers);
  const text = reply.json === undefined ? reply.text : JSON.stringify(reply.json);
  if (text === undefined) {
    response.writeHead(reply.status, headers).end();
    return;
  }
  const body = Buffer.from(text, 'utf8');
  const type = reply.json === undefined ? 'text/plain; charset=utf-8' : 'application/json;charset=UTF-8';
  response
    .writeHead(reply.status, { 'content-type': type, ...headers, 'content-length': String(body.length) })
    .end(body);
}

/** Headers that quote what a client sent may hold letters that no header can carry. */
function sendableHeaders(headers: Reply['headers'] = {}): Record<string, string> {
  const sendable = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?'),
  ]);
  return Object.fromEntries(sendable);
}
