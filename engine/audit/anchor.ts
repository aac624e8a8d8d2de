import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Log } from '#kit/log.ts';
import type { Timing } from '../timing.ts';
import { type ChainHead, GENESIS } from './chain.ts';

/** The chain's head as it was kept apart from the rows; the start of the chain where none was kept yet. */
export function readAnchor(file: string): ChainHead {
  if (!existsSync(file)) return GENESIS;
  const { seq, hash } = JSON.parse(readFileSync(file, 'utf8')) as ChainHead;
  return { seq, hash };
}

/** Keeps the head apart, whole or not at all. */
function writeAnchor(file: string, { seq, hash }: ChainHead): void {
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w');
  try {
    writeSync(descriptor, JSON.stringify({ seq, hash }));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/** The rows whose head is kept apart. */
interface AnchoredRows {
  head(): ChainHead;
  hashAt(seq: number): string | undefined;
}

/** At most so long does the anchor stay behind the rows. */
const FOLLOW_MS = 1_000;

/**
 * Keeps the head of the chain in a file of its own, so that rows that go missing at the end leave a trace. Rows that do
 * not lead to the head that was kept are reported, and the file is left alone, so that the trace stays.
 */
export class Anchor {
  readonly #file: string;
  readonly #rows: AnchoredRows;
  readonly #timing: Timing;
  readonly #isIntact: boolean;
  #cancel: (() => void) | undefined;

  constructor(file: string, rows: AnchoredRows, timing: Timing, log: Log) {
    this.#file = file;
    this.#rows = rows;
    this.#timing = timing;
    const { seq, hash } = readAnchor(file);
    this.#isIntact = seq === 0 || rows.hashAt(seq) === hash;
    if (!this.#isIntact)
      log.error({ seq }, 'the audit does not hold the row that was kept apart: npm run audit:verify');
    this.follow();
  }

  /** Rows were added. */
  follow(): void {
    if (!this.#isIntact) return;
    this.#cancel ??= this.#timing.after(FOLLOW_MS, () => this.#write());
  }

  /** Catches up at once. */
  stop(): void {
    if (this.#cancel) this.#write();
  }

  #write(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const head = this.#rows.head();
    if (head.seq > readAnchor(this.#file).seq) writeAnchor(this.#file, head);
  }
}
