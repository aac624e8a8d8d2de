import type { Increment, LaterPart } from './answer-in-parts.ts';

/** Gathers what deferred work brings until it is asked for: whoever asks slowly gets much at once. */
export class LaterParts implements AsyncIterable<LaterPart> {
  #ready: Increment[] = [];
  #underWay = 0;
  #wake = (): void => {};

  get hasNext(): boolean {
    return this.#underWay > 0 || this.#ready.length > 0;
  }

  /** Work that brings increments, and may add more work before it ends; it never rejects. */
  add(work: Promise<readonly Increment[]>): void {
    this.#underWay++;
    work.then((increments) => {
      this.#underWay--;
      this.#ready.push(...increments);
      this.#wake();
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LaterPart, void, void> {
    let hasNext = this.hasNext;
    while (hasNext) {
      while (this.#ready.length === 0 && this.#underWay > 0)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      const incremental = this.#ready;
      this.#ready = [];
      hasNext = this.hasNext;
      yield incremental.length > 0 ? { incremental, hasNext } : { hasNext };
    }
  }
}
