import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestRecord } from './request-record.ts';

const REQUEST_ID = /^[\w-]{1,64}$/;
/** Version 00 of W3C Trace Context; ids of zeros alone are none. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const MAX_TRACESTATE = 512;

/** Tells the requests of this process from those of every other. */
const own = randomBytes(6).toString('hex');
let count = 0;

/**
 * What joins a request with what others write down of it. The gateway makes no spans of its own, so a trace goes on as it
 * came; what is not well-formed is left out, since it would reach logs and subgraphs.
 */
export function correlate(headers: IncomingHttpHeaders): Pick<RequestRecord, 'id' | 'headers'> {
  const given = headers['x-request-id'];
  const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : `${own}-${(++count).toString(36)}`;
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string' || !TRACEPARENT.test(traceparent))
    return { id, headers: { 'x-request-id': id } };
  return {
    id,
    headers:
      typeof tracestate === 'string' && tracestate.length <= MAX_TRACESTATE
        ? { 'x-request-id': id, traceparent, tracestate }
        : { 'x-request-id': id, traceparent },
  };
}
