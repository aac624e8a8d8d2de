import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs on standard output: codes and counts, never variables, tokens or personal data. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
