import { Jobs } from './jobs.ts';
import { type BulkOrg, BulkWorker } from './worker.ts';

/** The org's jobs and what works them off. */
export interface Bulk {
  readonly jobs: Jobs;
  readonly worker: BulkWorker;
}

/** Takes up jobs that a former process left unfinished. */
export function startBulk(org: BulkOrg): Bulk {
  const jobs = new Jobs(org.store);
  return { jobs, worker: new BulkWorker(org, jobs) };
}
