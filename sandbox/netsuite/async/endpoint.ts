import type { Exchange, Reply } from '../../server/exchange.ts';
import { methodNotAllowed, recordNotFound } from '../errors.ts';
import { preferences } from '../request/preferences.ts';
import { SUITEQL_PATH, transientIsMissing } from '../suiteql/endpoint.ts';
import type { AsyncJobs, JobStatus } from './jobs.ts';

export const JOB_PATH = '/services/rest/async/v1/job';

/** `GET …/job/{id}[/task[/{n}[/result]]]`: how far a job is, its tasks, and what became of each. */
export function answerJob(exchange: Exchange, jobs: AsyncJobs): Reply {
  const { method, path, origin } = exchange;
  const match = /^\/(\d{1,15})(?:\/(task)(?:\/(\d{1,6})(?:\/(result))?)?)?\/?$/.exec(
    path.slice(JOB_PATH.length),
  );
  if (!match) throw recordNotFound();
  if (method !== 'GET') throw methodNotAllowed();
  const [, job = '', tasks, task, result] = match;
  const address = `${origin}${JOB_PATH}/${job}`;
  const known = jobs.job(Number(job));
  if (!known) throw recordNotFound();
  if (tasks === undefined) return statusReply(known, `${address}/task`, address);
  if (task === undefined) return taskList(jobs.taskIds(Number(job)), `${address}/task`);
  const own = `${address}/task/${task}`;
  if (result !== undefined) return taskResult(exchange, jobs, Number(job), Number(task));
  const status = jobs.task(Number(job), Number(task));
  if (!status) throw recordNotFound();
  return statusReply(status, `${own}/result`, own);
}

function statusReply(status: JobStatus, related: string, self: string): Reply {
  return {
    status: 200,
    json: {
      links: [
        { rel: 'related', href: related },
        { rel: 'self', href: self },
      ],
      ...status,
    },
  };
}

function taskList(ids: readonly number[], address: string): Reply {
  return {
    status: 200,
    json: {
      links: [{ rel: 'self', href: address }],
      count: ids.length,
      hasMore: false,
      items: ids.map((id) => ({ links: [{ rel: 'self', href: `${address}/${id}` }] })),
      offset: 0,
      totalResults: ids.length,
    },
  };
}

/** What the synchronous call would have answered, errors with their status. */
function taskResult(exchange: Exchange, jobs: AsyncJobs, job: number, task: number): Reply {
  const known = jobs.result(job, task);
  if (!known) throw recordNotFound();
  if (known.request.target.startsWith(SUITEQL_PATH) && !preferences(exchange).has('transient'))
    throw transientIsMissing();
  return known.reply;
}
