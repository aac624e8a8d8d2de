import type { Exchange, Reply } from '../../server/exchange.ts';
import { NetSuiteError } from '../errors.ts';
import { batchRequests, isBatch } from './batch.ts';
import { JOB_PATH } from './endpoint.ts';
import type { AsyncJobs, TaskRequest } from './jobs.ts';

/** Headers that still mean something when the request runs; the client's credentials are not among them. */
const KEPT_HEADERS = [
  'accept',
  'content-type',
  'x-netsuite-propertynamevalidation',
  'x-netsuite-propertyvaluevalidation',
];

/** Answers a request that asks for `respond-async`: 202 with the address of its job. */
export function submitJob(exchange: Exchange, jobs: AsyncJobs): Reply {
  const key = exchange.headers['x-netsuite-idempotency-key'];
  const idempotencyKey = typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined;
  const known = idempotencyKey === undefined ? undefined : jobs.submittedWith(idempotencyKey);
  if (known !== undefined)
    throw new NetSuiteError(
      400,
      'IDEMPOTENCY_ERROR',
      'A request with the same idempotency key is already submitted. See the "Location" header for a link to the previously submitted job',
      {},
      { title: 'Conflict', headers: jobHeaders(exchange, known) },
    );
  const request = taskRequest(exchange);
  const job = jobs.submit(isBatch(exchange) ? batchRequests(exchange, request) : [request], idempotencyKey);
  return { status: 202, headers: { ...jobHeaders(exchange, job), 'x-netsuite-jobid': String(job) } };
}

function jobHeaders({ origin }: Exchange, job: number): Record<string, string> {
  return { 'preference-applied': 'respond-async', location: `${origin}${JOB_PATH}/${job}` };
}

/** The request as it will run: without its wish for an asynchronous answer. */
function taskRequest({ method, target, origin, headers, body }: Exchange): TaskRequest {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) if (headers[name] !== undefined) kept[name] = String(headers[name]);
  const prefer = String(headers.prefer)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/^(respond-async|batch-processing=.*)$/i.test(part));
  if (prefer.length > 0) kept.prefer = prefer.join(', ');
  return { method, target, origin, headers: kept, body };
}
