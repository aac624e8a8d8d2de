import type { Measured } from '../measured.ts';
import { startMillionLines } from '../million-lines.ts';

const LOAD_LIMIT_S = 60;
const MEMORY_LIMIT_MB = 1_000;

/** How long it takes to write the demo company with a million transaction lines and to load it, and what memory that takes. */
export async function loadScale(): Promise<Measured[]> {
  const { lines, writtenInMs, readyInMs, usage, stop } = await startMillionLines();
  const used = usage();
  await stop();
  const written = writtenInMs / 1_000;
  const ready = readyInMs / 1_000;
  return [
    {
      promise: `a data set with ${lines} transaction lines is written`,
      figure: `${written.toFixed(1)} s`,
      limit: `${LOAD_LIMIT_S} s`,
      holds: written < LOAD_LIMIT_S,
    },
    {
      promise: `NetSuite: ${lines} transaction lines load, from the start of the process until it is ready`,
      figure: `${ready.toFixed(1)} s${used ? ` (processor time ${(used.cpuMs / 1_000).toFixed(1)} s)` : ''}`,
      limit: `${LOAD_LIMIT_S} s`,
      holds: ready < LOAD_LIMIT_S,
    },
    {
      promise: 'NetSuite: its resident memory at the highest',
      figure: used ? `${used.peakMemoryMb.toFixed(0)} MB` : 'unknown here',
      limit: `${MEMORY_LIMIT_MB} MB`,
      holds: !used || used.peakMemoryMb < MEMORY_LIMIT_MB,
    },
  ];
}
