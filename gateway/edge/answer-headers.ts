import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestRecord } from '../telemetry/request-record.ts';

/**
 * The headers of every answer to an operation, whatever its form. Given to `writeHead` as one object: headers that stand on
 * the response before make Node set each of them by itself.
 */
export function answerHeaders({
  id,
  allowance,
}: Pick<RequestRecord, 'id' | 'allowance'>): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': id,
  };
  if (allowance) {
    headers['ratelimit-policy'] = allowance.policy;
    headers.ratelimit = allowance.left;
  }
  return headers;
}
