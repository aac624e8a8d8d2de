import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Lines are gathered, since each write costs several times what its line costs to make. */
const GATHERED_BYTES = 4_096;
const LONGEST_WAIT_MS = 200;

let standardOutput: DestinationStream | undefined;

/**
 * Structured logs, on standard output where nothing else is given: codes and counts, never variables, tokens or personal
 * data. Standard output is written in the background, and to the end when the process exits.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  if (destination) return pino(options, destination);
  if (level === 'silent') return pino(options);
  standardOutput ??= pino.destination({
    dest: 1,
    sync: false,
    minLength: GATHERED_BYTES,
    periodicFlush: LONGEST_WAIT_MS,
  });
  return pino(options, standardOutput);
}
