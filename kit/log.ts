import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './telemetry/logged-error.ts';

export type Log = Logger;

/** Lines are gathered, since each write costs several times what its line costs to make. */
const GATHERED_BYTES = 4_096;
const LONGEST_WAIT_MS = 200;
const STANDARD_OUTPUT = 1;

let standardOutput: DestinationStream | undefined;

/**
 * Structured logs, on standard output unless a file or a stream is given: codes and counts, never variables, tokens or
 * personal data. Files and standard output are written in the background, and to the end when the process exits.
 */
export function createLog(level: string, destination?: string | DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => loggedError(error) },
  };
  if (typeof destination === 'string') return pino(options, inBackground(destination));
  if (destination) return pino(options, destination);
  if (level === 'silent') return pino(options);
  standardOutput ??= inBackground(STANDARD_OUTPUT);
  return pino(options, standardOutput);
}

function inBackground(dest: string | number): DestinationStream {
  return pino.destination({ dest, sync: false, minLength: GATHERED_BYTES, periodicFlush: LONGEST_WAIT_MS });
}
