/** An operation's place: of its lane, the earlier `order` goes first. */
export interface Place {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly order: number;
}

/** Operations by lane: only the first of each lane is anybody's to run. */
export class Lanes {
  readonly #lanes = new Map<string, Place[]>();

  /** Whether it is the first of its lane, and so may be run at once. */
  add(place: Place): boolean {
    const lane = this.#lanes.get(place.lane);
    if (!lane) {
      this.#lanes.set(place.lane, [place]);
      return true;
    }
    // Never before the first, which may be under way.
    let at = lane.length;
    while (at > 1 && (lane[at - 1] as Place).order > place.order) at--;
    lane.splice(at, 0, place);
    return false;
  }

  /** The first of the lane is done with; gives the next. */
  next(lane: string): Place | undefined {
    const places = this.#lanes.get(lane);
    places?.shift();
    if (places?.length) return places[0];
    this.#lanes.delete(lane);
    return undefined;
  }
}
