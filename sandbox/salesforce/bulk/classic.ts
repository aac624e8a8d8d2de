import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId, idAt, serialOf } from '../ids.ts';
import { findField, findObject } from '../objects/catalogue.ts';
import type { Org } from '../rest/rest.ts';
import { versionOf } from '../rest/versions.ts';
import { document, elements, membersOf } from './classic-xml.ts';
import { batchResults, isOver } from './ingest-results.ts';
import type { Job, JobInfo } from './jobs.ts';
import { bulkQueryColumns } from './query-lines.ts';

/** Bulk API 1.0: jobs in XML, batches in CSV, as clients that still use it send them. */

export const CLASSIC_PATH = '/services/async/';
const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete', 'query', 'queryAll'];
const RESULT_PREFIX = '752';

/** Refuses a call in the API's own envelope. */
class ClassicRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Under which name a call counts. */
export function classicOperation(method: string, path: string): string {
  const [, kind, , batch, , result] = segmentsOf(path);
  if (kind !== 'job') return 'unknown';
  const subject = result ? 'results' : batch ? 'batch' : 'job';
  return `classicBulk.${method === 'POST' ? `${subject}.post` : subject}`;
}

/** Answers a call below `/services/async/`. */
export function classicReply(org: Org, userId: string | undefined, exchange: Exchange): Reply {
  try {
    if (userId === undefined) throw new ClassicRefusal('InvalidSessionId', 'Invalid session id');
    const [version, kind, jobId, batches, batchId, result, resultId, ...more] = segmentsOf(exchange.path);
    const known = versionOf(`v${version ?? ''}`);
    if (known === undefined) throw new ClassicRefusal('InvalidVersion', `Invalid version: ${version ?? ''}`);
    if (kind !== 'job' || more.length > 0) throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
    org.usage.count(1);
    const call: Call = { org, userId, version: known, exchange };
    if (jobId === undefined) return only(exchange, 'POST', () => createJob(call));
    const job = jobAt(org, jobId);
    if (batches === undefined)
      return exchange.method === 'POST'
        ? changeJob(call, job)
        : only(exchange, 'GET', () => xml(jobXml(org, job)));
    if (batches !== 'batch') throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
    if (batchId === undefined)
      return exchange.method === 'POST'
        ? addBatch(call, job)
        : only(exchange, 'GET', () => xml(batchList(org, job)));
    const batch = batchAt(org, job, batchId);
    return only(exchange, 'GET', () => {
      if (result === undefined) return xml(document('batchInfo', elements(batchMembers(batch))));
      if (result === 'request') return csv(org.bulk.jobs.input(batch.id));
      if (result !== 'result') throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
      return batchResult(org, batch, resultId);
    });
  } catch (error) {
    if (error instanceof ClassicRefusal) return refusal(error.code, error.message);
    if (error instanceof RequestError)
      return refusal(
        error.status === 403 ? 'ExceededQuota' : 'InvalidBatch',
        `${error.errorCode}: ${error.message}`,
      );
    throw error;
  }
}

interface Call {
  readonly org: Org;
  readonly userId: string;
  readonly version: string;
  readonly exchange: Exchange;
}

function createJob({ org, userId, version, exchange }: Call): Reply {
  const given = membersOf(exchange.body, 'jobInfo');
  if (!given) throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicBody);
  const operation = given.get('operation') ?? '';
  if (!OPERATIONS.includes(operation))
    throw new ClassicRefusal('InvalidJob', `Unknown operation: ${operation}`);
  const object = findObject(given.get('object') ?? '');
  if (!object)
    throw new ClassicRefusal('InvalidEntity', `Unable to find object: ${given.get('object') ?? ''}`);
  if ((given.get('contentType') ?? 'XML') !== 'CSV')
    throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicContentType);
  const key = given.get('externalIdFieldName');
  const field = key === undefined ? undefined : findField(object, key);
  if (operation === 'upsert' && !field?.externalId && field?.type !== 'id')
    throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.noExternalId(key ?? '', object.name));
  const now = org.clock.next();
  const info: JobInfo = {
    object: object.name,
    operation,
    externalIdFieldName: operation === 'upsert' ? key : undefined,
    assignmentRuleId: given.get('assignmentRuleId'),
    concurrencyMode: given.get('concurrencyMode') ?? 'Parallel',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    apiVersion: version,
    createdById: userId,
    createdDate: now,
    systemModstamp: now,
    processed: 0,
    failed: 0,
    milliseconds: 0,
  };
  return xml(jobXml(org, org.bulk.jobs.add('classic', null, 'Open', info)), 201);
}

/** `<state>`: the job takes no more batches, or it is given up. */
function changeJob({ org, exchange }: Call, job: Job): Reply {
  const state = membersOf(exchange.body, 'jobInfo')?.get('state');
  if (state !== 'Closed' && state !== 'Aborted')
    throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicBody);
  if (job.state !== 'Open')
    throw new ClassicRefusal(
      'InvalidJobState',
      ASSUMED.bulk.stateChange(state === 'Closed' ? 'Closing' : 'Aborting', job.state),
    );
  if (state === 'Aborted')
    for (const batch of org.bulk.jobs.batchesOf(job.id))
      if (!isOver(batch)) {
        batch.state = 'NotProcessed';
        org.bulk.jobs.save(batch);
      }
  job.state = state;
  job.info.systemModstamp = org.clock.next();
  org.bulk.jobs.save(job);
  return xml(jobXml(org, job));
}

function addBatch({ org, exchange }: Call, job: Job): Reply {
  if (job.state !== 'Open') throw new ClassicRefusal('InvalidJobState', ASSUMED.bulk.notOpen(job.state));
  if (exchange.body.trim() === '') throw new ClassicRefusal('ClientInputError', ASSUMED.bulk.emptyBatch);
  const now = org.clock.next();
  const query = isQuery(job) ? { query: exchange.body } : {};
  const batch = org.bulk.jobs.add('batch', job.id, 'Queued', {
    ...job.info,
    ...query,
    createdDate: now,
    systemModstamp: now,
    processed: 0,
    failed: 0,
    milliseconds: 0,
  });
  org.bulk.jobs.setInput(batch.id, exchange.body);
  if (isQuery(job) && !queryIsFine(org, batch))
    return xml(document('batchInfo', elements(batchMembers(batch))), 201);
  org.bulk.worker.start(batch.id);
  return xml(document('batchInfo', elements(batchMembers(batch))), 201);
}

/** A query that cannot run makes its batch fail, not the call. */
function queryIsFine(org: Org, batch: Job): boolean {
  try {
    bulkQueryColumns(org.engine, batch.info.query as string, batch.info.operation === 'queryAll');
    return true;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    batch.state = 'Failed';
    batch.info.errorMessage = `InvalidBatch : Failed to process query: ${error.errorCode}: ${error.message}`;
    org.bulk.jobs.save(batch);
    return false;
  }
}

function batchResult(org: Org, batch: Job, resultId: string | undefined): Reply {
  if (!isOver(batch)) throw new ClassicRefusal('InvalidBatch', ASSUMED.bulk.classicUnfinished);
  const query = isQuery(batch);
  if (!query) return csv(batchResults(org.bulk.jobs, batch));
  if (batch.state !== 'Completed')
    throw new ClassicRefusal('InvalidBatch', batch.info.errorMessage ?? ASSUMED.bulk.classicUnfinished);
  const own = idAt(RESULT_PREFIX, serialOf(batch.id));
  if (resultId === undefined) return xml(document('result-list', elements({ result: own })));
  if (canonicalId(resultId) !== own)
    throw new ClassicRefusal('InvalidBatch', `Unable to find result: ${resultId}`);
  const lines = org.bulk.jobs.result(batch.id, 0, Number.POSITIVE_INFINITY);
  return csv(lines.map((line) => `${line}\n`).join(''));
}

function isQuery({ info }: Job): boolean {
  return info.operation === 'query' || info.operation === 'queryAll';
}

function jobAt(org: Org, text: string): Job {
  const id = canonicalId(text);
  const job = id === undefined ? undefined : org.bulk.jobs.find(id);
  if (job?.kind !== 'classic') throw new ClassicRefusal('InvalidJob', `Unable to find job for id: ${text}`);
  return job;
}

function batchAt(org: Org, job: Job, text: string): Job {
  const id = canonicalId(text);
  const batch = id === undefined ? undefined : org.bulk.jobs.find(id);
  if (batch?.parent !== job.id)
    throw new ClassicRefusal('InvalidBatch', `Unable to find batch for id: ${text}`);
  return batch;
}

function jobXml(org: Org, job: Job): string {
  const { info } = job;
  const batches = org.bulk.jobs.batchesOf(job.id);
  const inState = (...states: Job['state'][]): number =>
    batches.filter(({ state }) => states.includes(state)).length;
  const sum = (of: (batch: Job) => number): number => batches.reduce((total, batch) => total + of(batch), 0);
  const milliseconds = sum((batch) => batch.info.milliseconds);
  return document(
    'jobInfo',
    elements({
      id: job.id,
      operation: info.operation,
      object: info.object,
      createdById: info.createdById,
      createdDate: instant(info.createdDate),
      systemModstamp: instant(info.systemModstamp),
      state: job.state,
      externalIdFieldName: info.externalIdFieldName,
      assignmentRuleId: info.assignmentRuleId,
      concurrencyMode: info.concurrencyMode,
      contentType: 'CSV',
      numberBatchesQueued: inState('Queued'),
      numberBatchesInProgress: inState('InProgress'),
      numberBatchesCompleted: inState('Completed'),
      numberBatchesFailed: inState('Failed'),
      numberBatchesTotal: batches.length,
      numberRecordsProcessed: sum((batch) => batch.info.processed),
      numberRetries: 0,
      apiVersion: info.apiVersion,
      numberRecordsFailed: sum((batch) => batch.info.failed),
      totalProcessingTime: milliseconds,
      apiActiveProcessingTime: milliseconds,
      apexProcessingTime: 0,
    }),
  );
}

function batchList(org: Org, job: Job): string {
  const batches = org.bulk.jobs.batchesOf(job.id);
  return document(
    'batchInfoList',
    batches.map((batch) => `<batchInfo>${elements(batchMembers(batch))}</batchInfo>`).join(''),
  );
}

function batchMembers(batch: Job): Record<string, unknown> {
  const { info } = batch;
  return {
    id: batch.id,
    jobId: batch.parent,
    state: batch.state,
    stateMessage: info.errorMessage,
    createdDate: instant(info.createdDate),
    systemModstamp: instant(info.systemModstamp),
    numberRecordsProcessed: info.processed,
    numberRecordsFailed: info.failed,
    totalProcessingTime: info.milliseconds,
    apiActiveProcessingTime: info.milliseconds,
    apexProcessingTime: 0,
  };
}

function instant(text: string): string {
  return text.replace('+0000', 'Z');
}

function only(exchange: Exchange, method: string, answer: () => Reply): Reply {
  if (exchange.method !== method)
    throw new ClassicRefusal('MethodNotAllowed', `Method ${exchange.method} is not allowed`);
  return answer();
}

function segmentsOf(path: string): string[] {
  return path
    .slice(CLASSIC_PATH.length)
    .split('/')
    .filter((segment) => segment !== '');
}

function xml(text: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/xml' }, text };
}

function csv(text: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8' }, text };
}

function refusal(code: string, message: string): Reply {
  return xml(document('error', elements({ exceptionCode: code, exceptionMessage: message })), 400);
}
