/** Something that changed in a source, and the place behind it in the source's changes. */
export interface Change<T> {
  /** Opaque text; whoever has lost the connection goes on behind it. */
  readonly position: string;
  readonly value: T;
}

/** Stands where changes may be missing: the place to go on from is older than what the source keeps. */
export const MISSED = Symbol('missed');

/** A source's changes, one after another. */
export interface ChangeSource<T> {
  /**
   * Hands over what changes after a position (undefined: from now on), in order, until the signal ends; calls
   * `started` once nothing more can be missed. Failures after that are its own affair: it goes on where it was. Rejects
   * with SourceError when it cannot start, or never can go on.
   */
  run(
    after: string | undefined,
    emit: (change: Change<T>) => void,
    started: () => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Everything that has changed after a position until now, where the source can be asked for that. */
  readonly changedSince?: (after: string) => Promise<readonly Change<T>[]>;
}

/** Changes that many listen to. */
export interface ChangeFeed<T> {
  /**
   * What changes after a position; without one, what changes from now on. Resolves once nothing can be missed any
   * more; the iteration ends with the signal, or throws SourceError. Throws SourceError when the source cannot be
   * reached. `waiting`: how many changes may wait for the listener to take them; as many as for any subscriber, where
   * nothing is given.
   */
  listen(after: string | undefined, signal: AbortSignal, waiting?: number): Promise<AsyncIterable<Change<T>>>;
}
