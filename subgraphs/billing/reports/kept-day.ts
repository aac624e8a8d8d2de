import { figureKey, type KeptFigures } from '#kit/report/kept-figures.ts';
import type { BooksCalendar } from '#sources/netsuite/reports/books-calendar.ts';
import { isClosedUntil, periodsUntil } from './report-day.ts';

/** Figures, and when the books were read for them. */
export interface DatedFigures<T> {
  readonly figures: T;
  readonly readAt: string;
}

/**
 * Figures of days, kept while all accounting periods up to the day are closed and nothing in the books changes: a document
 * may be dated in a closed period and posted to an open one, and then belongs to the day. The key names the state of the
 * books, the periods with their status and when that last changed, and all else that the figures depend on. Others are read.
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
    { periods, state }: BooksCalendar,
    now: string,
    read: () => Promise<T>,
  ): Promise<DatedFigures<T>> {
    if (state === undefined || !isClosedUntil(periods, day)) return { figures: await read(), readAt: now };
    const versions = periodsUntil(periods, day).map(({ sourceId, version }) => [sourceId, version]);
    const key = figureKey([this.#books, depends, state, versions]);
    const [known] = await this.#kept.get([key]);
    if (known !== undefined) return JSON.parse(known) as DatedFigures<T>;
    const fresh = { figures: await read(), readAt: now };
    await this.#kept.put(new Map([[key, JSON.stringify(fresh)]]));
    return fresh;
  }
}
