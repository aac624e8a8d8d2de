import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import type { Org } from '../rest/rest.ts';
import { versionOf } from '../rest/versions.ts';
import {
  batchListReply,
  batchReply,
  batchResultReply,
  ClassicRefusal,
  csv,
  jobReply,
  xml,
} from './classic-answers.ts';
import { addBatch, batchAt, type Call, changeJob, createJob, jobAt } from './classic-jobs.ts';
import { document, elements } from './classic-xml.ts';

/** Bulk API 1.0: jobs in XML, batches in CSV, as clients that still use it send them. */

export const CLASSIC_PATH = '/services/async/';

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
    if (known === undefined)
      throw new ClassicRefusal('InvalidVersion', ASSUMED.bulk.classicVersion(version ?? ''));
    if (kind !== 'job' || more.length > 0) throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
    org.usage.count(1);
    const call: Call = { org, userId, version: known, exchange };
    if (jobId === undefined) return only(exchange, 'POST', () => createJob(call));
    const job = jobAt(org, jobId);
    if (batches === undefined)
      return exchange.method === 'POST'
        ? changeJob(call, job)
        : only(exchange, 'GET', () => jobReply(org, job));
    if (batches !== 'batch') throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
    if (batchId === undefined)
      return exchange.method === 'POST'
        ? addBatch(call, job)
        : only(exchange, 'GET', () => batchListReply(org, job));
    const batch = batchAt(org, job, batchId);
    return only(exchange, 'GET', () => {
      if (result === undefined) return batchReply(batch);
      if (result === 'request') return csv(org.bulk.jobs.input(batch.id));
      if (result !== 'result') throw new ClassicRefusal('InvalidUrl', ASSUMED.bulk.classicUrl);
      return batchResultReply(org, batch, resultId);
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

function only(exchange: Exchange, method: string, answer: () => Reply): Reply {
  if (exchange.method !== method)
    throw new ClassicRefusal('MethodNotAllowed', ASSUMED.bulk.classicMethod(exchange.method));
  return answer();
}

function segmentsOf(path: string): string[] {
  return path
    .slice(CLASSIC_PATH.length)
    .split('/')
    .filter((segment) => segment !== '');
}

function refusal(code: string, message: string): Reply {
  return xml(document('error', elements({ exceptionCode: code, exceptionMessage: message })), 400);
}
