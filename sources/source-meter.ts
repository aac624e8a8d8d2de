import { cancellation } from '../kit/cancellation.ts';
import { SourceError, type SourceFailure, type SourceSystem } from '../kit/source-error.ts';
import type { Histogram } from '../kit/telemetry/accumulators.ts';
import type { Metrics } from '../kit/telemetry/metrics.ts';
import { isBackground } from '../kit/work.ts';

/** The first that fits a path names its kind; both systems' paths are told apart by these words. */
const KINDS = [
  ['token', /\/(oauth2|auth)\//],
  ['query', /\/(query|queryAll)(\/|\?|$)/],
  ['composite', /\/composite(\/|\?|$)/],
  ['record', /\/(record|sobjects)\//],
] as const;

/** Measures the requests to one source. */
export class SourceMeter {
  readonly #system: SourceSystem;
  readonly #metrics: Metrics;

  constructor(system: SourceSystem, metrics: Metrics) {
    this.#system = system;
    this.#metrics = metrics;
  }

  /** How long requests wait for a place among those that may be under way. */
  queue(urgency: string): Histogram {
    return this.#metrics.family('source_queue_seconds').with(this.#system, urgency);
  }

  /** Sends a request; `failureOf` says of an answer that it is a refusal, where refusals are not thrown. */
  async measure<T>(
    path: string,
    send: () => Promise<T>,
    failureOf: (answer: T) => SourceFailure | undefined = () => undefined,
  ): Promise<T> {
    const kind = KINDS.find(([, form]) => form.test(path))?.[0] ?? 'other';
    // A token is for everybody, whoever needed it first.
    const background = kind !== 'token' && isBackground();
    const startedAt = performance.now();
    let outcome: string = 'ok';
    try {
      const answer = await send();
      outcome = failureOf(answer) ?? 'ok';
      return answer;
    } catch (error) {
      const failure = error instanceof SourceError ? error.failure : 'rejected';
      outcome = cancellation()?.aborted ? 'cancelled' : failure;
      throw error;
    } finally {
      this.#metrics
        .family('source_request_duration_seconds')
        .with(this.#system, kind, String(background), outcome)
        .observe((performance.now() - startedAt) / 1_000);
    }
  }
}
