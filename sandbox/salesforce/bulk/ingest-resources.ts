import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import { findField } from '../objects/catalogue.ts';
import { bodyObject, type Handler, type Org, okValue, parserError, type RestRequest } from '../rest/rest.ts';
import { ingestResults, type ResultKind } from './ingest-results.ts';
import {
  abort,
  csvReply,
  invalidJob,
  invalidState,
  jobAt,
  jobHead,
  jobList,
  member,
  newInfo,
  objectOfJob,
  removeJob,
  requireOver,
  saveState,
  spoken,
} from './job-requests.ts';
import type { Job } from './jobs.ts';
import { formParts } from './multipart.ts';

const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

/** `POST /jobs/ingest`; as a form the job's data comes along and it starts at once. */
export const createIngestJob: Handler = (org, request) => {
  const form = formParts(String(request.headers['content-type'] ?? ''), request.body);
  if (!form) return okValue(openedJson(create(org, request, bodyObject(request))));
  const body = formJob(form.get('job'));
  const content = form.get('content') ?? '';
  if (content.length > ASSUMED.bulk.maxInlineCharacters)
    throw invalidJob(ASSUMED.bulk.inlineTooLong(ASSUMED.bulk.maxInlineCharacters));
  const job = create(org, request, body);
  org.bulk.jobs.setInput(job.id, content);
  job.info.uploaded = true;
  close(org, job);
  return okValue(openedJson(job));
};

export const listIngestJobs: Handler = (org, request) => {
  const type = request.query.get('jobType');
  const jobs = org.bulk.jobs
    .list(['ingest', 'classic'])
    .filter((job) => type === null || type === typeOf(job));
  return jobList(request, 'jobs/ingest', jobs, stateJson);
};

export const getIngestJob: Handler = (org, _request, id) =>
  okValue(stateJson(jobAt(org, 'ingest', id as string)));

export const uploadRows: Handler = (org, request, id) => {
  const job = jobAt(org, 'ingest', id as string);
  if (job.state !== 'Open') throw invalidState(ASSUMED.bulk.notOpen(job.state));
  if (job.info.uploaded) throw invalidState(ASSUMED.bulk.uploadedTwice);
  if (Buffer.byteLength(request.body) > ASSUMED.bulk.maxUploadBytes)
    throw new RequestError(413, 'REQUEST_ENTITY_TOO_LARGE', ASSUMED.bulk.uploadTooLong);
  org.bulk.jobs.setInput(job.id, request.body);
  job.info.uploaded = true;
  org.bulk.jobs.save(job);
  return { status: 201 };
};

/** `PATCH { state }`: the upload is complete, or the job is given up. */
export const changeIngestJob: Handler = (org, request, id) => {
  const job = jobAt(org, 'ingest', id as string);
  const state = member(bodyObject(request), 'state', ['UploadComplete', 'Aborted']);
  if (state === 'Aborted') abort(org, job);
  else if (state === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('state'));
  else if (job.state === 'Open') close(org, job);
  else throw invalidState(ASSUMED.bulk.stateChange('Closing', spoken(job.state)));
  return okValue(openedJson(job));
};

export const deleteIngestJob: Handler = (org, _request, id) =>
  removeJob(org, jobAt(org, 'ingest', id as string));

const results =
  (kind: ResultKind): Handler =>
  (org, _request, id) => {
    const job = jobAt(org, 'ingest', id as string);
    requireOver(job);
    return csvReply(ingestResults(org.bulk.jobs, job, kind));
  };
export const successfulResults = results('successful');
export const failedResults = results('failed');
export const unprocessedRecords = results('unprocessed');

function create(org: Org, request: RestRequest, body: JsonObject): Job {
  const operation = member(body, 'operation', OPERATIONS);
  const name = member(body, 'object');
  if (operation === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('operation'));
  if (name === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('object'));
  const object = objectOfJob(name);
  const key = member(body, 'externalIdFieldName');
  if (operation === 'upsert') {
    if (key === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('externalIdFieldName'));
    const field = findField(object, key);
    if (!field?.externalId && field?.type !== 'id')
      throw invalidJob(ASSUMED.bulk.noExternalId(key, object.name));
  }
  return org.bulk.jobs.add('ingest', null, 'Open', {
    ...newInfo(org, request, body),
    object: object.name,
    operation,
    externalIdFieldName: operation === 'upsert' ? key : undefined,
    assignmentRuleId: member(body, 'assignmentRuleId'),
    client: request.client,
  });
}

function close(org: Org, job: Job): void {
  saveState(org, job, 'UploadComplete');
  org.bulk.worker.start(job.id);
}

function formJob(text: string | undefined): JsonObject {
  try {
    const value = parseJson(text ?? '');
    if (isObject(value)) return value;
  } catch (error) {
    throw parserError((error as Error).message);
  }
  throw parserError('The part "job" must be a JSON object');
}

/** A job as its creation and its changes answer it. */
function openedJson(job: Job): Record<string, unknown> {
  const { info } = job;
  return {
    ...jobHead(job),
    contentUrl: `services/data/v${info.apiVersion}/jobs/ingest/${job.id}/batches`,
    lineEnding: info.lineEnding,
    columnDelimiter: info.columnDelimiter,
  };
}

function typeOf({ kind }: Job): string {
  return kind === 'classic' ? 'Classic' : 'V2Ingest';
}

/** A job with how far it has come. */
function stateJson(job: Job): Record<string, unknown> {
  const { info } = job;
  return {
    ...openedJson(job),
    jobType: typeOf(job),
    retries: 0,
    totalProcessingTime: info.milliseconds,
    apiActiveProcessingTime: info.milliseconds,
    apexProcessingTime: 0,
    numberRecordsProcessed: info.processed,
    numberRecordsFailed: info.failed,
    ...(info.errorMessage === undefined ? {} : { errorMessage: info.errorMessage }),
  };
}
