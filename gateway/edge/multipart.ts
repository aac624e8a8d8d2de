import type { ServerResponse } from 'node:http';
import type { AnswerInParts, FirstPart, LaterPart } from '../defer/answer-in-parts.ts';
import type { ObservedRequest } from '../telemetry/request-observer.ts';
import { answerHeaders } from './answer-headers.ts';

/** What an answer in parts is: the version of incremental delivery that Apollo's clients and routers speak. */
export const MULTIPART = 'multipart/mixed; boundary="-"; deferSpec=20220824';

const PART_HEAD = 'content-type: application/json; charset=utf-8\r\n\r\n';

/**
 * Whether a client takes answers in parts: `multipart/mixed`, of the version that there is or of none in particular.
 */
export function takesParts(accept: string | undefined): boolean {
  if (!accept?.includes('multipart')) return false;
  return accept
    .toLowerCase()
    .split(',')
    .some((range) => {
      const [name, ...rest] = range.split(';').map((one) => one.trim().replaceAll('"', ''));
      if (name !== 'multipart/mixed') return false;
      const parameters = new Map(rest.map((one) => one.split('=') as [string, string]));
      const version = parameters.get('deferspec');
      return (
        Number(parameters.get('q') ?? 1) > 0 &&
        (version === undefined ? !parameters.has('subscriptionspec') : version === '20220824')
      );
    });
}

/**
 * Writes an answer in parts, each as soon as it is there and the client has taken those before; ends early when the
 * client goes. The boundary follows each part at once, so that a client need not wait for the next to read it.
 */
export async function sendParts(
  response: ServerResponse,
  { first, later }: AnswerInParts,
  observed: ObservedRequest,
): Promise<void> {
  const send = async (text: string): Promise<void> => {
    observed.bytes += Buffer.byteLength(text);
    if (!response.write(text)) await drained(response);
  };
  observed.errors = first.errors;
  response.writeHead(200, { ...answerHeaders(observed), 'content-type': MULTIPART });
  await send(`\r\n---\r\n${part(first)}`);
  for await (const next of later) {
    if (response.destroyed) return;
    const errors = next.incremental?.flatMap((one) => one.errors ?? []) ?? [];
    if (errors.length > 0) observed.errors = [...(observed.errors ?? []), ...errors];
    await send(part(next));
  }
  response.end();
}

/** A whole answer, as JSON, for a client that takes nothing but parts: the only one. */
export function onlyPart(json: string): string {
  return `\r\n---\r\n${PART_HEAD}${json.slice(0, -1)},"hasNext":false}\r\n-----\r\n`;
}

function part(content: FirstPart | LaterPart): string {
  return `${PART_HEAD}${JSON.stringify(content)}\r\n---${content.hasNext ? '' : '--'}\r\n`;
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
    if (response.destroyed) go();
  });
}
