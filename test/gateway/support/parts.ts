import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Gateway } from '../../../gateway/service.ts';

/** As Apollo's client asks for parts. */
const MULTIPART_ACCEPT =
  'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9';

/** An answer that is read part by part, each as soon as it has come. */
export interface PartsReader {
  readonly response: IncomingMessage;
  /** The next piece of the body as it was sent; empty at the end. */
  next(): Promise<string>;
  /** All that is left. */
  rest(): Promise<string>;
  /** Goes away without reading on. */
  leave(): void;
}

export async function askInParts(
  gateway: Gateway,
  body: { readonly query: string; readonly variables?: object },
  accept = MULTIPART_ACCEPT,
): Promise<PartsReader> {
  const sent = request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
  });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const pieces = response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  const next = async (): Promise<string> => (await pieces.next()).value ?? '';
  return {
    response,
    next,
    async rest() {
      let text = '';
      for (let piece = await next(); piece !== ''; piece = await next()) text += piece;
      return text;
    },
    leave: () => void sent.destroy(),
  };
}

/** What the parts of a body hold. */
export function contentsOf(body: string): unknown[] {
  return body
    .split(/\r\n---(?:--)?\r\n/)
    .filter((part) => part !== '')
    .map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))));
}

/** What the later of some parts add, in order. */
export function incrementsOf(parts: readonly unknown[]): unknown[] {
  return parts.flatMap((part) => (part as { incremental?: unknown[] }).incremental ?? []);
}

/** A promise that a test fulfils when it is time. */
export function gate<Value = void>() {
  return Promise.withResolvers<Value>();
}
