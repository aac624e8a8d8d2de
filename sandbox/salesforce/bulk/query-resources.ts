import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { bodyObject, type Handler, okValue } from '../rest/rest.ts';
import { LINE_ENDINGS } from './csv.ts';
import {
  abort,
  csvReply,
  invalidJob,
  jobAt,
  jobHead,
  jobList,
  member,
  newInfo,
  removeJob,
  requireOver,
} from './job-requests.ts';
import type { Job } from './jobs.ts';
import { bulkQueryColumns } from './query-lines.ts';

/** `POST /jobs/query` */
export const createQueryJob: Handler = (org, request) => {
  const body = bodyObject(request);
  const operation = member(body, 'operation', ['query', 'queryAll']);
  const query = member(body, 'query');
  if (operation === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('operation'));
  if (query === undefined) throw invalidJob(ASSUMED.bulk.memberRequired('query'));
  const { object } = bulkQueryColumns(org.engine, query, operation === 'queryAll');
  const job = org.bulk.jobs.add('query', null, 'UploadComplete', {
    ...newInfo(org, request, body),
    object: object.name,
    operation,
    query,
  });
  org.usage.countQueryJob();
  org.bulk.worker.start(job.id);
  return okValue(openedJson(job));
};

export const listQueryJobs: Handler = (org, request) =>
  jobList(request, 'jobs/query', org.bulk.jobs.list(['query']), stateJson);

export const getQueryJob: Handler = (org, _request, id) =>
  okValue(stateJson(jobAt(org, 'query', id as string)));

/** `PATCH { state: "Aborted" }` */
export const changeQueryJob: Handler = (org, request, id) => {
  const job = jobAt(org, 'query', id as string);
  if (member(bodyObject(request), 'state', ['Aborted']) === undefined)
    throw invalidJob(ASSUMED.bulk.memberRequired('state'));
  abort(org, job);
  return okValue(openedJson(job));
};

export const deleteQueryJob: Handler = (org, _request, id) =>
  removeJob(org, jobAt(org, 'query', id as string));

/** `GET /jobs/query/{id}/results?locator=&maxRecords=`: the locator is null behind the last row. */
export const queryJobResults: Handler = (org, request, id) => {
  const job = jobAt(org, 'query', id as string);
  requireOver(job);
  if (job.state !== 'JobComplete')
    throw new RequestError(400, 'INVALIDJOBSTATE', job.info.errorMessage ?? job.state);
  const from = offsetOf(request.query.get('locator'), job);
  const max = maxRecordsOf(request.query.get('maxRecords'));
  const [header = ''] = org.bulk.jobs.result(job.id, 0, 1);
  const lines = org.bulk.jobs.result(job.id, from + 1, from + 1 + max);
  const next = from + lines.length;
  const end = LINE_ENDINGS[job.info.lineEnding] as string;
  return csvReply([header, ...lines].map((line) => line + end).join(''), {
    'Sforce-Locator': next < job.info.processed ? locatorOf(next) : 'null',
    'Sforce-NumberOfRecords': String(lines.length),
  });
};

/** Opaque to clients: the number of rows before the page. */
function locatorOf(offset: number): string {
  return Buffer.from(String(offset)).toString('base64url');
}

function offsetOf(locator: string | null, job: Job): number {
  if (locator === null || locator === '') return 0;
  const offset = Number(Buffer.from(locator, 'base64url').toString('utf8'));
  if (!Number.isInteger(offset) || offset <= 0 || offset >= job.info.processed)
    throw new RequestError(400, 'INVALID_QUERY_LOCATOR', ASSUMED.bulk.unknownLocator);
  return offset;
}

function maxRecordsOf(text: string | null): number {
  if (text === null) return ASSUMED.bulk.resultRows;
  const max = Number(text);
  if (!Number.isInteger(max) || max < 1) throw invalidJob(ASSUMED.bulk.memberCount('maxRecords', text));
  return max;
}

function openedJson(job: Job): Record<string, unknown> {
  const { lineEnding, columnDelimiter } = job.info;
  return { ...jobHead(job), lineEnding, columnDelimiter };
}

function stateJson(job: Job): Record<string, unknown> {
  return {
    ...openedJson(job),
    jobType: 'V2Query',
    numberRecordsProcessed: job.info.processed,
    retries: 0,
    totalProcessingTime: job.info.milliseconds,
    isPkChunkingSupported: true,
    ...(job.info.errorMessage === undefined ? {} : { errorMessage: job.info.errorMessage }),
  };
}
