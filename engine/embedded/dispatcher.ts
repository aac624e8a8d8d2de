import type { Log } from '#kit/log.ts';
import { awaitStopping, widthOfKind } from '../dispatching.ts';
import type { Entry } from '../entry.ts';
import type { Dispatcher } from '../journal.ts';
import type { EffectSystem } from '../operation.ts';
import type { Runner, Verdict } from '../runner.ts';
import type { SourceGates } from '../source-gates.ts';
import type { Timing } from '../timing.ts';
import type { EmbeddedJournal } from './journal.ts';
import { Lanes, type Place } from './lanes.ts';
import { ReadyPlaces } from './ready-places.ts';

/** A journal that cannot be written is tried again after this. */
const JOURNAL_RETRY_MS = 1_000;

interface Waiting {
  readonly place: Place;
  readonly system: EffectSystem | undefined;
  readonly isGated: boolean;
  readonly cancel: () => void;
}

/** Works off the journal in this process: the first of each lane, so many beside each other. */
export class EmbeddedDispatcher implements Dispatcher {
  readonly #journal: EmbeddedJournal;
  readonly #runner: Runner;
  readonly #gates: SourceGates;
  readonly #timing: Timing;
  readonly #log: Log;
  readonly #width: number;
  readonly #widthOfKind: number;
  readonly #lanes = new Lanes();
  readonly #ready = new ReadyPlaces();
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #ends = new AbortController();
  #isStopped = false;

  constructor(options: {
    readonly journal: EmbeddedJournal;
    readonly runner: Runner;
    readonly gates: SourceGates;
    readonly timing: Timing;
    readonly log: Log;
    /** How many operations may be under way at once. */
    readonly width: number;
  }) {
    this.#journal = options.journal;
    this.#runner = options.runner;
    this.#gates = options.gates;
    this.#timing = options.timing;
    this.#log = options.log;
    this.#width = options.width;
    this.#widthOfKind = widthOfKind(options.width);
    options.gates.listen({
      mayProbe: (system) => this.#wake((waiting) => waiting.isGated && waiting.system === system, 1),
      reopened: (system) => this.#wake((waiting) => waiting.system === system),
    });
  }

  /** Goes on with everything that an earlier process left. */
  start(): void {
    for (const { seq, ...left } of this.#journal.unfinished()) this.#add({ ...left, order: seq });
  }

  dispatch({ operation, lane }: Entry): void {
    const seq = this.#journal.seqOf(operation.id);
    const { id, kind } = operation;
    if (seq !== undefined) this.#add({ id, kind, lane, order: seq });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { cancel } of this.#waiting.values()) cancel();
    await this.#untilIdle();
    this.#ends.abort();
    await this.#untilIdle();
  }

  async #untilIdle(): Promise<void> {
    if (this.#running.size > 0) await awaitStopping(Promise.all(this.#running.values()), this.#timing);
  }

  #add(place: Place): void {
    if (this.#lanes.add(place)) this.#makeReady(place);
  }

  #makeReady(place: Place): void {
    this.#ready.add(place);
    this.#pump();
  }

  #pump(): void {
    while (!this.#isStopped && this.#running.size < this.#width) {
      const place = this.#ready.take(this.#widthOfKind);
      if (!place) return;
      this.#running.set(place.id, this.#run(place));
    }
  }

  async #run(place: Place): Promise<void> {
    let verdict: Verdict;
    try {
      // It counts as running before it can end.
      await undefined;
      const entry = this.#journal.read(place.id);
      const hold = {
        signal: this.#ends.signal,
        save: (...saved: Parameters<EmbeddedJournal['save']>) => this.#journal.save(...saved),
      };
      verdict = entry ? await this.#runner.run(entry, hold) : { kind: 'settled' };
    } catch (error) {
      this.#log.error({ operation: place.id, err: error }, 'the journal of writes cannot be written');
      const until = new Date(this.#timing.now().getTime() + JOURNAL_RETRY_MS);
      verdict = { kind: 'waits', until, system: undefined, isGated: false };
    }
    this.#running.delete(place.id);
    this.#ready.ended(place);
    this.#after(place, verdict);
    this.#pump();
  }

  #after(place: Place, verdict: Verdict): void {
    if (this.#isStopped) return;
    if (verdict.kind === 'released') {
      // Another engine has the file: nothing here may be written any more.
      this.#isStopped = true;
      this.#log.error('another process has taken the journal of writes over');
      return;
    }
    if (verdict.kind === 'waits') {
      const { until, system, isGated } = verdict;
      // It may have opened while the wait was being kept.
      if (isGated && system && !this.#gates.isClosed(system)) {
        this.#ready.add(place);
        return;
      }
      const cancel = this.#timing.after(until.getTime() - this.#timing.now().getTime(), () =>
        this.#wake((waiting) => waiting.place === place),
      );
      this.#waiting.set(place.id, { place, system, isGated, cancel });
      return;
    }
    const next = this.#lanes.next(place.lane);
    if (next) this.#makeReady(next);
  }

  #wake(isMeant: (waiting: Waiting) => boolean, atMost = Number.POSITIVE_INFINITY): void {
    if (this.#isStopped) return;
    let woken = 0;
    for (const [id, waiting] of this.#waiting) {
      if (woken >= atMost) break;
      if (!isMeant(waiting)) continue;
      woken++;
      waiting.cancel();
      this.#waiting.delete(id);
      this.#ready.add(waiting.place);
    }
    this.#pump();
  }
}
