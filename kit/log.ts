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

/** All that a line may say beside its text; a field that is not here is left out, so that nothing gets into a log unseen. */
const FIELDS: ReadonlySet<string> = new Set([
  // What a client asked for, as `gateway/telemetry/request-observer.ts` writes it, or its id alone.
  'request',
  // What failed, as `kit/telemetry/logged-error.ts` writes it; where; and under what reference a client knows it.
  'err',
  'field',
  'reference',
  'subgraph',
  'system',
  'failure',
  'vendorCode',
  'refusal',
  'reason',
  // A write and its step, an order by its id, and what was found of it.
  'operation',
  'kind',
  'step',
  'attempts',
  'isCompensating',
  'order',
  'finding',
  'seq',
  // A trusted document by its audience and operation; how many operations were planned anew.
  'audience',
  'prepared',
  'lost',
]);

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
    formatters: { log: known },
    serializers: { err: (error: unknown) => loggedError(error) },
  };
  if (typeof destination === 'string') return pino(options, inBackground(openSync(destination, 'a')));
  if (destination) return pino(options, destination);
  if (level === 'silent') return pino(options);
  standardOutput ??= inBackground(STANDARD_OUTPUT);
  return pino(options, standardOutput);
}

function known(fields: Record<string, unknown>): Record<string, unknown> {
  for (const name in fields) {
    if (FIELDS.has(name)) continue;
    return Object.fromEntries(Object.entries(fields).filter(([one]) => FIELDS.has(one)));
  }
  return fields;
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
