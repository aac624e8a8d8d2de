import type { Place } from './lanes.ts';

interface Kind {
  readonly ready: Place[];
  underWay: number;
}

/** What may be run at once: the kinds of writes take turns, within a kind whoever was ready first. */
export class ReadyPlaces {
  readonly #kinds = new Map<string, Kind>();

  add(place: Place): void {
    const kind = this.#kinds.get(place.kind) ?? { ready: [], underWay: 0 };
    this.#kinds.set(place.kind, kind);
    kind.ready.push(place);
  }

  /** The next one whose kind has fewer than so many under way; it is under way from now on. */
  take(limit: number): Place | undefined {
    for (const [name, kind] of this.#kinds) {
      const place = kind.underWay < limit ? kind.ready.shift() : undefined;
      if (!place) continue;
      kind.underWay++;
      // Behind the others: it has had its turn.
      this.#kinds.delete(name);
      this.#kinds.set(name, kind);
      return place;
    }
    return undefined;
  }

  /** It is under way no more. */
  ended(place: Place): void {
    const kind = this.#kinds.get(place.kind);
    if (kind) kind.underWay--;
  }
}
