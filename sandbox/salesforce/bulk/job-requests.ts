import { ASSUMED } from '../assumed.ts';
import { notFound, RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { findObject } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { type Org, okValue, type RestReply, type RestRequest } from '../rest/rest.ts';
import { DELIMITERS, LINE_ENDINGS } from './csv.ts';
import { isOver } from './ingest-results.ts';
import type { Job, JobInfo, JobKind } from './jobs.ts';

/** What ingest and query jobs have in common on the wire. */

export function invalidJob(message: string): RequestError {
  return new RequestError(400, 'INVALIDJOB', `InvalidJob : ${message}`);
}

export function invalidState(message: string): RequestError {
  return new RequestError(400, 'INVALIDJOBSTATE', `InvalidJobState : ${message}`);
}

/** The job that a path names, or 404. */
export function jobAt(org: Org, kind: JobKind, text: string): Job {
  const id = canonicalId(text);
  const job = id === undefined ? undefined : org.bulk.jobs.find(id);
  if (job?.kind !== kind) throw notFound();
  return job;
}

export function objectOfJob(name: string): SObject {
  const object = findObject(name);
  if (!object) throw new RequestError(400, 'INVALIDENTITY', ASSUMED.bulk.unknownObject(name));
  return object;
}

/** A text member of a job's body; a list of values allows only those. */
export function member(
  body: JsonObject,
  name: string,
  allowed?: readonly string[],
  otherwise?: string,
): string | undefined {
  const value = body[name] ?? otherwise;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidJob(ASSUMED.bulk.memberText(name));
  if (!allowed) return value;
  const known = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
  if (known === undefined) throw invalidJob(ASSUMED.bulk.memberOneOf(name, allowed, value));
  return known;
}

/** The part of a new job that does not depend on what it does. */
export function newInfo(
  org: Org,
  request: RestRequest,
  body: JsonObject,
): Omit<JobInfo, 'object' | 'operation'> {
  member(body, 'contentType', ['CSV'], 'CSV');
  const now = org.clock.next();
  return {
    lineEnding: member(body, 'lineEnding', Object.keys(LINE_ENDINGS), 'LF') as string,
    columnDelimiter: member(body, 'columnDelimiter', Object.keys(DELIMITERS), 'COMMA') as string,
    apiVersion: request.version,
    createdById: request.userId,
    createdDate: now,
    systemModstamp: now,
    processed: 0,
    failed: 0,
    milliseconds: 0,
  };
}

/** How every answer about a job begins. */
export function jobHead({ id, state, info }: Job): Record<string, unknown> {
  return {
    id,
    operation: info.operation,
    object: info.object,
    createdById: info.createdById,
    createdDate: info.createdDate,
    systemModstamp: info.systemModstamp,
    state,
    ...(info.externalIdFieldName ? { externalIdFieldName: info.externalIdFieldName } : {}),
    ...(info.assignmentRuleId ? { assignmentRuleId: info.assignmentRuleId } : {}),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(info.apiVersion),
  };
}

export function saveState(org: Org, job: Job, state: Job['state']): void {
  job.state = state;
  job.info.systemModstamp = org.clock.next();
  org.bulk.jobs.save(job);
}

export function abort(org: Org, job: Job): void {
  if (isOver(job)) throw invalidState(ASSUMED.bulk.stateChange('Aborting', spoken(job.state)));
  saveState(org, job, 'Aborted');
}

/** States as refusals name them. */
export function spoken(state: Job['state']): string {
  return state === 'JobComplete' ? 'Completed' : state;
}

export function requireOver(job: Job): void {
  if (!isOver(job)) throw invalidState(ASSUMED.bulk.noResultsYet(job.state));
}

export function removeJob(org: Org, job: Job): RestReply {
  if (job.state === 'Open' || job.state === 'InProgress')
    throw invalidState(ASSUMED.bulk.deleteRunning(job.state));
  org.bulk.jobs.remove(job.id);
  return { status: 204 };
}

/** One page of jobs, and where the next one is. */
export function jobList(
  request: RestRequest,
  path: string,
  jobs: readonly Job[],
  json: (job: Job) => unknown,
): RestReply {
  const locator = request.query.get('queryLocator');
  const offset = locator === null ? 0 : Number(locator.slice(locator.lastIndexOf('-') + 1));
  if (!Number.isInteger(offset) || offset < 0)
    throw new RequestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  const end = offset + ASSUMED.bulk.jobsPerPage;
  const done = end >= jobs.length;
  return okValue({
    done,
    records: jobs.slice(offset, end).map(json),
    nextRecordsUrl: done ? null : `/services/data/v${request.version}/${path}?queryLocator=${end}`,
  });
}

/** CSV as a reply. */
export function csvReply(text: string, headers: Readonly<Record<string, string>> = {}): RestReply {
  return { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8', ...headers }, body: text };
}
