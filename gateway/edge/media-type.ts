import { EVENT_STREAM } from '../../kit/http/event-stream.ts';
import { MULTIPART, takesParts } from './multipart.ts';
import { Refusal } from './refusal.ts';

/** How an answer is written: the type decides which status a refused operation has. */
export type MediaType =
  | 'application/graphql-response+json'
  | 'application/json'
  | typeof EVENT_STREAM
  | typeof MULTIPART;

/** The type to answer with; throws a Refusal where the client takes none that there is. */
export function answerType(accept: string | undefined): MediaType {
  if (accept === undefined || accept === '' || accept === '*/*' || accept === 'application/json')
    return 'application/json';
  let best: { type: MediaType; quality: number } | undefined;
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const type = typeFor(name);
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    if (type !== undefined && quality > (best?.quality ?? 0)) best = { type, quality };
  }
  if (!best && takesParts(accept)) return MULTIPART;
  if (!best)
    throw new Refusal(
      406,
      'BAD_REQUEST',
      'Answers are application/graphql-response+json, application/json or text/event-stream, or multipart/mixed where something is deferred',
    );
  return best.type;
}

/** Whether a client takes a stream of events, perhaps among other types. */
export function takesEvents(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes(EVENT_STREAM) ?? false;
}

function typeFor(range: string): MediaType | undefined {
  if (range === 'application/graphql-response+json' || range === EVENT_STREAM) return range;
  return range === 'application/json' || range === 'application/*' || range === '*/*'
    ? 'application/json'
    : undefined;
}
