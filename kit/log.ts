import { openSync } from 'node:fs';
import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './telemetry/logged-error.ts';

export type Log = Logger;

/** Lines are gathered, since handing one to be written costs twice what making it does. */
const GATHERED_CHARACTERS = 16_000;
const LONGEST_WAIT_MS = 200;
/** What may wait for a reader that has stalled; what is over it is dropped, so that memory stays flat. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
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
    timestamp: time,
    serializers: { err: (error: unknown) => loggedError(error) },
  };
  if (typeof destination === 'string') return pino(options, inBackground(openSync(destination, 'a')));
  if (destination) return pino(options, destination);
  if (level === 'silent') return pino(options);
  standardOutput ??= inBackground(STANDARD_OUTPUT);
  return pino(options, standardOutput);
}

function inBackground(fd: number): DestinationStream {
  const output = pino.destination({ dest: fd, sync: false, maxLength: MAX_WAITING_BYTES });
  let gathered = '';
  const send = (): void => {
    if (gathered === '') return;
    output.write(gathered);
    gathered = '';
  };
  setInterval(send, LONGEST_WAIT_MS).unref();
  process.once('exit', () => {
    try {
      output.flushSync();
      pino.destination({ dest: fd, sync: true }).write(gathered);
    } catch {
      // Whoever read it has gone first.
    }
  });
  return {
    write(line) {
      gathered += line;
      if (gathered.length >= GATHERED_CHARACTERS) send();
    },
  };
}

let lastMs = 0;
let lastTime = '';

/** The time of a line; lines of one millisecond share it. */
function time(): string {
  const now = Date.now();
  if (now !== lastMs) {
    lastMs = now;
    lastTime = `,"time":"${new Date(now).toISOString()}"`;
  }
  return lastTime;
}
