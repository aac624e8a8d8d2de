import { createHash } from 'node:crypto';
import type { KeptFigures } from '#kit/report/kept-figures.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import { isClosedUntil, periodsUntil } from './report-day.ts';

/** Figures, and when the books were read for them. */
export interface DatedFigures<T> {
  readonly figures: T;
  readonly readAt: string;
}

/**
 * Figures of days, kept while all accounting periods up to the day are closed: the key names these periods with their status
 * and when that last changed, and everything else that the figures depend on. Others are read.
 */
export class KeptDays {
  readonly #kept: KeptFigures;
  readonly #books: string;

  /** `books`: which account the figures are of. */
  constructor(kept: KeptFigures, books: string) {
    this.#kept = kept;
    this.#books = books;
  }

  async figures<T>(
    depends: readonly unknown[],
    day: string,
    periods: readonly ReportPeriod[],
    now: string,
    read: () => Promise<T>,
  ): Promise<DatedFigures<T>> {
    if (!isClosedUntil(periods, day)) return { figures: await read(), readAt: now };
    const key = this.#key(depends, periodsUntil(periods, day));
    const [known] = await this.#kept.get([key]);
    if (known !== undefined) return JSON.parse(known) as DatedFigures<T>;
    const fresh = { figures: await read(), readAt: now };
    await this.#kept.put(new Map([[key, JSON.stringify(fresh)]]));
    return fresh;
  }

  #key(depends: readonly unknown[], periods: readonly ReportPeriod[]): string {
    const versions = periods.map(({ sourceId, version }) => [sourceId, version]);
    return createHash('sha256')
      .update(JSON.stringify([this.#books, depends, versions]))
      .digest('base64url');
  }
}
