/** Which fetches have brought what others wait for. */
export class Fetched {
  readonly #ids = new Set<string>();
  #waiting: { readonly ids: readonly string[]; readonly go: () => void }[] = [];

  add(id: string): void {
    this.#ids.add(id);
    this.#waiting = this.#waiting.filter(({ ids, go }) => {
      const ready = ids.every((one) => this.#ids.has(one));
      if (ready) go();
      return !ready;
    });
  }

  /** Until all of some fetches are done. */
  all(ids: readonly string[]): Promise<void> {
    if (ids.every((id) => this.#ids.has(id))) return Promise.resolve();
    return new Promise((go) => this.#waiting.push({ ids, go }));
  }
}
