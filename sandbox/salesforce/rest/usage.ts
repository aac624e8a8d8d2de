import { RequestError } from '../errors.ts';
import type { Limits } from '../governance/limits.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ROWS_PER_BATCH = 10_000;

/** Counts the org's API requests by the day, as `Sforce-Limit-Info` and `/limits` report them. */
export class Usage {
  readonly #limits: Limits;
  readonly #now: () => number;
  #day = 0;
  #used = 0;
  #bulkBatches = 0;
  #bulkQueries = 0;

  constructor(limits: Limits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts requests; throws once the day's are used up. */
  count(requests: number): void {
    this.#beginDay();
    if (this.#used + requests > this.#limits.current.dailyRequests)
      throw new RequestError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    this.#used += requests;
  }

  /** Counts the batches that an upload of so many rows makes; an upload is one at least. */
  countBatches(rows: number): void {
    this.#beginDay();
    this.#bulkBatches += Math.max(1, Math.ceil(rows / ROWS_PER_BATCH));
  }

  countQueryJob(): void {
    this.#beginDay();
    this.#bulkQueries++;
  }

  /** `api-usage=18/5000000` */
  header(): string {
    return `api-usage=${this.#used}/${this.#limits.current.dailyRequests}`;
  }

  limits(): unknown {
    this.#beginDay();
    const { dailyRequests } = this.#limits.current;
    return {
      ConcurrentAsyncGetReportInstances: unused(200),
      ConcurrentSyncReportRuns: unused(20),
      DailyApiRequests: { Max: dailyRequests, Remaining: Math.max(0, dailyRequests - this.#used) },
      DailyAsyncApexExecutions: unused(250_000),
      DailyBulkApiBatches: { Max: 15_000, Remaining: 15_000 - this.#bulkBatches },
      DailyBulkV2QueryFileStorageMB: unused(976_562),
      DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 - this.#bulkQueries },
      DailyDeliveredPlatformEvents: unused(50_000),
      DailyStreamingApiEvents: unused(200_000),
      DailyWorkflowEmails: unused(1_000),
      DataStorageMB: unused(10_240),
      FileStorageMB: unused(10_240),
      HourlyPublishedPlatformEvents: unused(250_000),
      HourlyTimeBasedWorkflow: unused(1_000),
      MassEmail: unused(5_000),
      SingleEmail: unused(5_000),
      StreamingApiConcurrentClients: unused(1_000),
    };
  }

  #beginDay(): void {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day === this.#day) return;
    this.#day = day;
    this.#used = 0;
    this.#bulkBatches = 0;
    this.#bulkQueries = 0;
  }
}

function unused(max: number): { Max: number; Remaining: number } {
  return { Max: max, Remaining: max };
}
