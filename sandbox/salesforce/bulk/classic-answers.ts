import type { Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { canonicalId, idAt, serialOf } from '../ids.ts';
import type { Org } from '../rest/rest.ts';
import { document, elements } from './classic-xml.ts';
import { batchResults, isOver } from './ingest-results.ts';
import type { Job } from './jobs.ts';

const RESULT_PREFIX = '752';

/** Refuses a call in the API's own envelope. */
export class ClassicRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A job with what has become of its batches. */
export function jobReply(org: Org, job: Job, status = 200): Reply {
  const { info } = job;
  const batches = org.bulk.jobs.batchesOf(job.id);
  const inState = (...states: Job['state'][]): number =>
    batches.filter(({ state }) => states.includes(state)).length;
  const sum = (of: (batch: Job) => number): number => batches.reduce((total, batch) => total + of(batch), 0);
  const milliseconds = sum((batch) => batch.info.milliseconds);
  const text = document(
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
  return xml(text, status);
}

export function batchReply(batch: Job, status = 200): Reply {
  return xml(document('batchInfo', elements(batchMembers(batch))), status);
}

export function batchListReply(org: Org, job: Job): Reply {
  const batches = org.bulk.jobs.batchesOf(job.id);
  const infos = batches.map((batch) => `<batchInfo>${elements(batchMembers(batch))}</batchInfo>`);
  return xml(document('batchInfoList', infos.join('')));
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

/** The rows of a batch's result; of a query first the list of its result files. */
export function batchResultReply(org: Org, batch: Job, resultId: string | undefined): Reply {
  if (!isOver(batch)) throw new ClassicRefusal('InvalidBatch', ASSUMED.bulk.classicUnfinished);
  const query = isQuery(batch);
  if (!query) return csv(batchResults(org.bulk.jobs, batch));
  if (batch.state !== 'Completed')
    throw new ClassicRefusal('InvalidBatch', batch.info.errorMessage ?? ASSUMED.bulk.classicUnfinished);
  const own = idAt(RESULT_PREFIX, serialOf(batch.id));
  if (resultId === undefined) return xml(document('result-list', elements({ result: own })));
  if (canonicalId(resultId) !== own)
    throw new ClassicRefusal('InvalidBatch', ASSUMED.bulk.classicNotFound('result', resultId));
  const lines = org.bulk.jobs.result(batch.id, 0, Number.POSITIVE_INFINITY);
  return csv(lines.map((line) => `${line}\n`).join(''));
}

export function isQuery({ info }: Job): boolean {
  return info.operation === 'query' || info.operation === 'queryAll';
}

export function xml(text: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/xml' }, text };
}

export function csv(text: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8' }, text };
}
