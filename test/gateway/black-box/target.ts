import { connect } from 'node:net';

/** What is scanned: one endpoint, as whoever has a token of it finds it. */
export interface Target {
  /** With its path. */
  readonly url: string;
  /** Undefined: it needs none. */
  readonly token: string | undefined;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json:
    | { readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] }
    | undefined;
}

export interface Sent {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the endpoint's own. */
  readonly path?: string;
  /** Without the token. */
  readonly anonymous?: boolean;
}

/** Sends one request and reads what comes back. */
export async function send(target: Target, sent: Sent): Promise<Reply> {
  const url = sent.path === undefined ? target.url : `${new URL(target.url).origin}${sent.path}`;
  const response = await fetch(url, {
    method: sent.method ?? 'POST',
    redirect: 'manual',
    headers: { ...(sent.anonymous ? {} : bearer(target)), ...sent.headers },
    ...(sent.body === undefined ? {} : { body: sent.body as string }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** Posts parameters as JSON. */
export function post(
  target: Target,
  parameters: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return send(target, {
    body: JSON.stringify(parameters),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Sends the document by GET. */
export function get(target: Target, query: string, headers: Record<string, string> = {}): Promise<Reply> {
  const { pathname } = new URL(target.url);
  return send(target, { method: 'GET', path: `${pathname}?query=${encodeURIComponent(query)}`, headers });
}

/** Writes bytes to the server; gives what it wrote within so many milliseconds, and whether it closed the connection. */
export function raw(
  target: Target,
  bytes: string,
  withinMs: number,
): Promise<{ readonly answer: string; readonly isClosed: boolean }> {
  const { hostname, port } = new URL(target.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    const done = (isClosed: boolean): void => {
      clearTimeout(late);
      socket.destroy();
      resolve({ answer, isClosed });
    };
    const late = setTimeout(() => done(false), withinMs);
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => done(true));
    socket.on('error', () => {});
  });
}

/** The head of a POST, to be sent raw. */
export function head(target: Target, headers: readonly string[]): string {
  const { host, pathname } = new URL(target.url);
  const authorization = target.token === undefined ? [] : [`Authorization: Bearer ${target.token}`];
  return [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, ...authorization, ...headers, '', ''].join('\r\n');
}

/** Whether a document was carried out, at least in part. */
export function isAnswered({ json }: Reply): boolean {
  return Object.values(json?.data ?? {}).some((value) => value !== null);
}

export function messages({ json }: Reply): string {
  return (json?.errors ?? []).map(({ message }) => message).join('\n');
}

function bearer({ token }: Target): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function parsed(text: string): Reply['json'] {
  try {
    return JSON.parse(text) as Reply['json'];
  } catch {
    return undefined;
  }
}
