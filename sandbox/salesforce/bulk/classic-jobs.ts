import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { findField, findObject } from '../objects/catalogue.ts';
import type { Org } from '../rest/rest.ts';
import { batchReply, ClassicRefusal, isQuery, jobReply } from './classic-answers.ts';
import { membersOf } from './classic-xml.ts';
import { isOver } from './ingest-results.ts';
import type { Job, JobInfo } from './jobs.ts';
import { bulkQueryColumns } from './query-lines.ts';

const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete', 'query', 'queryAll'];

/** A call of Bulk API 1.0 by a user. */
export interface Call {
  readonly org: Org;
  readonly userId: string;
  readonly version: string;
  readonly exchange: Exchange;
}

export function createJob({ org, userId, version, exchange }: Call): Reply {
  const given = membersOf(exchange.body, 'jobInfo');
  if (!given) throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicBody);
  const operation = given.get('operation') ?? '';
  if (!OPERATIONS.includes(operation))
    throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicOperation(operation));
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
  return jobReply(org, org.bulk.jobs.add('classic', null, 'Open', info), 201);
}

/** `<state>`: the job takes no more batches, or it is given up. */
export function changeJob({ org, exchange }: Call, job: Job): Reply {
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
  return jobReply(org, job);
}

export function addBatch({ org, exchange }: Call, job: Job): Reply {
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
  if (!isQuery(job) || queryIsFine(org, batch)) org.bulk.worker.start(batch.id);
  return batchReply(batch, 201);
}

/** A query that cannot run makes its batch fail, not the call. */
function queryIsFine(org: Org, batch: Job): boolean {
  try {
    bulkQueryColumns(org.engine, batch.info.query as string, batch.info.operation === 'queryAll');
    return true;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    batch.state = 'Failed';
    batch.info.errorMessage = ASSUMED.bulk.classicQuery(`${error.errorCode}: ${error.message}`);
    org.bulk.jobs.save(batch);
    return false;
  }
}

export function jobAt(org: Org, text: string): Job {
  const id = canonicalId(text);
  const job = id === undefined ? undefined : org.bulk.jobs.find(id);
  if (job?.kind !== 'classic')
    throw new ClassicRefusal('InvalidJob', ASSUMED.bulk.classicNotFound('job', text));
  return job;
}

export function batchAt(org: Org, job: Job, text: string): Job {
  const id = canonicalId(text);
  const batch = id === undefined ? undefined : org.bulk.jobs.find(id);
  if (batch?.parent !== job.id)
    throw new ClassicRefusal('InvalidBatch', ASSUMED.bulk.classicNotFound('batch', text));
  return batch;
}
