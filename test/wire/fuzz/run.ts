import { Agent, type IncomingMessage, request } from 'node:http';
import type { DataDigest } from './data-digest.ts';
import type { MalformedRequest } from './request.ts';
import { exchangeBytes } from './socket-corpus.ts';

const DEADLINE_MS = 5_000;

/** An answer as it came. */
export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** How a run went. */
export interface FuzzReport {
  /** By kind: how many were sent and how many of those the vendor refused. */
  readonly kinds: Map<string, { sent: number; refused: number }>;
  /** One line per request that was answered otherwise than it must be. */
  readonly failures: string[];
  readonly slowestMs: number;
}

/** Sends the requests one after the other and checks each answer; `isVendorError` tells the vendor's error form. */
export async function runCorpus(
  url: string,
  headers: Readonly<Record<string, string>>,
  corpus: readonly MalformedRequest[],
  digest: DataDigest,
  isVendorError: (request: MalformedRequest, answer: FuzzAnswer) => boolean,
): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const kinds = new Map<string, { sent: number; refused: number }>();
  const failures: string[] = [];
  let slowestMs = 0;
  let before = digest.read();
  for (const malformed of corpus) {
    const count = kinds.get(malformed.kind) ?? { sent: 0, refused: 0 };
    kinds.set(malformed.kind, count);
    count.sent++;
    const begun = performance.now();
    const fault = await send(agent, url, headers, malformed).then(
      (answer) => {
        if (answer.status >= 400 && !isServerError(answer)) count.refused++;
        const after = digest.read();
        const changed = after !== before;
        before = after;
        return faultOf(malformed, answer, changed, isVendorError);
      },
      (error: Error) => {
        before = digest.read();
        return `no answer: ${error.message}`;
      },
    );
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    if (fault !== undefined) failures.push(`${fault} <- ${shown(malformed)}`);
  }
  agent.destroy();
  return { kinds, failures, slowestMs };
}

/** Sends broken bytes on connections of their own, then looks whether the server still answers. */
export async function runConnections(
  url: string,
  connections: readonly { readonly kind: string; readonly bytes: string }[],
  report: FuzzReport,
): Promise<void> {
  const port = Number(new URL(url).port);
  for (const { kind, bytes } of connections) {
    const count = report.kinds.get(kind) ?? { sent: 0, refused: 0 };
    report.kinds.set(kind, count);
    count.sent++;
    const fault = await exchangeBytes(port, bytes, DEADLINE_MS).then(
      (answer) => {
        if (/HTTP\/1\.1 4\d\d /.test(answer)) count.refused++;
        return /HTTP\/1\.1 5\d\d /.test(answer) ? `server error ${answer.slice(0, 200)}` : undefined;
      },
      (error: Error) => error.message,
    );
    if (fault !== undefined) report.failures.push(`${fault} <- [${kind}] ${JSON.stringify(bytes)}`);
  }
  const { status } = await fetch(`${url}/sandbox/stats`);
  if (status !== 200) report.failures.push(`after broken connections the server answers ${status}`);
}

function faultOf(
  malformed: MalformedRequest,
  answer: FuzzAnswer,
  changed: boolean,
  isVendorError: (request: MalformedRequest, answer: FuzzAnswer) => boolean,
): string | undefined {
  const { status, body } = answer;
  const said = `${status} ${body.slice(0, 200)}`;
  if (isServerError(answer)) return `server error ${said}`;
  if (status >= 400 && !isVendorError(malformed, answer)) return `not the vendor's error form: ${said}`;
  if (malformed.must === 'refused' && status < 400) return `not refused: ${said}`;
  if (changed && (malformed.must !== 'answered' || status >= 400)) return `changed the data: ${said}`;
  return undefined;
}

function send(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  malformed: MalformedRequest,
): Promise<FuzzAnswer> {
  return new Promise((resolve, reject) => {
    const { method, path, body } = malformed;
    const { hostname, port } = new URL(url);
    const sent = Object.entries({
      ...headers,
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
      ...malformed.headers,
    }).filter(([, value]) => value !== '');
    const call = request(
      {
        agent,
        host: hostname,
        port,
        method,
        path,
        headers: Object.fromEntries(sent),
        signal: AbortSignal.timeout(DEADLINE_MS),
      },
      (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type'] ?? ''),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

function shown({ kind, method, path, headers, body }: MalformedRequest): string {
  const text =
    body === undefined ? '' : typeof body === 'string' ? body : Buffer.from(body).toString('latin1');
  const extra = headers ? ` ${JSON.stringify(headers).slice(0, 200)}` : '';
  return `[${kind}] ${method} ${path.slice(0, 300)}${extra} ${text.slice(0, 300)}`;
}

/** SOAP answers 500 to every fault, the caller's included. */
function isServerError({ status, body }: FuzzAnswer): boolean {
  return status >= 500 && !body.includes('<faultcode>sf:');
}
