import type { ErrorCode } from '#kit/errors.ts';
import { LoggableError } from '#kit/loggable-error.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Refusal } from '#kit/source-refusal.ts';
import type { EffectSystem } from './operation.ts';
import { PassingFailure } from './write.ts';

/** What an error that a step threw means for its operation. */
export type Failure =
  /** The system will never take the write as it is. */
  | {
      readonly kind: 'refused';
      readonly source: EffectSystem;
      readonly code: ErrorCode;
      readonly refusal: Refusal | undefined;
    }
  /** Worth another try. */
  | {
      readonly kind: 'passing';
      readonly code: ErrorCode;
      readonly source: EffectSystem | undefined;
      readonly retryAfterMs: number | undefined;
      /** Whether the system works, and only this write could not be taken at this moment. */
      readonly isBusy: boolean;
    }
  /** No step foresees it. */
  | { readonly kind: 'defect'; readonly code: ErrorCode };

/** The step took longer than any of its calls may. */
export class StepTimeout extends LoggableError {}

export function classify(error: unknown): Failure {
  if (error instanceof SourceError) {
    const source = error.system === 'salesforce' ? 'SALESFORCE' : 'NETSUITE';
    const { failure, refusal, retryAfterMs } = error;
    if (failure === 'rejected') return { kind: 'refused', source, code: 'SOURCE_REJECTED', refusal };
    return { kind: 'passing', code: passingCodes[failure], source, retryAfterMs, isBusy: failure === 'busy' };
  }
  const passing = { kind: 'passing', source: undefined, isBusy: false } as const;
  if (error instanceof PassingFailure)
    return { ...passing, code: 'SOURCE_UNAVAILABLE', retryAfterMs: error.retryAfterMs };
  if (error instanceof StepTimeout) return { ...passing, code: 'SOURCE_TIMEOUT', retryAfterMs: undefined };
  return { kind: 'defect', code: 'INTERNAL_SERVER_ERROR' };
}

const passingCodes = {
  unavailable: 'SOURCE_UNAVAILABLE',
  timeout: 'SOURCE_TIMEOUT',
  rateLimited: 'RATE_LIMITED',
  busy: 'SOURCE_UNAVAILABLE',
} as const;
