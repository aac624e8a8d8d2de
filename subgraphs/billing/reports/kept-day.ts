/** Figures, and when the books were read for them. */
export interface DatedFigures<T> {
  readonly figures: T;
  readonly readAt: string;
}
